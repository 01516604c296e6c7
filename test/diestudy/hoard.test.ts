import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SIDES } from "../../src/lib/data/index";
import { compareSheet } from "../../src/lib/diestudy/study/compare-sheet";
import { dieGroups } from "../../src/lib/diestudy/groups/die-groups";
import { pairEvidence, type PairProbability } from "../../src/lib/diestudy/groups/pair-evidence";
import { probabilityOf, shippedCalibration, type Calibration } from "../../src/lib/matchers/index";
import { random } from "../../src/lib/base/random";

type Pair = [number, number];
interface SideOfHoard {
  dies: string[];
  /** Places of two coins, and their score. */
  registered: [number, number, number][];
  /** Pairs of sides that cannot be read. */
  unread: Pair[];
  /** A bit for each pair, in order. */
  putAside: string;
}
/**
 * What the matcher says of 91 labelled coins of a real hoard, all that are linked among them: see
 * test/goldens/hoard-pairs.py.
 */
const hoard = JSON.parse(
  readFileSync(join(__dirname, "..", "goldens", "hoard-pairs.json"), "utf8"),
) as { coins: string[]; unsure: ["obverse" | "reverse", number, number][] } & Record<
  "obverse" | "reverse",
  SideOfHoard
>;
const { coins } = hoard;

/** Fitted on the simulated hoards of seeds 1, 2 and 3 alone: it has seen no pair of this hoard. */
const SIMULATED_ONLY: Calibration = {
  registered: { slope: 48.303, intercept: -7.794 },
  screened: 0.0018728,
  putAside: 0.00027941,
  prior: 0.072644,
  same: 0.95,
  different: 0.05,
};

function pairsOf(
  { registered, unread, putAside }: SideOfHoard,
  calibration: Calibration,
): PairProbability[] {
  const bits = Buffer.from(putAside, "base64");
  const key = (i: number, j: number) => i * coins.length + j;
  const scores = new Map(registered.map(([i, j, score]) => [key(i, j), score]));
  const dumb = new Set(unread.map(([i, j]) => key(i, j)));
  let at = 0;
  return coins.flatMap((a, i) =>
    coins.slice(i + 1).map((b, k) => {
      const [pair, bit] = [key(i, i + 1 + k), at++];
      const score = scores.get(pair);
      const stage =
        score !== undefined
          ? "registered"
          : bits[bit >> 3] & (1 << (bit & 7))
            ? "rejected"
            : "screened";
      return {
        a,
        b,
        probability: dumb.has(pair)
          ? calibration.prior
          : probabilityOf({ stage, score: score ?? -1 }, calibration),
      };
    }),
  );
}

describe("the study of a real hoard", () => {
  it.each([
    ["as it ships", shippedCalibration()],
    ["fitted on simulated strikes alone", SIMULATED_ONLY],
  ] as const)(
    "agrees with its sheet on every labelled link and claims no other, by the calibration %s",
    (_, calibration) => {
      const found = SIDES.map(
        (side) =>
          dieGroups(pairEvidence(coins, pairsOf(hoard[side], calibration)), {
            base: calibration.prior,
            random: random(1).fork(side),
            samples: 200,
          }).die,
      );
      const study = coins.map((name, i) => ({
        name,
        obverseDie: `O${found[0][i]}`,
        reverseDie: `R${found[1][i]}`,
      }));
      const sheet = coins.map((name, i) => ({
        name,
        obverseDie: hoard.obverse.dies[i],
        reverseDie: hoard.reverse.dies[i],
      }));
      const unsure = hoard.unsure.map(([side, a, b]) => ({
        side,
        a: coins[a],
        b: coins[b],
      }));
      const compared = compareSheet(sheet, study, unsure);
      expect(
        compared.map(({ disagreements, bothSame, leftOut }) => ({
          disagreements,
          bothSame,
          leftOut,
        })),
      ).toEqual([
        { disagreements: [], bothSame: 7, leftOut: 2 },
        { disagreements: [], bothSame: 1, leftOut: 1 },
      ]);
    },
  );
});
