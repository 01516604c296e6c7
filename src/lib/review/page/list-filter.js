// Which pairs the list of all holds, and in which order. Runs in the browser as it is, before
// pair-list.js.
"use strict";
const LIST_STATES = {
  all: () => true,
  open: (item) => isAsked(item) && !isSettled(item),
  judged: (item) => item.verdict !== null && !item.disputed,
  follows: (item) => item.verdict === null && (item.follows !== null || item.decided),
  disputed: (item) => item.disputed,
};

/** Highest first; pairs without the number last. */
const highest = (of) => (x, y) => (of(y) ?? -Infinity) - (of(x) ?? -Infinity) || 0;

const LIST_ORDERS = {
  asked: null,
  score: highest((item) => scores.get(keyOf(item))),
  together: highest((item) => item.together),
  unsure: highest((item) => (item.together === null ? null : -Math.abs(2 * item.together - 1))),
};

/** The pairs that the controls above the list ask for. */
function filteredItems() {
  const [isWanted, order] = [
    LIST_STATES[$("list-state").value],
    LIST_ORDERS[$("list-order").value],
  ];
  const side = $("list-side").value;
  const coin = $("list-coin").value.trim().toLowerCase();
  const found = items.filter(
    (item) =>
      isWanted(item) &&
      (side === "both" || item.side === side) &&
      (coin === "" || [item.a, item.b].some((name) => name.toLowerCase().includes(coin))),
  );
  return order === null ? found : found.sort(order);
}
