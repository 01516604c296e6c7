import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { countedOnce } from "../../src/lib/diestudy/specimens/counted-once";
import { findSpecimens } from "../../src/lib/diestudy/specimens/specimens";
import { readSpecimenVerdicts } from "../../src/lib/diestudy/specimens/specimen-verdicts";
import { specimenWords } from "../../src/lib/diestudy/specimens/specimen-words";
import { fromFine, plane } from "../../src/lib/matchers/registration/match-side";
import { similarity } from "../../src/lib/matchers/registration/align/affine";
import { unbent } from "../../src/lib/matchers/registration/align/warp";
import { specimenSide } from "../../src/lib/matchers/registration/specimen-evidence";

const alike = { rim: 0.45, fine: 0.75, turn: 0 };
const unlike = { rim: 6, fine: 0.15, turn: 0 };
const coins = ["1", "2", "3", "4"];
const pair = (a: string, b: string, side = alike) => ({ a, b, obverse: side, reverse: side });

describe("findSpecimens", () => {
  it("puts photographs of one coin together, over a third one too", () => {
    const found = findSpecimens(coins, [
      pair("3", "2"),
      pair("2", "4"),
      pair("3", "4", unlike),
      pair("1", "2", unlike),
    ]);
    expect(found.specimens).toEqual([{ name: "2", coins: ["2", "3", "4"] }]);
    expect(found.pairs[0].probability).toBeGreaterThan(0.9);
    expect(found.pairs.at(-1)!.probability).toBeLessThan(0.05);
    expect(specimenWords(found)[0]).toBe("2 and 3 and 4: photographs of one coin, counted once");
  });

  it("keeps two coins apart where a person says so, also over a third", () => {
    const evidence = [pair("1", "2"), pair("2", "3")];
    expect(findSpecimens(coins, evidence, { apart: [{ a: "3", b: "1" }] }).specimens).toEqual([
      { name: "1", coins: ["1", "2"] },
    ]);
    expect(findSpecimens(coins, [], { together: [{ a: "4", b: "1" }] }).specimens).toEqual([
      { name: "1", coins: ["1", "4"] },
    ]);
  });
});

describe("countedOnce", () => {
  it("leaves one photograph of each coin, and what was said of the others", () => {
    const both = { obverse: coins, reverse: coins };
    const once = countedOnce([{ name: "1", coins: ["1", "3"] }], {
      coinsBySide: both,
      pairs: [pair("1", "2"), pair("2", "3")],
      verdicts: [
        { side: "obverse", a: "3", b: "4", verdict: "same" },
        { side: "obverse", a: "1", b: "3", verdict: "same" },
      ],
    });
    expect(once.coinsBySide.reverse).toEqual(["1", "2", "4"]);
    expect(once.pairs.map(({ a, b }) => [a, b])).toEqual([["1", "2"]]);
    expect(once.verdicts).toEqual([{ side: "obverse", a: "1", b: "4", verdict: "same" }]);
  });
});

describe("readSpecimenVerdicts", () => {
  const dir = mkdtempSync(join(tmpdir(), "numislab specimens "));
  afterAll(() => rmSync(dir, { recursive: true }));
  const file = join(dir, "specimen-verdicts.csv");

  it("reads pairs, tells of coins that are not there, and names a row that it cannot read", () => {
    const told: string[] = [];
    const read = () => readSpecimenVerdicts(file, coins, (text) => told.push(text));
    expect(read()).toEqual([]);
    writeFileSync(file, "coin_a,coin_b,verdict\n1,2,different\n1,9,same\n");
    expect(read()).toEqual([{ a: "1", b: "2", verdict: "different" }]);
    expect(told).toEqual([`${file}, row 3: is not used: the study has no coin 9.`]);
    // the last row of a pair counts, in either order, and can take it back
    writeFileSync(
      file,
      "coin_a,coin_b,verdict,by\n1,2,different,\n3,4,same,Ada\n2,1,same,Bo\n4,3,withdrawn,Ada\n",
    );
    expect(read()).toEqual([{ a: "2", b: "1", verdict: "same", by: "Bo" }]);
    writeFileSync(file, "coin_a,coin_b,verdict\n1,2,perhaps\n");
    expect(read).toThrow(/row 2: the verdict is "perhaps"/);
  });
});

describe("specimenSide", () => {
  /** A disc with a fine pattern; `by` shifts the design on the flan, pixels. */
  const disc = (by: number, phase = 0) => {
    const fine = plane(280);
    for (let y = 0, i = 0; y < 280; y++)
      for (let x = 0; x < 280; x++, i++) {
        if (Math.hypot(x - 140, y - 140) > 120) continue;
        fine.mask[i] = 1;
        const u = x - by;
        fine.relief[i] = Math.round(
          60 * Math.sin(u / 9) * Math.cos(y / 8) +
            40 * Math.sin(u * 1.3 + phase) * Math.sin(y * 1.4),
        );
      }
    return fromFine(fine, []);
  };

  it("finds outline and fine relief of one coin the same", () => {
    const { rim, fine } = specimenSide(disc(0), disc(0), unbent(similarity(0, 1)));
    expect(rim).toBeLessThan(0.01);
    expect(fine).toBeCloseTo(1, 5);
  });

  it("finds the outline elsewhere where the design lies elsewhere on the flan", () => {
    const moved = unbent(similarity(0, 1, [5 / 140, 0]));
    const { rim, fine } = specimenSide(disc(0), disc(5, Math.PI / 2), moved);
    expect(rim).toBeGreaterThan(2);
    expect(rim).toBeLessThan(5);
    expect(fine).toBeLessThan(0.6);
  });
});
