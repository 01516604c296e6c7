// Every method of the registry behind the same calls.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng } from "../../src/lib/coins/index";
import { dieStudy } from "../../src/lib/diestudy/index";
import { startEngine } from "../../src/lib/engine/index";
import { evaluateMethod } from "../../src/lib/experiments/index";
import { matchToCsv } from "../../src/lib/jobs/index";
import { comparePhotographs, matchFolder, METHODS } from "../../src/lib/matchers/index";
import { random } from "../../src/lib/base/random";
import { bothHalves, simulated, type SimulatedCoin } from "./registration/coins";
import { slow } from "../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab methods "));
const [folder, cache, inputs] = ["coins", "sides", "inputs"].map((name) => join(dir, name));
afterAll(() => rmSync(dir, { recursive: true }));

const COINS = slow ? 6 : 4;
const PAIRS = COINS * (COINS - 1); // of both sides
let coins: SimulatedCoin[];
let sheet: string;
beforeAll(async () => {
  await startEngine();
  mkdirSync(folder);
  coins = simulated(COINS);
  for (const coin of coins)
    writeFileSync(join(folder, `${coin.name}.png`), await toPng(bothHalves(coin)));
  sheet = join(dir, "dies.csv");
  const rows = coins.map(({ name, obverseDie, reverseDie }) =>
    [name, `O${obverseDie}`, `R${reverseDie}`].join(),
  );
  writeFileSync(sheet, `coin,obverse die,reverse die\n${rows.join("\n")}\n`);
});

const modelFor = (takes: readonly string[]) =>
  takes.includes("model")
    ? join("models", slow ? "die-siamese" : "die-siamese-small") // in half of the time
    : undefined;

const isSame = (a: string, b: string, side: "obverse" | "reverse") => {
  const die = (name: string) => coins.find((coin) => coin.name === name)![`${side}Die`];
  return die(a) === die(b);
};

describe.each(METHODS)("the method $name", ({ name, takes }) => {
  const options = { method: name, model: modelFor(takes), cache, inputs, threads: 0 };

  it("scores pairs of a folder: those of the same die higher, each with a probability", async () => {
    const { pairs, refused, everyPair } = await matchFolder(folder, options);
    expect(refused).toEqual([]);
    expect(everyPair).toBe(name !== "neighbours");
    if (everyPair) expect(pairs).toHaveLength(PAIRS);
    const scores = (same: boolean) =>
      pairs.filter(({ a, b, side }) => isSame(a, b, side) === same).map(({ score }) => score);
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    expect(scores(true).length).toBeGreaterThan(0);
    expect(mean(scores(true))).toBeGreaterThan(mean(scores(false)));
    for (const { probability } of pairs) {
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
  });

  it.skipIf(!slow && name === "fusion")("calls a photograph and itself the same", async () => {
    const file = join(folder, `${coins[0].name}.png`);
    const { method, model } = options;
    const answer = await comparePhotographs(file, file, { method, model, cache });
    expect([answer.obverse?.answer, answer.reverse?.answer]).toEqual(["same", "same"]);
  });
});

describe("a method by its name", () => {
  it("is named in the summary of a match, beside its table", async () => {
    const out = join(dir, "pairs.csv");
    const summary = await matchToCsv(folder, out, { method: "ssim", cache, threads: 0 });
    expect(summary).toMatchObject({ out, method: "ssim", coins: COINS, pairs: PAIRS });
  });

  it("is evaluated on labelled coins, with the calibration that these would give", async () => {
    const { evaluation, pairs } = await evaluateMethod("ssim", folder, {
      sheet,
      resamples: 3,
      caches: { sides: cache },
    });
    expect(evaluation).toMatchObject({
      method: "ssim",
      model: null,
      compare: "score",
      coins: COINS,
    });
    expect(pairs).toHaveLength(PAIRS);
    expect(evaluation.pairs.obverse.rocAuc.value).toBeGreaterThan(0.9);
    const links = pairs.filter(({ same }) => same).length;
    expect(evaluation.fit!.prior).toBeCloseTo(links / PAIRS, 12);
    expect(evaluation.fit!.calibration.slope).toBeGreaterThan(0);
  });

  it("finds the dies of a study", async () => {
    const study = await dieStudy(folder, { method: "ssim", cache, random: random(1) });
    expect(study.coins).toHaveLength(COINS);
    for (const { a, b, side, answer } of study.pairs.filter((pair) => pair.answer === "same")) {
      const dies = study.sides[side]!;
      const dieOf = (coin: string) => dies.dies[dies.coins.indexOf(coin)];
      expect({ a, b, answer, same: dieOf(a) === dieOf(b) }).toMatchObject({ same: true });
    }
  });

  it("is refused where there is none of it", async () => {
    await expect(matchFolder(folder, { method: "simm" })).rejects.toThrow(/did you mean ssim\?/);
    await expect(evaluateMethod("simm", folder)).rejects.toThrow(/did you mean ssim\?/);
  });
});
