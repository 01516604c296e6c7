// Judging pairs: what is shown, verdicts, keys. Runs in the browser as it is, after all others.
"use strict";
/** Another server may have had the same port, and another judge. */
const NAME_KEY = `by ${token}`;

/**
 * What this page did, for undo: pairs that were judged at once, and what had been said of each; or a
 * group of coins, and what had been said of its pairs.
 */
const done = [];

/** Disputes that this page has judged: they are not asked again before the page is loaded again. */
const looked = new Set();

const isOpenDispute = (item) => item.disputed && !looked.has(keyOf(item));
const isSettled = (item) =>
  !isOpenDispute(item) &&
  (item.verdict !== null || item.follows !== null || item.decided || !isAsked(item));

async function load() {
  const named = await ask("study");
  $("study").textContent = named.name;
  document.title = `Review · ${named.name}`;
  $("by").value = localStorage.getItem(NAME_KEY) ?? named.by;
  hold(await ask(seenBy("study")));
  const first = items.findIndex((item) => !isSettled(item));
  show(first >= 0 ? first : 0, false);
  await loadScores();
  refresh();
}

/** Takes in what the server knows: the other tab's verdicts too. The pair that is seen stays. */
function take(fresh) {
  const seen = at >= 0 ? keyOf(items[at]) : null;
  const isOther = Boolean(fresh.items);
  hold(fresh);
  at = seen === null ? -1 : items.findIndex((item) => keyOf(item) === seen);
  if (isDiesView() && isOther) {
    fillGroups();
    showGroup(group, groupPage);
  }
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

/** Shows the pair of any two coins, which the study may not ask for. */
function openPair(side, a, b) {
  inTurn(async () => {
    goTo(await fetchItem(side, a, b));
  });
}

/** Shows a pair, from wherever the page is. */
function goTo(item) {
  at = items.indexOf(item);
  if (isDiesView()) setDiesView(false);
  else show(at);
  $("title").focus();
  scrollTo({ top: 0 });
}

function show(place, announce = true) {
  at = items.length === 0 ? -1 : Math.min(items.length - 1, Math.max(0, place));
  shown = null; // until the pair is laid out, below
  refresh();
  if (at < 0) return;
  const item = items[at];
  const [a, b] = placesOf(item);
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
  const asked = items.filter(isAsked);
  const settled = asked.filter(isSettled).length;
  const followed = asked.filter((item) => item.verdict === null && isSettled(item)).length;
  $("bar").max = Math.max(1, asked.length);
  $("bar").value = settled;
  const judged = asked.filter((item) => item.verdict !== null).length;
  const disputes = items.filter((item) => item.disputed).length;
  $("count").textContent =
    `${decisionsCounted()}${judged} of ${asked.length} judged${followed > 0 ? `, ${followed} more follow` : ""}${disputes > 0 ? ` · ${disputes} in dispute` : ""}`;
  const none = items.length === 0;
  $("pair").hidden = isDiesView() || (none && !shown?.specimen);
  $("bar-of-verdicts").hidden = isDiesView() || none;
  refreshSpecimens();
  $("nothing").hidden = isDiesView() || (!none && settled < asked.length);
  $("nothing").textContent = none
    ? "The study leaves nothing in doubt."
    : settled === asked.length
      ? "Every pair is judged. Make the study again with npx numislab die-study to take the verdicts in."
      : "";
  $("undo").disabled = done.length === 0;
  refreshList();
  if (isDiesView()) {
    nameGroups();
    refreshGroup();
  }
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
  if (item.disputed) looked.add(keyOf(item));
  await send("verdicts", { side, a, b, verdict });
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
      const before = item.own; // the item itself changes with what the server answers
      await save(item, verdict);
      saved.push({ pair: keyOf(item), before });
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
    if (last.names) return undoGroup(last);
    while (last.length > 0) {
      const { pair, before } = last.at(-1);
      const place = items.findIndex((item) => keyOf(item) === pair);
      if (place >= 0) {
        await save(items[place], before ?? "withdrawn");
        show(items.indexOf(await fetchItem(...pair.split("\n"))), false);
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

const ACTIONS = {
  s: () => judge("same"),
  d: () => judge("different"),
  a: judgeOwnDie,
  c: () => judge("unsure"),
  z: undo,
  b: () => setBlinking(!isPressed("blink")),
  r: () => setColours(!isPressed("red-cyan")),
  l: () => setRelief(!isPressed("relief")),
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
  g: () => setDiesView(true),
};
/** What keys do while whole dies are shown. */
const GROUP_ACTIONS = {
  ...Object.fromEntries(["z", "+", "=", "-", "0", "f", "?"].map((key) => [key, ACTIONS[key]])),
  s: acceptGroup,
  b: () => setGroupBlinking(!isPressed("group-blink")),
  r: () => setGroupPictures("group-colours", !isPressed("group-colours")),
  l: () => setGroupPictures("group-relief", !isPressed("group-relief")),
  o: () => {
    showsOtherSide = !showsOtherSide;
    refreshGroup();
    void showTiles();
  },
  g: () => setDiesView(false),
  ArrowLeft: () => stepGroup(-1),
  ArrowRight: () => stepGroup(1),
};
addEventListener("keydown", (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.repeat ||
    !$("keys").checked ||
    event.target.matches("input[type=text], input[type=search], select")
  )
    return;
  if (event.target.matches("input[type=range]") && event.key.startsWith("Arrow")) return; // these move the slider
  const action = (isDiesView() ? GROUP_ACTIONS : ACTIONS)[
    event.key.length === 1 ? event.key.toLowerCase() : event.key
  ];
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
for (const [id, key] of [
  ["accept", "s"],
  ["group-undo", "z"],
  ["group-blink", "b"],
  ["group-colours", "r"],
  ["group-relief", "l"],
  ["other-side", "o"],
  ["group-in", "+"],
  ["group-out", "-"],
  ["group-whole", "0"],
  ["group-previous", "ArrowLeft"],
  ["group-next", "ArrowRight"],
])
  $(id).addEventListener("click", () => GROUP_ACTIONS[key]());
$("dies-view").addEventListener("click", () => setDiesView(!isDiesView()));
$("group").addEventListener("change", () => showGroup(Number($("group").value)));
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
    take(await ask(seenBy("study", null)));
    const open = items.findIndex((item) => !isSettled(item));
    if (open >= 0) show(open);
  }),
);

/** What another tab, or another person's server on the same study, has saved meanwhile. */
async function follow() {
  if (document.hidden) return;
  try {
    const fresh = await ask(seenBy("study"));
    version = fresh.version;
    if (
      fresh.items ||
      fresh.specimens ||
      [fresh.changed, fresh.added, fresh.removed].some((all) => all.length > 0)
    )
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
