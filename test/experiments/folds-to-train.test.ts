import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { CoinDies } from "../../src/lib/data/index";
import { parseSiameseConfig } from "../../src/lib/runs/index";
import { trainingObstacle } from "../../src/lib/experiments/index";

const root = mkdtempSync(join(tmpdir(), "numislab folds "));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const config = (folds: number) =>
  parseSiameseConfig(
    { kind: "siamese", name: "folds", split: { folds, crossValidate: true } },
    "here",
  );
const coins = (dies: [string | null, string | null][]): CoinDies[] =>
  dies.map(([obverseDie, reverseDie], i) => ({ name: String(i + 1), obverseDie, reverseDie }));
const chain = (name: string, length: number) =>
  Array.from({ length }, (): [string, string] => [`O${name}`, `R${name}`]);

describe("what stands in the way of training", () => {
  it("is nothing where every fold leaves dies to tell apart, linked or not", () => {
    expect(
      trainingObstacle(
        config(3),
        coins([
          ...chain("1", 3),
          ...chain("2", 3),
          ...chain("3", 3),
          ["a", "a"],
          ["b", "b"],
          ["c", "c"],
        ]),
        root,
      ),
    ).toBeNull();
    const single = Array.from({ length: 12 }, (_, i): [string, string] => [`O${i}`, `R${i}`]);
    expect(trainingObstacle(config(3), coins(single), root)).toBeNull();
  });

  it("is nothing where one side alone is labelled", () => {
    const obverses = Array.from({ length: 12 }, (_, i): [string, null] => [`O${i}`, null]);
    expect(trainingObstacle(config(3), coins(obverses), root)).toBeNull();
  });

  it("is a fold that leaves coins of a single die to train on", () => {
    expect(
      trainingObstacle(
        config(3),
        coins([...chain("1", 3), ...chain("2", 3), ...chain("3", 3)]),
        root,
      ),
    ).toMatch(
      /^3 coins are left to train on when fold 0 is tested, of 1 known obverse and 1 known reverse die: at least 2 dies/,
    );
  });

  it("is one die on every coin, which cannot be split", () => {
    expect(trainingObstacle(config(3), coins(chain("1", 12)), root)).toMatch(
      /cannot be split into 3 folds/,
    );
  });

  it("leaves no file behind", () => expect(readdirSync(root)).toEqual([]));
});
