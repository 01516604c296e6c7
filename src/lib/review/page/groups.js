// Whole dies: which groups of coins there are, and which is shown. Runs in the browser as it is,
// before review.js.
"use strict";
/** Coins that are shown at once, the one that the others are aligned with among them. */
const TILES = 9;
let groups = [];
/** Place of the group that is shown, and of its first coins after the one that stays. */
let group = -1;
let groupPage = 0;
/** Whether the other side of the coins is shown. */
let showsOtherSide = false;

const isDiesView = () => !$("dies").hidden;
const otherSide = (side) => (side === "obverse" ? "reverse" : "obverse");

/** Dies of two coins and more, and pairs of dies that the study asks about. */
function findGroups() {
  const dies = ["obverse", "reverse"].flatMap((side) => diesWithCoins(side));
  const coinsOf = new Map(dies.map((one) => [`${one.side} ${one.title}`, one.coins]));
  const asked = new Map();
  for (const item of items) {
    if (item.decision?.kind !== "merge") continue;
    const names = diesOf(item);
    if (names[0] === names[1] || names.includes("")) continue;
    const title = [...names].sort(byNumber).join(" + ");
    const members = names.flatMap(
      (die, k) => coinsOf.get(`${item.side} ${die}`) ?? [[item.a, item.b][k]],
    );
    asked.set(`${item.side} ${title}`, { side: item.side, title, coins: members, asked: true });
  }
  return [...asked.values(), ...dies.filter((one) => one.coins.length > 1)];
}

/** The dies of a side, each with its coins, the surest first. */
function diesWithCoins(side) {
  const byDie = new Map();
  for (const coin of coins) {
    const die = coin[side]?.die;
    if (!die) continue;
    if (!byDie.has(die)) byDie.set(die, []);
    byDie.get(die).push(coin);
  }
  return [...byDie]
    .sort(([x], [y]) => byNumber(x, y))
    .map(([title, own]) => ({
      side,
      title,
      coins: own
        .sort((x, y) => (y[side].support ?? 0) - (x[side].support ?? 0))
        .map(({ name }) => name),
      asked: false,
    }));
}

const byNumber = (x, y) => x.localeCompare(y, "en", { numeric: true });

/** Names of the coins that are shown now: the first of the group, and a page of the others. */
function shownCoins() {
  const own = groups[group]?.coins ?? [];
  const from = 1 + groupPage * (TILES - 1);
  return own.length === 0 ? [] : [own[0], ...own.slice(from, from + TILES - 1)];
}

const pagesOf = ({ coins: own }) => Math.max(1, Math.ceil((own.length - 1) / (TILES - 1)));

/** Fills the choice of groups; the one that is shown stays where it is still there. */
function fillGroups() {
  const before = groups[group];
  groups = findGroups();
  group = Math.max(
    0,
    groups.findIndex(({ side, title }) => side === before?.side && title === before.title),
  );
  if (groups.length === 0) group = -1;
  const part = (label, wanted) => {
    const options = groups.flatMap((one, place) =>
      wanted(one)
        ? [Object.assign(document.createElement("option"), { value: place, textContent: "" })]
        : [],
    );
    if (options.length === 0) return [];
    const element = Object.assign(document.createElement("optgroup"), { label });
    element.append(...options);
    return [element];
  };
  $("group").replaceChildren(
    ...part("Two dies, or one?", (one) => one.asked),
    ...part("Obverse dies", (one) => !one.asked && one.side === "obverse"),
    ...part("Reverse dies", (one) => !one.asked && one.side === "reverse"),
  );
  nameGroups();
}

/** Names the groups in the choice, each with what was judged of it. */
function nameGroups() {
  for (const option of $("group").querySelectorAll("option")) {
    const one = groups[option.value];
    const state = { all: " · judged one die", some: " · partly judged", none: "" }[judgedOf(one)];
    option.textContent = `${one.title}, ${one.side} · ${one.coins.length} coins${state}`;
  }
  $("group").value = String(group);
}

/** Goes from pairs to whole dies, or back. */
function setDiesView(on) {
  $("dies-view").setAttribute("aria-pressed", String(on));
  $("dies").hidden = !on;
  $("bar-of-groups").hidden = !on;
  setBlinking(false);
  setGroupBlinking(false);
  showWhole();
  if (on) {
    fillGroups();
    showGroup(group, groupPage);
  } else if (at >= 0) show(at, false);
  refresh();
  fitTiles(); // what stood above is hidden now
}

/** Shows a group from one of its pages on. */
function showGroup(place, page = 0) {
  group = groups.length === 0 ? -1 : Math.min(groups.length - 1, Math.max(0, place));
  groupPage = group < 0 ? 0 : Math.min(page, pagesOf(groups[group]) - 1);
  showsOtherSide = false;
  leftOut.clear();
  showWhole();
  $("group").value = String(group);
  refreshGroup();
  showTiles();
}

/** The next page of the group, or the next group, in a direction. */
function stepGroup(step) {
  if (group < 0) return;
  const page = groupPage + step;
  if (page >= 0 && page < pagesOf(groups[group])) showGroup(group, page);
  else if (group + step >= 0 && group + step < groups.length)
    showGroup(group + step, step > 0 ? 0 : pagesOf(groups[group + step]) - 1);
}
