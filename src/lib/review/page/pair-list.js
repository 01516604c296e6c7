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
  if (item.disputed) parts.push(" · ", strong(`In dispute: ${disputeOf(item)}`));
  else if (item.verdict) parts.push(" · judged ", strong(WORDS[item.verdict]), judgesOf(item));
  return parts;
}

const judgeOf = ({ by }) => by || "nobody named";
const saidOf = (said) => said.map((one) => `${judgeOf(one)} ${WORDS[one.verdict]}`).join(", ");

/** Who says what, and which verdicts on other pairs cannot be right beside it. */
function disputeOf({ said, against }) {
  const others = against.map(
    (one) => `${one.a} and ${one.b} ${WORDS[one.verdict]} (${judgeOf(one)})`,
  );
  return `${saidOf(said)}${others.length > 0 ? `; cannot be right with ${others.join(", ")}` : ""}.`;
}

/** By whom; what each says where they differ. */
function judgesOf({ verdict, by, said }) {
  if (said.every((one) => one.verdict === verdict)) {
    const names = said.map((one) => one.by).filter(Boolean);
    return names.length > 0 ? ` by ${names.join(", ")}` : "";
  }
  return `${by ? ` by ${by}` : ""} (${saidOf(said)})`;
}

/** The question that a pair helps to answer, and its place among all. */
function questionOf({ decision, decided }) {
  const { number, question, follows } = decision;
  const pairs = `${follows} ${follows === 1 ? "pair follows" : "pairs follow"}`;
  return `Decision ${number} of ${decisionNumbers(() => true)}: ${question} ${decided ? "Decided." : `${pairs}.`}`;
}

const decisionNumbers = (wanted) =>
  new Set(items.filter((item) => item.decision && wanted(item)).map((item) => item.decision.number))
    .size;

/** How many decisions are left and what follows from them; nothing where the study names none. */
function decisionsCounted() {
  const all = decisionNumbers(() => true);
  if (all === 0) return "";
  const left = new Map(
    items
      .filter((item) => item.decision && !item.decided)
      .map(({ decision }) => [decision.number, decision.follows]),
  );
  const pairs = [...left.values()].reduce((sum, follows) => sum + follows, 0);
  return left.size === 0
    ? `${all} of ${all} decisions made · `
    : `${left.size} ${left.size === 1 ? "decision" : "decisions"} left, ${pairs} ${pairs === 1 ? "pair follows" : "pairs follow"} · `;
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
  button.append(
    `${item.decision ? `${item.decision.number}. ` : ""}${item.a} · ${item.b}, ${item.side} `,
  );
  const state = button.appendChild(document.createElement("span"));
  state.textContent = item.disputed
    ? "in dispute"
    : item.verdict
      ? WORDS[item.verdict]
      : item.follows
        ? `follows: ${WORDS[item.follows]}`
        : item.decided
          ? "decided"
          : "";
  state.className = item.disputed
    ? "disputed"
    : (item.verdict ?? (item.follows || item.decided ? "follows" : ""));
  if (place === at) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => {
    show(place);
    $("title").focus();
    scrollTo({ top: 0 });
  });
  return line;
}
