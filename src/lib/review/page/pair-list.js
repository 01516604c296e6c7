// What the page says of a pair, and the list of all. Runs in the browser as it is, before review.js.
"use strict";
function factsOf(item) {
  const strong = (text) => Object.assign(document.createElement("strong"), { textContent: text });
  const share = (value) =>
    value > 0 && value < 0.01
      ? "under 1 %"
      : value < 1 && value > 0.99
        ? "over 99 %"
        : `${Math.round(100 * value)} %`;
  const parts = [`${item.side} · the study says `, strong(WORDS[item.study])];
  if (item.together !== null)
    parts.push(
      ` (one die: ${share(item.together)} by all pairs together${item.probability === null ? "" : `, ${share(item.probability)} by this pair alone`})`,
    );
  if (item.contradictions > 0)
    parts.push(
      ` · in ${item.contradictions} ${item.contradictions === 1 ? "contradiction" : "contradictions"}`,
    );
  if (item.warning) parts.push(" · ", strong(`Warning: ${item.warning}`));
  if (item.follows) parts.push(" · from your verdicts follows ", strong(WORDS[item.follows]));
  if (item.verdict)
    parts.push(" · judged ", strong(WORDS[item.verdict]), item.by ? ` by ${item.by}` : "");
  return parts;
}

/** So many pairs stand in the list at most: those around the one that is shown. */
const LISTED = 400;

function listed() {
  const first = Math.max(0, Math.min(at - LISTED / 2, items.length - LISTED));
  $("list").start = first + 1;
  return items.slice(first, first + LISTED).map((item, k) => entry(item, first + k));
}

function entry(item, place) {
  const line = document.createElement("li");
  const button = line.appendChild(
    Object.assign(document.createElement("button"), { type: "button" }),
  );
  button.append(`${item.a} · ${item.b}, ${item.side} `);
  const state = button.appendChild(document.createElement("span"));
  state.textContent = item.verdict
    ? WORDS[item.verdict]
    : item.follows
      ? `follows: ${WORDS[item.follows]}`
      : "";
  state.className = item.verdict ?? (item.follows ? "follows" : "");
  if (place === at) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => {
    show(place);
    $("title").focus();
    scrollTo({ top: 0 });
  });
  return line;
}
