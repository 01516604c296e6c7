// Photographs that may show one coin: verdicts on what is shown, and the list of such pairs. Runs in
// the browser as it is, before review.js.
"use strict";
const SPECIMEN_WORDS = { same: "same specimen", different: "not the same specimen" };
let specimens = [];

/** What is known of two photographs, in either order; undefined where nothing is. */
const specimenOf = ({ a, b }) =>
  specimens.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));

/** The buttons for what is shown, and the list. */
function refreshSpecimens() {
  const pair = shown ? specimenOf(shown) : undefined;
  for (const [id, verdict] of [
    ["one-specimen", "same"],
    ["two-specimens", "different"],
  ])
    $(id).setAttribute("aria-pressed", String(pair?.own === verdict));
  $("specimen-facts").textContent = shown ? specimenFacts(pair) : "";
  $("specimens").hidden = specimens.length === 0;
  const disputes = specimens.filter(({ disputed }) => disputed).length;
  $("specimens-title").textContent =
    `Photographs that may show one coin: ${specimens.length}${disputes > 0 ? `, ${disputes} in dispute` : ""}`;
  $("specimen-list").replaceChildren(...specimens.map(specimenEntry));
}

function specimenFacts(pair) {
  if (!pair) return "One coin, photographed twice?";
  const probability =
    pair.probability === null ? "" : ` (one coin: ${Math.round(100 * pair.probability)} %)`;
  const said = pair.said.map((one) => `${judgeOf(one)} ${SPECIMEN_WORDS[one.verdict]}`).join(", ");
  const judge = pair.disputed
    ? ` In dispute: ${said}.`
    : pair.verdict
      ? ` Judged ${SPECIMEN_WORDS[pair.verdict]}${pair.by ? ` by ${pair.by}` : ""}.`
      : "";
  return `One coin, photographed twice?${probability}${pair.counted ? " The study counts it once." : ""}${judge}`;
}

function specimenEntry(pair) {
  const line = document.createElement("li");
  const button = line.appendChild(
    Object.assign(document.createElement("button"), { type: "button" }),
  );
  button.append(`${pair.a} · ${pair.b} `);
  const state = button.appendChild(document.createElement("span"));
  state.textContent = pair.disputed
    ? "in dispute"
    : pair.verdict
      ? SPECIMEN_WORDS[pair.verdict]
      : `${Math.round(100 * pair.probability)} %${pair.counted ? ", counted once" : ""}`;
  state.className = pair.disputed ? "disputed" : (pair.verdict ?? "");
  if (shown?.specimen && specimenOf(shown) === pair) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => {
    if (button.hasAttribute("aria-current")) show(at);
    else lookAtSpecimens(pair);
    scrollTo({ top: 0 });
  });
  return line;
}

/** Compares two photographs that may show one coin; a verdict on dies is on the pair before. */
function lookAtSpecimens(pair) {
  if (isDiesView()) setDiesView(false);
  for (const button of document.querySelectorAll(".others button"))
    button.setAttribute("aria-pressed", "false");
  for (const verdict of document.querySelectorAll("#bar-of-verdicts .verdict"))
    verdict.disabled = true;
  $("pair").hidden = false;
  for (const id of ["question", "facts", "others-a", "others-b"]) $(id).hidden = true;
  $("title").textContent = `${pair.a} and ${pair.b}`;
  nameCoins([pair.a, pair.b], ["", ""]);
  $("aside").hidden = false;
  $("aside").textContent =
    "Two photographs that may show one coin. Press them in the list again to return to the questions on dies.";
  lay({ ...pair, aside: true, specimen: true });
  refreshSpecimens();
}

/** Saves whether the two photographs that are shown are of one coin; pressed again takes it back. */
function judgeSpecimens(verdict) {
  inTurn(async () => {
    if (!shown) return;
    const { a, b } = shown;
    const said = specimenOf(shown)?.own === verdict ? "withdrawn" : verdict;
    await send("specimen-verdicts", { a, b, verdict: said });
    say(`Saved: ${a} and ${b}: ${SPECIMEN_WORDS[said] ?? "taken back"}.`);
  });
}
