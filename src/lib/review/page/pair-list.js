// The list of all pairs, with small pictures. Runs in the browser as it is, before review.js.
"use strict";
/** Pairs that stand in the list at once. */
const LISTED = 60;
/** Place of the first of them among those that the filter leaves. */
let listedFrom = 0;

/** Shows the part of the list with the pair that is shown, where the list is open. */
function refreshList({ follow = false } = {}) {
  if (!$("all").open) return;
  const wanted = filteredItems();
  if (follow) listedFrom = Math.max(0, wanted.indexOf(items[at]));
  listedFrom = LISTED * Math.floor(Math.min(listedFrom, Math.max(0, wanted.length - 1)) / LISTED);
  const here = wanted.slice(listedFrom, listedFrom + LISTED);
  $("list").start = listedFrom + 1;
  $("list").replaceChildren(...here.map(entry));
  $("list-place").textContent =
    wanted.length === 0
      ? "No pair is of this kind."
      : `${listedFrom + 1} to ${listedFrom + here.length} of ${wanted.length}`;
  $("list-earlier").disabled = listedFrom === 0;
  $("list-later").disabled = listedFrom + LISTED >= wanted.length;
}

function entry(item) {
  const line = document.createElement("li");
  const button = line.appendChild(
    Object.assign(document.createElement("button"), { type: "button" }),
  );
  const pictures = button.appendChild(document.createElement("span"));
  pictures.className = "small-pictures";
  pictures.append(
    ...placesOf(item).map((place) =>
      Object.assign(new Image(), {
        loading: "lazy",
        src: `thumbnail/${item.side}/${place}`,
        alt: "",
      }),
    ),
  );
  const words = button.appendChild(document.createElement("span"));
  words.className = "words";
  words.append(
    `${item.decision ? `${item.decision.number}. ` : ""}${item.a} · ${item.b}, ${item.side}`,
    Object.assign(document.createElement("small"), { textContent: numbersOf(item) }),
  );
  const state = button.appendChild(document.createElement("span"));
  state.textContent = stateWords(item);
  state.className = item.disputed
    ? "disputed"
    : (item.verdict ?? (item.follows || item.decided ? "follows" : ""));
  if (item === items[at]) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => goTo(item));
  return line;
}

/** What the study says of a pair, in numbers. */
function numbersOf(item) {
  const score = scores.get(keyOf(item));
  return [
    WORDS[item.study],
    ...(item.together === null ? [] : [share(item.together)]),
    ...(score === undefined ? [] : [`score ${score.toFixed(2)}`]),
  ].join(" · ");
}

function stateWords(item) {
  if (item.disputed) return "in dispute";
  if (item.verdict) return WORDS[item.verdict];
  if (item.follows) return `follows: ${WORDS[item.follows]}`;
  return item.decided ? "decided" : "";
}

for (const id of ["list-state", "list-side", "list-order", "list-coin"])
  $(id).addEventListener("input", () => {
    listedFrom = 0;
    refreshList();
  });
for (const [id, step] of [
  ["list-earlier", -LISTED],
  ["list-later", LISTED],
])
  $(id).addEventListener("click", () => {
    listedFrom += step;
    refreshList();
    $("all").scrollIntoView({ block: "start" });
  });
$("all").addEventListener("toggle", () => refreshList({ follow: true }));
