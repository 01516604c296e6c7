import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { parseSiameseConfig } from "../../src/lib/runs/index";
import {
  readSplit,
  splitByGroup,
  splitCsv,
  splitPath,
  splitRepeatedly,
  splitsOf,
} from "../../src/lib/experiments/index";
import { random } from "../../src/lib/base/random";

const dir = mkdtempSync(join(tmpdir(), "numislab split "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, "split.csv");

/**
 * Chains of these lengths: coins of a chain share an obverse die; reverse dies are all different.
 */
const chains = (sizes: readonly number[]) =>
  sizes.flatMap((size, g) =>
    Array.from({ length: size }, (_, i) => ({
      name: `coin, "${g}"-${i}`,
      obverseDie: `O${g}`,
      reverseDie: `R${g}-${i}`,
    })),
  );
const asked = (more: object) => ({
  file: null,
  folds: 3,
  repeats: 1,
  leaveOneGroupOut: false,
  seed: 1,
  ...more,
});

describe("a split", () => {
  it("is read back from its file as it was, of whatever repeats and coins", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), {
          minLength: 12,
          maxLength: 20,
        }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        (sizes, repeats, seed) => {
          const coins = chains(sizes);
          const splits = splitRepeatedly(coins, 3, repeats, random(seed));
          writeFileSync(file, splitCsv(coins, splits));
          expect(readSplit(file, coins)).toEqual(splits);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("takes 1 for 001, as a spreadsheet program leaves it", () => {
    const coins = chains([4, 3, 3, 2]).map((coin, i) => ({
      ...coin,
      name: String(i + 1).padStart(3, "0"),
    }));
    const splits = splitRepeatedly(coins, 3, 1, random(1));
    writeFileSync(file, splitCsv(coins, splits).replace(/^0+/gm, ""));
    expect(readSplit(file, coins)).toEqual(splits);
  });

  it("that is repeated never repeats itself, and keeps groups whole", () => {
    const coins = chains([5, 4, 3, 3, 2, 2, 1, 1, 1]);
    const splits = splitRepeatedly(coins, 3, 5, random(1));
    expect(
      new Set(
        splits.map(({ members }) =>
          members
            .map((own) => own.join())
            .sort()
            .join(";"),
        ),
      ).size,
    ).toBe(5);
    for (const { members, groupOf } of splits) {
      expect(members.flat().sort((a, b) => a - b)).toEqual(coins.map((_, i) => i));
      const foldsOfGroup = new Map<number, Set<number>>();
      members.forEach((own, fold) =>
        own.forEach((i) =>
          foldsOfGroup.set(groupOf[i], (foldsOfGroup.get(groupOf[i]) ?? new Set()).add(fold)),
        ),
      );
      for (const folds of foldsOfGroup.values()) expect(folds.size).toBe(1);
    }
  });

  it("says so where the groups cannot be assigned in that many ways", () => {
    expect(() => splitRepeatedly(chains([6, 5, 4]), 3, 2, random(1))).toThrow(
      /hold 6, 5, 4 coins \(3 in all\): they can be dealt into 3 about equal folds in 1 way only\. Lower split\.repeats/,
    );
  });

  it("by group tests each chain alone, and all single coins together", () => {
    expect(splitByGroup(chains([4, 1, 3, 1, 1])).members.map((own) => own.length)).toEqual([
      4, 3, 3,
    ]);
    // a single coin alone has no pair
    expect(splitByGroup(chains([4, 3, 2, 1])).members.map((own) => own.length)).toEqual([4, 3, 3]);
    expect(() => splitByGroup(chains([4, 3]))).toThrow(/the chains of linked dies hold 4, 3 coins/);
  });

  it("is written under a name that says how it was made", () => {
    expect(splitPath("", "hoard", asked({}))).toBe(
      join("data", "splits", "hoard-3-folds-seed-1.csv"),
    );
    expect(splitPath("", "hoard", asked({ repeats: 5, folds: 4 }))).toBe(
      join("data", "splits", "hoard-5-times-4-folds-seed-1.csv"),
    );
    expect(splitPath("", "hoard", asked({ leaveOneGroupOut: true }))).toBe(
      join("data", "splits", "hoard-leave-one-group-out.csv"),
    );
  });
});

describe("a split file", () => {
  const coins = chains([2, 2, 2, 1]).map((coin, i) => ({
    ...coin,
    name: String(i + 1),
  }));
  const read = (rows: string) => (
    writeFileSync(file, rows),
    splitsOf(asked({ file: "split.csv" }), coins, dir)
  );
  const good = "coin,fold\n1,0\n2,0\n3,1\n4,1\n5,2\n6,2\n7,2\n";

  it("may be written by hand, and may name coins that are not there", () => {
    expect(read(`${good}99,1\n`).map(({ members }) => members)).toEqual([
      [
        [0, 1],
        [2, 3],
        [4, 5, 6],
      ],
    ]);
  });

  it.each([
    ["coin,role\n1,0\n", /split\.csv: there is no column fold/],
    ["", /there is no column coin/],
    [good.replace("3,1", "3,one"), /row 4, coin 3: fold "one" is not a whole number/],
    [`${good}1,2\n`, /row 9: coin 1 has two folds/],
    [good.replace("7,2\n", ""), /no fold for 1 of 7 coins \(7\)/],
    [good.replace("2,0", "2,1"), /7 coins cannot be split into 3 folds/],
    [
      good.replace("2,0", "2,1").replace("7,2", "7,0"),
      /coins 1 and 2 are linked by dies, directly or over others, but lie in folds 0 and 1/,
    ],
  ])("is refused with the reason: %j", (rows, message) => {
    expect(() => read(rows)).toThrow(message);
  });

  it("goes with cross-validation only where it has more than one way to test", () => {
    const config = (split: object) =>
      parseSiameseConfig({ kind: "siamese", name: "x", split }, "here").split;
    expect(config({ repeats: 3, crossValidate: true })).toMatchObject({
      repeats: 3,
      file: null,
      leaveOneGroupOut: false,
    });
    expect(() => config({ repeats: 3 })).toThrow(
      /split: repeats and leaveOneGroupOut test every fold: set crossValidate/,
    );
    expect(() => config({ leaveOneGroupOut: true })).toThrow(/set crossValidate/);
    expect(() => config({ repaets: 3 })).toThrow(/did you mean split\.repeats/);
  });
});
