import { formatInterval, missing } from "../../base/index";
import { judgesAgreement, type JudgesAgreement } from "./judges-agreement";
import { takenVerdicts, type TakenVerdict } from "./taken-verdicts";
import type { SavedVerdict } from "./saved-verdict";

/** So many disputes are told one by one. */
const MAX_TOLD = 5;

const WORDS = { same: "same", different: "different", unsure: "cannot tell" };
const nameOf = ({ by }: SavedVerdict) => by || "nobody named";
const saidInWords = (said: readonly SavedVerdict[]) =>
  said.map((one) => `${nameOf(one)} ${WORDS[one.verdict]}`).join(", ");

/** Who says what of a disputed pair, in words. */
export function disputeInWords({ side, a, b, said, against }: TakenVerdict): string {
  const others = against.map(
    (one) => `${one.a} and ${one.b} ${WORDS[one.verdict]} (${nameOf(one)})`,
  );
  return `${a} and ${b}, ${side}: ${saidInWords(said)}${others.length > 0 ? `; cannot be right together with ${others.join(", ")}` : ""}`;
}

/** What is told of disputes where a study is made: nothing where there is none. */
export function disputesToTell(taken: readonly TakenVerdict[]): string[] {
  const disputed = taken.filter((one) => one.disputed);
  if (disputed.length === 0) return [];
  const more = disputed.length > MAX_TOLD ? ` and ${disputed.length - MAX_TOLD} more` : "";
  return [
    `judges differ on ${disputed.length} ${disputed.length === 1 ? "pair, which counts" : "pairs, which count"} as unsure until a later verdict settles ${disputed.length === 1 ? "it" : "them"} (${disputed.slice(0, MAX_TOLD).map(disputeInWords).join("; ")}${more}): they come first in npx numislab review`,
  ];
}

const listed = (names: readonly string[]) =>
  names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** The agreement of judges in sentences, those of all of them first. */
export function agreementInWords(agreement: JudgesAgreement): string[] {
  return [agreement, ...agreement.pairwise].map(({ judges, statistic, pairs, share, kappa }) => {
    const who = `${listed(judges)} ${judges.length === 2 ? "both" : "all"} judged`;
    if (pairs === 0) return `${who} no pair, so their agreement is not known.`;
    const name = statistic === "cohen" ? "Cohen's kappa" : "Fleiss' kappa";
    const value = Number.isNaN(kappa.value)
      ? missing("every verdict is the same")
      : formatInterval(kappa, { value: "", bounds: "too few pairs" }, 2);
    return `${who} ${pairs} ${pairs === 1 ? "pair" : "pairs"} and agree on ${formatInterval(share, { value: "", bounds: "" }, 2)} of them; ${name} ${value}.`;
  });
}

/** Judges, their agreement and disputes as `--json` has them; NaN becomes null there. */
export function judgesForFile(verdicts: readonly SavedVerdict[]) {
  return {
    agreement: judgesAgreement(verdicts),
    disputes: takenVerdicts(verdicts)
      .filter((one) => one.disputed)
      .map(({ side, a: coinA, b: coinB, said, against }) => ({
        side,
        coinA,
        coinB,
        verdicts: said.map(({ by, at, verdict }) => ({ by, at, verdict })),
        contradicts: against.map((one) => ({
          coinA: one.a,
          coinB: one.b,
          by: one.by,
          verdict: one.verdict,
        })),
      })),
  };
}
