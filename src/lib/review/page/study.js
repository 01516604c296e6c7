// The study in the page's memory: what the server gave, and what has changed since. Runs in the
// browser as it is, before all others. The server's token is the first word of the page's own path.
"use strict";
const token = location.pathname.split("/")[1];
const $ = (id) => document.getElementById(id);
const WORDS = { same: "same die", different: "different dies", unsure: "cannot tell" };

/** Pairs as the page asks them: disputed ones first; `at` is the place of the one that is shown. */
let items = [];
let at = -1;
/** Coins by their places, with their dies, and places by their names. */
let coins = [];
let placeOfCoin = new Map();
/** Items by the keys of their pairs. */
let itemByKey = new Map();
/** What the server calls the state that the page has; null before there is one. */
let version = null;
/** Scores by the keys of pairs; they come after the rest. */
let scores = new Map();

/** The same for both orders of the coins, as on the server. */
const pairKey = (side, a, b) => (a < b ? `${side}\n${a}\n${b}` : `${side}\n${b}\n${a}`);
const keyOf = ({ side, a, b }) => pairKey(side, a, b);
const itemOf = (side, a, b) => itemByKey.get(pairKey(side, a, b));
const called = ({ a, b, side }) => `${a} and ${b}, ${side}`;
const dieOf = (name, side) => coins[placeOfCoin.get(name)]?.[side]?.die ?? "";
const placesOf = ({ a, b }) => [placeOfCoin.get(a), placeOfCoin.get(b)];

/** Whether the study asks for it; other pairs were judged, or looked at by the way. */
const isAsked = (item) => item.rank !== null;

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

/** A path, with who looks, for the server tells each judge what is theirs, and what they have. */
const seenBy = (path, since = version) =>
  `${path}?by=${encodeURIComponent($("by").value)}${$("independent").checked ? "&independent=1" : ""}${since === null ? "" : `&since=${since}`}`;

/** Sends a verdict, and takes in what has changed by it. */
async function send(path, body) {
  const fresh = await ask(seenBy(path), {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Review-Token": token },
    body: JSON.stringify({ ...body, by: $("by").value }),
  });
  take(fresh);
}

const NOT_JUDGED = {
  ...{ verdict: null, by: null, own: null, said: [], disputed: false },
  ...{ against: [], follows: null, extra: true },
};

/** Puts what the server sent into memory: everything, or what has changed. */
function hold(fresh) {
  version = fresh.version;
  if (fresh.specimens) specimens = fresh.specimens;
  // pairs that were looked at by the way stay
  const extra = items.filter((item) => item.extra);
  if (fresh.items) {
    coins = fresh.coins;
    placeOfCoin = new Map(coins.map(({ name }, place) => [name, place]));
    items = fresh.items;
    itemByKey = new Map(items.map((item) => [keyOf(item), item]));
  } else {
    for (const [key, state] of fresh.changed) Object.assign(itemByKey.get(key) ?? {}, state);
    const gone = new Set(fresh.removed);
    // a pair that is looked at stays when the last verdict on it is taken back
    if (at >= 0 && gone.has(keyOf(items[at]))) extra.push({ ...items[at], ...NOT_JUDGED });
    items = items.filter((item) => !item.extra && !gone.has(keyOf(item)));
    for (const key of gone) itemByKey.delete(key);
    for (const item of fresh.added) {
      items.push(item);
      itemByKey.set(keyOf(item), item);
    }
  }
  for (const item of extra)
    if (!itemByKey.get(keyOf(item)) || itemByKey.get(keyOf(item)) === item) {
      items.push(item);
      itemByKey.set(keyOf(item), item);
    }
  const place = (item) => [item.disputed ? 0 : 1, item.rank ?? Infinity];
  items.sort((x, y) => {
    const [[one, first], [two, second]] = [place(x), place(y)];
    return one - two || (first === second ? 0 : first - second);
  });
}

/** A pair of any two coins: from memory, or as the server knows it. */
async function fetchItem(side, a, b) {
  const known = itemOf(side, a, b);
  if (known) return known;
  const [one, two] = placesOf({ a, b });
  const { item } = await ask(seenBy(`pair/${side}/${one}/${two}`, null));
  const extra = { ...item, extra: true };
  items.push(extra);
  itemByKey.set(keyOf(extra), extra);
  return extra;
}

/** The scores of all pairs that the page has; without them it says nothing of scores. */
async function loadScores() {
  scores = new Map((await ask(seenBy("scores", null))).scores);
}
