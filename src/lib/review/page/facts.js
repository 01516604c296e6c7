// What the page says of a pair. Runs in the browser as it is, before review.js.
"use strict";
const strong = (text) => Object.assign(document.createElement("strong"), { textContent: text });

const share = (value) =>
  value > 0 && value < 0.01
    ? "under 1 %"
    : value < 1 && value > 0.99
      ? "over 99 %"
      : `${Math.round(100 * value)} %`;

/** A pair that is shown where its names are pressed. */
function pairLink(side, a, b, words = "") {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "link",
    textContent: `${a} and ${b}${words}`,
  });
  button.addEventListener("click", () => openPair(side, a, b));
  return button;
}

function factsOf(item) {
  const parts = [`${item.side} · the study says `, strong(WORDS[item.study])];
  if (item.together !== null)
    parts.push(
      ` (one die: ${share(item.together)} by all pairs together${item.probability === null ? "" : `, ${share(item.probability)} by this pair alone`})`,
    );
  const score = scores.get(keyOf(item));
  if (score !== undefined) parts.push(` · score ${score.toFixed(2)}`);
  parts.push(...contradictionsOf(item));
  if (item.warning) parts.push(" · ", strong(`Warning: ${item.warning}`));
  if (item.follows) parts.push(" · from your verdicts follows ", strong(WORDS[item.follows]));
  if (item.disputed) parts.push(" · ", strong("In dispute: "), ...disputeOf(item));
  else if (item.verdict) parts.push(" · judged ", strong(WORDS[item.verdict]), judgesOf(item));
  return parts;
}

/** The pairs that cannot all be right beside this one, by the sure answers of the matcher. */
function contradictionsOf({ side, contradictions, contradicts }) {
  if (contradictions === 0) return [];
  if (contradicts.length === 0)
    return [` · in ${contradictions} ${contradictions === 1 ? "contradiction" : "contradictions"}`];
  const named = contradicts.flatMap((pairs, k) => [
    k === 0 ? " · contradicts " : "; ",
    ...pairs.flatMap(({ a, b, says }, i) => [
      ...(i === 0 ? [] : [" with "]),
      pairLink(side, a, b, ` (${WORDS[says]})`),
    ]),
  ]);
  const more = contradictions - contradicts.length;
  return more > 0
    ? [...named, `; in ${more} more ${more === 1 ? "contradiction" : "contradictions"}`]
    : named;
}

const judgeOf = ({ by }) => by || "nobody named";
const saidOf = (said) => said.map((one) => `${judgeOf(one)} ${WORDS[one.verdict]}`).join(", ");

/** Who says what, and which verdicts on other pairs cannot be right beside it. */
function disputeOf({ side, said, against }) {
  const others = against.flatMap(({ a, b, verdict, by }, k) => [
    k === 0 ? "; cannot be right with " : ", ",
    pairLink(side, a, b),
    ` ${WORDS[verdict]} (${judgeOf({ by })})`,
  ]);
  return [saidOf(said), ...others, "."];
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
