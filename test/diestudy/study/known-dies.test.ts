import { describe, expect, it } from "vitest";
import type { ScoredPair } from "../../../src/lib/coins/index";
import { random } from "../../../src/lib/base/random";
import { studySide } from "../../../src/lib/diestudy/index";

const dieOf = (coin: string) => coin.split("/").at(-1)![0];
/** Coins of the known study are K/A1 …; every other coin is called for its die, too: A5, X1. */
const isKnown = (coin: string) => coin.startsWith("K/");

/** New coins compared with a known study and with each other; dies of known coins are O5 and on. */
function assigned(
  coins: readonly string[],
  probabilityOf = (a: string, b: string): number => (dieOf(a) === dieOf(b) ? 0.9999 : 0.0003),
) {
  const pairs = coins.flatMap((a, i) =>
    coins
      .slice(i + 1)
      .flatMap((b): ScoredPair[] =>
        isKnown(a) && isKnown(b)
          ? []
          : [{ a, b, side: "obverse", score: 0, probability: probabilityOf(a, b) }],
      ),
  );
  const known = new Map(
    coins.filter(isKnown).map((coin) => [coin, `O${5 + "ABC".indexOf(dieOf(coin))}`]),
  );
  return studySide("obverse", coins, pairs, [], { base: 0.1, random: random(1), known });
}
const KNOWN = ["K/A1", "K/A2", "K/A3", "K/B1", "K/B2", "K/C1"];

describe("a study with known dies", () => {
  it("gives coins to known dies by their names, and coins of other dies to new ones", () => {
    const study = assigned(["A5", "A6", "C2", "X1", "X2", "Y1", ...KNOWN]);
    expect(study.coins).toEqual(["A5", "A6", "C2", "X1", "X2", "Y1"]);
    expect(study.dies).toEqual(["O5", "O5", "O7", "O8", "O8", "O9"]);
    expect(study.assigned!.map(({ known }) => known)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    for (const { probability } of study.assigned!) expect(probability).toBeGreaterThan(0.8);
  });

  it("counts the new coins only", () => {
    const study = assigned(["A5", "X1", "X2", ...KNOWN]);
    expect(study.estimates).toMatchObject({ n: 3, d: 2, singletons: 1 });
    expect(study.dieSupport.map(({ die, coins }) => [die, coins])).toEqual([
      ["O5", ["A5"]],
      ["O8", ["X1", "X2"]],
    ]);
  });

  it("keeps known dies apart where a new coin resembles both", () => {
    const study = assigned(["X1", ...KNOWN], (_, b) => ("AB".includes(dieOf(b)) ? 0.9999 : 0.0003));
    expect(["O5", "O6"]).toContain(study.dies[0]);
    expect(study.assigned![0].known).toBe(true);
  });

  it("says how sure it is where a coin resembles two known dies alike, or one of them a little", () => {
    const between = assigned(["X1", "K/A1", "K/B1"], () => 0.9999);
    expect(between.assigned![0].probability).toBeLessThan(0.8);
    const weak = assigned(["X1", ...KNOWN], (_, b) => (b === "K/C1" ? 0.75 : 0.0003));
    expect(weak.assigned![0].probability).toBeGreaterThan(0.5);
    expect(weak.assigned![0].probability).toBeLessThan(0.995);
  });

  it("asks about no pair of known coins, and about no lone die of the known study", () => {
    const unsure = assigned(["X1", "Y1", ...KNOWN], (a, b) =>
      dieOf(a) === "X" && dieOf(b) === "C" ? 0.4 : 0.001,
    );
    for (const { a, b } of unsure.review) expect(isKnown(a) && isKnown(b)).toBe(false);
    for (const { kind, coins } of unsure.decisions)
      if (kind === "alone") expect(isKnown(coins[0])).toBe(false);
  });
});
