// A verdict on all coins of a die that are shown. Runs in the browser as it is, before review.js.
"use strict";
/** The coins that a verdict is on: those that are shown and not left out. */
const keptCoins = () => shownCoins().filter((name) => !leftOut.has(name));

const pairsOf = (names) => names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]));

/** Whether this judge has called every pair of some coins the same. */
const isAccepted = (side, names) =>
  names.length > 1 && pairsOf(names).every(([a, b]) => itemOf(side, a, b)?.own === "same");

/** How far a group was judged: whether its pages are accepted, all, some or none of them. */
function judgedOf({ side, coins: own }) {
  const steps = TILES - 1;
  const pages = Array.from({ length: Math.max(1, Math.ceil((own.length - 1) / steps)) }, (_, k) => [
    own[0],
    ...own.slice(1 + k * steps, 1 + (k + 1) * steps),
  ]);
  const accepted = pages.filter((names) => isAccepted(side, names)).length;
  if (accepted === pages.length) return "all";
  const isJudged = ([a, b]) => (itemOf(side, a, b)?.own ?? null) !== null;
  return accepted > 0 || pages.some((names) => pairsOf(names).some(isJudged)) ? "some" : "none";
}

/** Everything on the page that says what was judged of the group. */
function refreshGroup() {
  const one = groups[group];
  $("no-groups").hidden = one !== undefined;
  $("group-view").hidden = one === undefined;
  $("bar-of-groups").hidden = !isDiesView() || one === undefined;
  if (one === undefined) return;
  const kept = keptCoins();
  const accepted = isAccepted(one.side, kept);
  $("accept").disabled = kept.length < 2 || showsOtherSide;
  $("accept").setAttribute("aria-pressed", String(accepted));
  $("accept-words").textContent = `One die: these ${kept.length} coins`;
  $("other-side").setAttribute("aria-pressed", String(showsOtherSide));
  $("other-side-words").textContent = `Show the ${otherSide(shownSide())}s`;
  $("group-undo").disabled = done.length === 0;
  $("group-previous").disabled = group === 0 && groupPage === 0;
  $("group-next").disabled = group === groups.length - 1 && groupPage === pagesOf(one) - 1;
  $("group-facts").replaceChildren(...groupFacts(one, kept));
}

function groupFacts({ side, title, coins: own }, kept) {
  const first = 2 + groupPage * (TILES - 1);
  const here = shownCoins().length;
  const parts = [
    `${own.length} coins`,
    own.length > TILES ? `, shown 1 and ${first} to ${first + here - 2}` : "",
    here > 1 ? `, each aligned with ${own[0]}` : "",
  ];
  if (showsOtherSide)
    return [
      ...parts,
      ` · the ${shownSide()}s of the coins of ${title}; the verdict is on ${side}s`,
    ];
  const judged = pairsOf(kept)
    .map(([a, b]) => itemOf(side, a, b))
    .filter(Boolean);
  const same = judged.filter(({ verdict }) => verdict === "same");
  if (same.length > 0) {
    const judges = [...new Set(same.flatMap(({ said }) => said.map(judgeOf)))];
    parts.push(
      ` · ${same.length} of ${pairsOf(kept).length} pairs judged `,
      strong(WORDS.same),
      ` by ${judges.join(", ")}`,
    );
  }
  for (const item of judged)
    if (item.disputed) parts.push(" · in dispute: ", pairLink(side, item.a, item.b));
    else if (item.verdict === "different")
      parts.push(" · ", pairLink(side, item.a, item.b), ` judged ${WORDS.different}`);
  return parts;
}

/** Saves that the coins are of one die; pressed again takes it back. */
function acceptGroup() {
  inTurn(async () => {
    if (!isDiesView() || $("accept").disabled) return;
    const { side, title } = groups[group];
    const names = keptCoins();
    if (isAccepted(side, names)) {
      await sendGroup(side, names, "withdrawn");
      say(`Taken back: ${names.length} coins of ${title}.`);
      return;
    }
    await sendGroup(side, names, "same");
    const saved = `Saved: ${names.join(", ")}: ${WORDS.same}.`;
    stepGroup(1);
    say(`${saved} Now ${groups[group].title}.`);
  });
}

/** Saves a verdict on some coins at once, and what had been said, for undo. */
async function sendGroup(side, names, verdict) {
  const before = pairsOf(names).map(([a, b]) => ({ a, b, own: itemOf(side, a, b)?.own ?? null }));
  await send("group-verdicts", { side, coins: names, verdict });
  done.push({ side, names, before });
  refresh();
}

/** Puts back what was said of the pairs of some coins before the last verdict on them. */
async function undoGroup({ side, names, before }) {
  if (before.every(({ own }) => own === "same"))
    await send("group-verdicts", { side, coins: names, verdict: "same" });
  else {
    await send("group-verdicts", { side, coins: names, verdict: "withdrawn" });
    for (const { a, b, own } of before)
      if (own !== null) await send("verdicts", { side, a, b, verdict: own });
  }
  done.pop();
  refresh();
  say(`Taken back: ${names.join(", ")}.`);
}
