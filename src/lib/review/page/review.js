// Runs in the browser as it is. The server's token is the first word of the page's own path.
"use strict";
const token = location.pathname.split("/")[1];
const $ = (id) => document.getElementById(id);
const WORDS = { same: "same die", different: "different dies", unsure: "cannot tell" };

/** Another server may have had the same port, and another judge. */
const NAME_KEY = `by ${token}`;

let items = [];
let at = -1;
/** What this page did, for undo: pairs that were judged at once, and what had been said of each. */
const done = [];

/** Disputes that this page has judged: they are not asked again before the page is loaded again. */
const looked = new Set();

const isOpenDispute = (item) => item.disputed && !looked.has(keyOf(item));
const isSettled = (item) =>
  !isOpenDispute(item) && (item.verdict !== null || item.follows !== null || item.decided);
const called = ({ a, b, side }) => `${a} and ${b}, ${side}`;
const keyOf = ({ side, a, b }) => `${side}\n${a}\n${b}`;

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "omit", ...options });
  } catch {
    throw new Error(
      "The server does not answer: nothing was saved just now. What was saved before is safe. Start it again with npx numislab review, and open the address that it prints.",
    );
  }
  const answer = await response
    .json()
    .catch(() => ({ message: `The server answered ${response.status}.` }));
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

/** A path, with who looks: the server tells each judge what is theirs. */
const seenBy = (path) =>
  `${path}?by=${encodeURIComponent($("by").value)}${$("independent").checked ? "&independent=1" : ""}`;

async function load() {
  const named = await ask("study");
  $("study").textContent = named.name;
  document.title = `Review · ${named.name}`;
  $("by").value = localStorage.getItem(NAME_KEY) ?? named.by;
  const study = await ask(seenBy("study"));
  items = study.items;
  specimens = study.specimens;
  const first = items.findIndex((item) => !isSettled(item));
  show(first >= 0 ? first : 0, false);
}

/** Takes in what the server knows: the other tab's verdicts too. The pair that is seen stays. */
function take(fresh) {
  const seen = at >= 0 ? keyOf(items[at]) : null;
  items = fresh.items;
  specimens = fresh.specimens;
  at = seen === null ? -1 : items.findIndex((item) => keyOf(item) === seen);
  if (at < 0 && items.length > 0)
    show(
      Math.max(
        0,
        items.findIndex((item) => !isSettled(item)),
      ),
      false,
    );
  else refresh();
}

function show(place, announce = true) {
  at = items.length === 0 ? -1 : Math.min(items.length - 1, Math.max(0, place));
  shown = null; // until the pair is laid out, below
  refresh();
  if (at < 0) return;
  const item = items[at];
  const [a, b] = item.places;
  $("title").textContent = `${item.a} and ${item.b}`;
  // as they were photographed, until they are aligned
  $("photograph-a").src = `photograph/${item.side}/${a}`;
  $("photograph-b").src = `photograph/${item.side}/${b}`;
  $("photograph-a").alt = `${item.side} of coin ${item.a}`;
  $("photograph-b").alt = `${item.side} of coin ${item.b}`;
  setSlider(50);
  showWhole();
  showOthers(item);
  lookAt(item, null);
  if (announce) say(`${called(item)}. ${at + 1} of ${items.length}.`);
}

/** Names the coins that the panes show, with the dies that the study gave them. */
function nameCoins(names, dies) {
  ["a", "b"].forEach((pane, k) => {
    $(`name-${pane}`).textContent = `${names[k]}${dies[k] ? ` · die ${dies[k]}` : ""}`;
    $(`slider-${pane}`).textContent = names[k];
  });
}

/** Everything on the page that depends on verdicts. */
function refresh() {
  const settled = items.filter(isSettled).length;
  const followed = items.filter((item) => item.verdict === null && isSettled(item)).length;
  $("bar").max = Math.max(1, items.length);
  $("bar").value = settled;
  const judged = items.filter((item) => item.verdict !== null).length;
  const disputes = items.filter((item) => item.disputed).length;
  $("count").textContent =
    `${decisionsCounted()}${judged} of ${items.length} judged${followed > 0 ? `, ${followed} more follow` : ""}${disputes > 0 ? ` · ${disputes} in dispute` : ""}`;
  const none = items.length === 0;
  $("pair").hidden = none && !shown?.specimen;
  $("bar-of-verdicts").hidden = none;
  refreshSpecimens();
  $("nothing").hidden = !none && settled < items.length;
  $("nothing").textContent = none
    ? "The study leaves nothing in doubt."
    : settled === items.length
      ? "Every pair is judged. Make the study again with npx numislab die-study to take the verdicts in."
      : "";
  $("undo").disabled = done.length === 0;
  $("list").replaceChildren(...listed());
  if (at < 0) return;
  const item = items[at];
  for (const verdict of Object.keys(WORDS))
    $(verdict).setAttribute("aria-pressed", String(item.own === verdict));
  $("previous").disabled = at === 0;
  $("next").disabled = at === items.length - 1;
  $("facts").replaceChildren(...factsOf(item));
  $("facts").hidden = Boolean(shown?.specimen); // then it is not this pair that is shown
  $("question").hidden = item.decision === null || Boolean(shown?.specimen);
  $("question").textContent = item.decision === null ? "" : questionOf(item);
  $("own-die").hidden = item.decision?.kind !== "alone";
}

/** The next pair in a direction that nobody has settled; the next at all where none is left. */
function following(from, step) {
  for (let i = from + step; i >= 0 && i < items.length; i += step)
    if (!isSettled(items[i])) return i;
  return from + step;
}

async function save(item, verdict) {
  const { side, a, b } = item;
  const by = $("by").value;
  if (item.disputed) looked.add(keyOf(item));
  const fresh = await ask(seenBy("verdicts"), {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Review-Token": token },
    body: JSON.stringify({ side, a, b, verdict, by }),
  });
  take(fresh);
}

/** One verdict after the other: keys may come faster than the server answers. */
let turn = Promise.resolve();
function inTurn(work) {
  turn = turn.then(work).then(
    () => trouble(null),
    (error) => trouble(error.message),
  );
}

function judge(verdict) {
  inTurn(async () => {
    if (at < 0 || shown?.aside) return;
    const item = items[at];
    if (item.own === verdict) {
      // the chosen verdict again: it is taken back, and the pair stays
      await saveAll([item], "withdrawn");
      refresh();
      say(`Taken back: ${called(item)}.`);
      return;
    }
    await saveAll([item], verdict);
    goOn(`${called(item)}: ${WORDS[verdict]}`);
  });
}

/** The coin is of no other die: all pairs of the question that nobody has judged are different. */
function judgeOwnDie() {
  inTurn(async () => {
    const { decision } = items[at] ?? {};
    if (decision?.kind !== "alone" || shown?.aside) return;
    const open = items.filter(
      (item) =>
        item.decision?.number === decision.number &&
        item.own === null &&
        (item.verdict === null || item.disputed) &&
        item.follows === null,
    );
    await saveAll(open, "different");
    goOn(`${open.map(called).join("; ")}: ${WORDS.different}`);
  });
}

/** Saves the same verdict on some pairs; what was saved can be undone even if the rest fails. */
async function saveAll(pairs, verdict) {
  const saved = [];
  try {
    for (const item of pairs) {
      await save(item, verdict);
      saved.push({ pair: keyOf(item), before: item.own });
    }
  } finally {
    if (saved.length > 0) done.push(saved);
  }
}

/** Shows the next pair that is open, and says what was saved. */
function goOn(saved) {
  const next = following(at, 1);
  const open = items.findIndex((other) => !isSettled(other));
  if (next < items.length && !isSettled(items[next])) show(next, false);
  else if (open >= 0) show(open, false);
  else refresh();
  say(`Saved: ${saved}. ${open < 0 ? "Every pair is judged." : `Now ${called(items[at])}.`}`);
}

function undo() {
  inTurn(async () => {
    const last = done.at(-1);
    if (!last) return;
    while (last.length > 0) {
      const { pair, before } = last.at(-1);
      const place = items.findIndex((item) => keyOf(item) === pair);
      if (place >= 0) {
        await save(items[place], before ?? "withdrawn");
        const now = items.findIndex((item) => keyOf(item) === pair);
        if (now >= 0) show(now, false);
        say(`Taken back: ${pair.split("\n").slice(1).join(" and ")}.`);
      }
      last.pop();
    }
    done.pop();
    refresh();
  });
}

function say(text) {
  $("said").textContent = text;
}
function trouble(message) {
  $("trouble").hidden = message === null;
  $("trouble").textContent = message ?? "";
  if (message !== null) $("trouble").scrollIntoView({ block: "nearest" });
}

const pressed = (id) => $(id).getAttribute("aria-pressed") === "true";

const ACTIONS = {
  s: () => judge("same"),
  d: () => judge("different"),
  a: judgeOwnDie,
  c: () => judge("unsure"),
  z: undo,
  b: () => setBlinking(!pressed("blink")),
  r: () => setColours(!pressed("red-cyan")),
  l: () => setRelief(!pressed("relief")),
  p: () => judgeSpecimens("same"),
  n: () => judgeSpecimens("different"),
  "+": () => zoomAt(ZOOM_STEP),
  "=": () => zoomAt(ZOOM_STEP), // + without Shift
  "-": () => zoomAt(1 / ZOOM_STEP),
  0: showWhole,
  f: () => (document.fullscreenElement ? document.exitFullscreen() : enterFullScreen()),
  "?": () => {
    $("help").open = !$("help").open;
    $("help").scrollIntoView({ block: "nearest" });
  },
  ArrowLeft: () => at > 0 && show(at - 1),
  ArrowRight: () => at < items.length - 1 && show(at + 1),
};
addEventListener("keydown", (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.repeat ||
    !$("keys").checked ||
    event.target.matches("input[type=text]")
  )
    return;
  if (event.target.matches("input[type=range]") && event.key.startsWith("Arrow")) return; // these move the slider
  const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
/** A browser may refuse it, as in a frame. */
const enterFullScreen = () => document.documentElement.requestFullscreen().catch(() => {});
for (const id of ["plate-a", "plate-b", "frame"]) watchPlate($(id));
for (const [id, key] of [
  ["same", "s"],
  ["different", "d"],
  ["own-die", "a"],
  ["unsure", "c"],
  ["undo", "z"],
  ["blink", "b"],
  ["red-cyan", "r"],
  ["relief", "l"],
  ["one-specimen", "p"],
  ["two-specimens", "n"],
  ["in", "+"],
  ["out", "-"],
  ["whole", "0"],
  ["previous", "ArrowLeft"],
  ["next", "ArrowRight"],
])
  $(id).addEventListener("click", () => ACTIONS[key]());
$("slider").addEventListener("input", () => {
  if (blinking !== null) {
    const value = $("slider").value;
    setBlinking(false);
    setSlider(value);
  } else setSlider($("slider").value);
  setColours(false);
});
$("by").addEventListener("change", () => {
  localStorage.setItem(NAME_KEY, $("by").value);
  done.length = 0; // the other judge's verdicts are not this one's to take back
  refresh();
  inTurn(follow);
});
$("independent").addEventListener("change", () =>
  inTurn(async () => {
    take(await ask(seenBy("study")));
    const open = items.findIndex((item) => !isSettled(item));
    if (open >= 0) show(open);
  }),
);

/** What another tab, or another person's server on the same study, has saved meanwhile. */
async function follow() {
  if (document.hidden) return;
  try {
    const fresh = await ask(seenBy("study"));
    if (JSON.stringify([fresh.items, fresh.specimens]) !== JSON.stringify([items, specimens]))
      take(fresh);
  } catch {
    return; // told when there is something to save
  }
}
setInterval(() => inTurnQuietly(follow), 4000);
addEventListener("focus", () => inTurnQuietly(follow));
function inTurnQuietly(work) {
  turn = turn.then(work).catch(() => {});
}

load().catch((error) => trouble(error.message));
