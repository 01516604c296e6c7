import { toCsv } from "../../base/index";
import { SIDES } from "../../data/index";
import { sideKey, warningsOfSides } from "../../matchers/index";
import { questionOf, studyDecisions } from "../review/study-decisions";
import { countedAs, type Specimen } from "../specimens/specimens";
import type { DieStudy } from "./die-study";

/** dies.csv: dies of each coin, and how sure they are. */
export function diesCsv({ coins, sides, sideWarnings, specimens, axes }: DieStudy): string {
  const specimenOf = specimenNames(specimens?.specimens);
  const [obverse, reverse] = SIDES.map(
    (side) => new Map(sides[side]?.coins.map((coin, i) => [coin, sides[side]!.coinSupport[i]])),
  );
  const assigned = SIDES.flatMap((side) => {
    const one = sides[side];
    const byCoin = new Map(one?.coins.map((coin, i) => [coin, one.assigned?.[i]]));
    return one?.assigned ? [{ side, byCoin }] : [];
  });
  const rows = coins.map(({ name, obverseDie, reverseDie }) => ({
    coin: name,
    obverse_die: obverseDie,
    reverse_die: reverseDie,
    obverse_support: threeDecimals(obverse.get(specimenOf(name))),
    reverse_support: threeDecimals(reverse.get(specimenOf(name))),
    warning: SIDES.flatMap((side) =>
      (sideWarnings?.get(sideKey(side, name)) ?? []).map((text) => `${side}: ${text}`),
    ).join("; "),
    ...Object.fromEntries(
      assigned.flatMap(({ side, byCoin }) => {
        const found = byCoin.get(specimenOf(name));
        return [
          [`${side}_known`, found ? (found.known ? "known" : "new") : null],
          [`${side}_known_probability`, threeDecimals(found?.probability)],
        ];
      }),
    ),
    specimen: specimenOf(name),
    die_axis: axes?.get(name)?.degrees ?? null,
    die_axis_from: axes?.get(name)?.from ?? null,
    die_axis_relative_to: axes?.get(name)?.relativeTo ?? null,
  }));
  return toCsv(rows, [
    "coin",
    "obverse_die",
    "reverse_die",
    "obverse_support",
    "reverse_support",
    "warning",
    ...assigned.flatMap(({ side }) => [`${side}_known`, `${side}_known_probability`]),
    "specimen",
    "die_axis",
    "die_axis_from",
    "die_axis_relative_to",
  ]);
}

/** contradictions.csv: triples of coins whose pairs contradict each other. */
export function contradictionsCsv({ sides }: DieStudy): string {
  const rows = SIDES.flatMap((side) =>
    (sides[side]?.contradictions ?? []).map(({ a, b, c, strength }) => ({
      side,
      coin_a: a,
      coin_b: b,
      coin_c: c,
      strength: sixDigits(strength),
    })),
  );
  return toCsv(rows, ["side", "coin_a", "coin_b", "coin_c", "strength"]);
}

/** review.csv: pairs to look at, by decision. */
export function reviewCsv(study: DieStudy): string {
  const rows = studyDecisions(study).flatMap((decision) =>
    decision.pairs.map((pair) => ({
      side: pair.side,
      coin_a: pair.a,
      coin_b: pair.b,
      study: pair.same ? "same" : "different",
      uncertainty: threeDecimals(pair.uncertainty),
      together: threeDecimals(pair.together),
      probability: sixDigits(pair.probability),
      contradictions: pair.contradictions,
      warning: warningsOfSides(study.sideWarnings, pair.side, [pair.a, pair.b]).join("; "),
      decision: decision.number,
      kind: decision.kind,
      question: questionOf(decision),
      pairs_that_follow: decision.follows,
      expected_change: threeDecimals(decision.expectedChange),
    })),
  );
  return toCsv(rows, [
    "side",
    "coin_a",
    "coin_b",
    "study",
    "uncertainty",
    "together",
    "probability",
    "contradictions",
    "warning",
    "decision",
    "kind",
    "question",
    "pairs_that_follow",
    "expected_change",
  ]);
}

/** specimens.csv: pairs that match on both sides: one coin, or two from the same dies? */
export function specimensCsv({ specimens }: DieStudy): string {
  const nameOf = specimenNames(specimens?.specimens);
  const rows = (specimens?.pairs ?? []).map(({ a, b, probability, obverse, reverse }) => ({
    coin_a: a,
    coin_b: b,
    specimen: nameOf(a) === nameOf(b) ? nameOf(a) : null,
    probability: sixDigits(probability),
    obverse_rim_px: threeDecimals(obverse.rim),
    reverse_rim_px: threeDecimals(reverse.rim),
    obverse_fine: threeDecimals(obverse.fine ?? undefined),
    reverse_fine: threeDecimals(reverse.fine ?? undefined),
  }));
  return toCsv(rows, [
    "coin_a",
    "coin_b",
    "specimen",
    "probability",
    "obverse_rim_px",
    "reverse_rim_px",
    "obverse_fine",
    "reverse_fine",
  ]);
}

/** What each photograph's coin counts as. */
function specimenNames(specimens: readonly Specimen[] = []): (coin: string) => string {
  const as = countedAs(specimens);
  return (coin) => as.get(coin) ?? coin;
}

/** Of shares, where more digits would be noise; null where there is none. */
function threeDecimals(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(3));
}

function sixDigits(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toPrecision(6));
}
