import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { growthExponent, sharesOf } from "../../bench/lib/growth";
import { paired } from "../../bench/lib/spread";
import type { Row, Stage } from "../../bench/lib/stage";
import { table } from "../../bench/lib/table";
import { ended } from "../ended";
import { slow } from "../slow";

const bench = join(__dirname, "../../bench");
const run = (...words: string[]) => ended(process.execPath, [join(bench, "run.cjs"), ...words]);

describe("npm run bench", () => {
  it("names its stages when it is given none, or one that there is not", async () => {
    for (const words of [[], ["training", "predict"], ["speed"], ["training", "--fast"]]) {
      const { status, stdout, stderr } = await run(...words);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      for (const stage of ["training", "predict", "start-up", "wasm"])
        expect(stderr).toContain(stage);
    }
  });

  it.skipIf(!slow)("finds a stage in every file of its folder but the runner's", async () => {
    for (const file of readdirSync(bench).filter(
      (name) => name.endsWith(".ts") && name !== "run.ts",
    )) {
      const { stage } = (await import(join(bench, file))) as { stage: Stage };
      expect(stage.title, file).toMatch(/\w/);
      expect(stage.run, file).toBeTypeOf("function");
    }
  });
});

describe("growth with size", () => {
  it("is the power that figures were made with", () => {
    const rows = [10, 100, 900].map((coins) => ({ name: "", coins, ms: 3 * coins ** 1.2 }));
    expect(growthExponent(rows, "coins", "ms")).toBeCloseTo(1.2, 10);
  });

  it("is fitted through all figures where they do not lie on a line", () => {
    const rows = [
      { name: "", coins: 1, ms: 1 },
      { name: "", coins: 10, ms: 1000 },
      { name: "", coins: 100, ms: 100 },
    ];
    expect(growthExponent(rows, "coins", "ms")).toBeCloseTo(1, 10);
  });

  it("comes with the shares of stages, which add up to 1", () => {
    expect(sharesOf({ photographs: 30, "swapped halves": 10 })).toEqual({
      share_of_photographs: 0.75,
      share_of_swapped_halves: 0.25,
    });
  });
});

describe("figures of rounds", () => {
  it("compare each round with its neighbour in time", () => {
    // twice the time in the second round, for both: the ratio stays
    expect(paired([50, 100, 60], [100, 200, 100])).toEqual({
      numislab_ms: 60,
      keras_ms: 100,
      ratio_to_keras: 0.5,
      spread: [0.5, 0.6],
      rounds: 3,
    });
  });

  it("are shown as a table with a column a key", () => {
    const rows: Row[] = [
      { name: "a", numislab_ms: 123.4, spread: [0.5, 0.75] },
      { name: "long name", ratio_to_keras: 0.00012 },
    ];
    expect(table(rows).split("\n")).toEqual([
      "name       numislab ms        spread  ratio to keras",
      "a                  123  0.50 to 0.75               -",
      "long name            -             -          1.2e-4",
    ]);
  });
});
