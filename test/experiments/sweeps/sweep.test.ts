import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedHoard } from "../../simulated";
import { fromCsv } from "../../../src/lib/base/index";
import { readJson, readPairs } from "../../../src/lib/runs/index";
import {
  readSplit,
  runSiamese,
  sweepRun,
  thresholdTable,
  type SiameseResult,
  type Sweep,
} from "../../../src/lib/experiments/index";
import { chooseThreshold, confusion, f1, matthews, recall } from "../../../src/lib/metrics/index";
import { random } from "../../../src/lib/base/random";
import { readSiameseRun, sweepFigures } from "../../../src/lib/report/index";
import { wholeRecord } from "../../runs/whole-record";
import { slow } from "../../slow";

const SIDES = ["obverse", "reverse"] as const;
let root: string;
let folder: string;
let sweep: Sweep;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab sweep "));
  cpSync("package.json", join(root, "package.json"));
  await simulatedHoard(join(root, "coins"), { coins: 30, seed: 3, width: 400 });
  // ten small chains instead of the simulator's few long ones: what is tested here is bookkeeping
  const dies = Array.from(
    { length: 30 },
    (_, i) => `${i + 1},O${1 + Math.floor(i / 3)},R${Math.floor(i / 3)}-${i % 3 === 0 ? 0 : 1}`,
  );
  writeFileSync(
    join(root, "coins", "chains.csv"),
    `coin,obverse die,reverse die\n${dies.join("\n")}\n`,
  );
  const settings = {
    kind: "siamese",
    name: "tiny",
    data: { folder: "coins", sheet: join(root, "coins", "chains.csv") },
    input: { size: 32 },
    network: { filters: [4], embedding: 8 },
    split: { folds: 3, repeats: 2, crossValidate: true },
    training: { epochs: 1 },
    evaluation: { resamples: 10 },
  };
  folder = (await runSiamese(settings, { root })).folder;
  sweep = await sweepRun(folder, { choose: "value=0.5", resamples: 20 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const rowsOf = (name: string) => fromCsv(readFileSync(join(folder, name), "utf8"));

describe("a run with repeated folds", () => {
  it("tests every coin once a repeat, by models that are numbered on", () => {
    const result = readJson<SiameseResult>(join(folder, "evaluation.json"));
    expect(result).toMatchObject({ repeats: 2, tested: 6 });
    expect(result.folds.map(({ fold }) => fold)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(result.folds.reduce((sum, { coins }) => sum + coins, 0)).toBe(60);
    expect(result.foldDecisions).toHaveLength(6);
    expect(result.heldOut.obverse.pairs).toBe(
      result.folds.reduce((sum, { coins }) => sum + (coins * (coins - 1)) / 2, 0),
    );
    expect(
      readFileSync(join(root, "data", "splits", "tiny-2-times-3-folds-seed-1.csv"), "utf8"),
    ).toBe(readFileSync(join(folder, "split.csv"), "utf8"));
  });

  it.skipIf(!slow)("can be made again from the split that it wrote", async () => {
    const again = {
      ...readJson<{ split: object }>(join(folder, "config.json")),
      name: "again",
      split: { file: join(folder, "split.csv"), crossValidate: true },
    };
    const run = await runSiamese(again, { root });
    expect(readFileSync(join(run.folder, "split.csv"), "utf8")).toBe(
      readFileSync(join(folder, "split.csv"), "utf8"),
    );
    expect(readJson<SiameseResult>(join(run.folder, "evaluation.json")).folds).toEqual(
      readJson<SiameseResult>(join(folder, "evaluation.json")).folds,
    );
  });

  it("chooses by pairs that have no coin of the tested fold", () => {
    const folds = readSplit(join(folder, "split.csv"), namesOfCoins()).flatMap(
      ({ members }) => members,
    );
    const coins = namesOfCoins();
    const rows = rowsOf("choice.csv");
    expect(new Set(rows.map(({ fold }) => fold)).size).toBe(6);
    for (const { fold, coin_a: a, coin_b: b } of rows) {
      const tested = new Set(folds[Number(fold)].map((i) => coins[i].name));
      expect([tested.has(a), tested.has(b)]).toEqual([false, false]);
    }
  });

  const namesOfCoins = () => {
    const dies = new Map(rowsOf("split.csv").map(({ coin, group }) => [coin, group]));
    // whole groups are all that reading asks for
    return [...dies].map(([name, group]) => ({ name, obverseDie: group, reverseDie: group }));
  };
});

describe("a sweep", () => {
  it("holds each rule to held-out pairs, at the threshold that its own choice pairs give", () => {
    const pairs = readPairs(join(folder, "pairs.csv"));
    for (const side of SIDES) {
      const own = pairs.filter((pair) => pair.side === side && pair.heldOut);
      for (const { rule, thresholds, heldOut } of sweep.sides[side].rules.slice(1)) {
        const wanted = [0, 1, 2, 3, 4, 5].map((fold) => {
          const choice = rowsOf("choice.csv").filter(
            (row) => row.chooses_for === side && Number(row.fold) === fold,
          );
          return chooseThreshold(
            choice.map((row) => row.same_die === "true"),
            choice.map(({ score }) => Number(score)),
            rule as "youden",
          );
        });
        expect(thresholds).toEqual(wanted);
        const c = confusion(
          own.map(({ same }) => same),
          own.map(({ score, fold }) => score >= wanted[fold]),
        );
        expect(heldOut).toMatchObject(c);
        expect([heldOut.f1.value, heldOut.mcc.value, heldOut.recall.value]).toEqual([
          f1(c),
          matthews(c),
          recall(c),
        ]);
        expect(heldOut.accuracy.low).toBeLessThanOrEqual(heldOut.accuracy.value);
        expect(heldOut.accuracy.high).toBeGreaterThanOrEqual(heldOut.accuracy.value);
      }
    }
  });

  it("comes with Youden's J to the answers that the run gave", () => {
    const result = readJson<SiameseResult>(join(folder, "evaluation.json"));
    for (const side of SIDES) {
      const youden = sweep.sides[side].rules.find(({ rule }) => rule === "youden")!;
      expect(youden.heldOut).toMatchObject(result.heldOut[side].confusion);
      expect(youden.allPairs).toMatchObject(result.allPairs[side].confusion);
      youden.thresholds.forEach((threshold, fold) =>
        expect(threshold).toBeCloseTo(result.foldDecisions[fold][side].threshold, 8),
      );
    }
  });

  it("puts 'always different' and the rule that was asked for among the rules", () => {
    const { rules, figures, allPairs } = sweep.sides.obverse;
    expect(sweep.chosen).toBe("value=0.5");
    expect(rules.map(({ rule }) => rule)).toEqual([
      "always different",
      "youden",
      "eer",
      "f1",
      "mcc",
      "fpr=0.01",
      "fpr=0.001",
      "value=0.5",
    ]);
    expect(rules[0].heldOut).toMatchObject({
      accuracy: { value: figures.alwaysDifferent },
      balancedAccuracy: { value: 0.5 },
      f1: { value: 0 },
      mcc: { value: 0 },
    });
    expect(rules[0].allPairs.accuracy).toBe(allPairs.alwaysDifferent);
    for (const { allPairs: its } of rules)
      expect(its.accuracy).toBeLessThanOrEqual(allPairs.best.accuracy);
  });

  it("does not choose otherwise when the truth of the tested pairs is another", async () => {
    const other = join(root, "other");
    cpSync(folder, other, { recursive: true });
    writeFileSync(
      join(other, "pairs.csv"),
      readFileSync(join(folder, "pairs.csv"), "utf8").replace(
        /,(true|false),true,(\d+),/g,
        (_, same, fold) => `,${same === "true" ? "false" : "true"},true,${fold},`,
      ),
    );
    const changed = await sweepRun(other, { resamples: 3 });
    for (const side of SIDES) {
      expect(changed.sides[side].rules[1].heldOut.truePositives).not.toBe(
        sweep.sides[side].rules[1].heldOut.truePositives,
      );
      expect(changed.sides[side].rules.map(({ thresholds }) => thresholds)).toEqual(
        sweep.sides[side].rules.slice(0, 7).map(({ thresholds }) => thresholds),
      );
    }
  });

  it("writes a row for each distinct score of each side and protocol, which adds up", () => {
    const rows = rowsOf("sweep.csv");
    const pairs = readPairs(join(folder, "pairs.csv"));
    for (const side of SIDES) {
      const own = pairs.filter((pair) => pair.side === side);
      const heldOut = rows.filter((row) => row.side === side && row.protocol === "held-out");
      const all = rows.filter((row) => row.side === side && row.protocol === "all-pairs");
      expect(heldOut).toHaveLength(
        new Set(own.filter((pair) => pair.heldOut).map(({ score }) => score)).size,
      );
      expect(all).toHaveLength(new Set(own.map(({ keptScore }) => keptScore)).size);
      for (const { tp, fp, tn, fn, predicted_positives: called } of all) {
        expect(Number(tp) + Number(fp) + Number(tn) + Number(fn)).toBe(435);
        expect(Number(called)).toBe(Number(tp) + Number(fp));
      }
      expect(all.at(-1)!.clusters).toBe("1");
    }
  });

  it("is part of what a page reads of a run, which writes nothing", () => {
    const other = join(root, "read only");
    cpSync(folder, other, { recursive: true });
    rmSync(join(other, "sweep.json"));
    rmSync(join(other, "sweep.csv"));
    const before = readdirSync(other);
    expect(readSiameseRun(other).sweep!.tested).toBe(6);
    expect(readdirSync(other)).toEqual(before);
  });

  it("refuses a rule that is not known, a run that is not finished, and one without the pairs it needs", async () => {
    await expect(sweepRun(folder, { choose: "best" })).rejects.toThrow(
      /best is not a threshold rule/,
    );
    const other = join(root, "unfinished");
    const put = (record: object, result: object) => {
      mkdirSync(other, { recursive: true });
      writeFileSync(join(other, "run.json"), JSON.stringify(wholeRecord(record)));
      writeFileSync(join(other, "evaluation.json"), JSON.stringify(result));
    };
    put({ kind: "siamese", state: "stopped" }, {});
    await expect(sweepRun(other)).rejects.toThrow(/is stopped, not finished: go on with it/);
    put({ kind: "siamese", state: "finished" }, {});
    await expect(sweepRun(other)).rejects.toThrow(
      /was made before runs kept the pairs that thresholds are chosen by: train again/,
    );
    put({ kind: "classifier", state: "finished" }, {});
    await expect(sweepRun(other)).rejects.toThrow(/is a classifier run/);
  });
});

describe("thresholdTable", () => {
  it("counts as trying every threshold by hand does", () => {
    const draw = random(4);
    const n = 12;
    const pairs = {
      a: [] as string[],
      b: [] as string[],
      scores: [] as number[],
      same: [] as boolean[],
    };
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++)
        (pairs.a.push(`${i}`),
          pairs.b.push(`${j}`),
          pairs.scores.push(draw.integer(15) / 10),
          pairs.same.push(draw.integer(4) === 0));
    const table = thresholdTable(pairs);
    expect(table.map(({ threshold }) => threshold)).toEqual(
      [...new Set(pairs.scores)].sort((x, y) => y - x),
    );
    for (const row of table) {
      expect(row).toMatchObject(
        confusion(
          pairs.same,
          pairs.scores.map((score) => score >= row.threshold),
        ),
      );
      // closure by hand: spread each coin's smallest relative until nothing changes
      const die = Array.from({ length: n }, (_, i) => i);
      for (let round = 0; round < n; round++)
        pairs.scores.forEach(
          (score, k) =>
            score >= row.threshold &&
            (die[+pairs.a[k]] = die[+pairs.b[k]] = Math.min(die[+pairs.a[k]], die[+pairs.b[k]])),
        );
      expect(row.clusters).toBe(new Set(die).size);
    }
  });
});

describe("figures of a sweep", () => {
  it("have a slider whose every place says what that threshold comes to", () => {
    const pairs = readPairs(join(folder, "pairs.csv"));
    const figures = sweepFigures(pairs, readJson<SiameseResult>(join(folder, "evaluation.json")));
    expect(Object.keys(figures).sort()).toEqual([
      "det",
      "metrics-obverse",
      "metrics-reverse",
      "precision-recall",
      "reliability",
    ]);
    const { layout } = figures["metrics-obverse"] as { layout: any };
    const own = pairs.filter((pair) => pair.side === "obverse" && pair.heldOut);
    const [{ steps }] = layout.sliders;
    for (const step of [steps[0], steps[60], steps[120]]) {
      const threshold = step.args[0]["shapes[0].x0"];
      const c = confusion(
        own.map(({ same }) => same),
        own.map(({ score }) => score >= threshold),
      );
      expect(step.args[0]["annotations[0].text"]).toContain(
        `finds ${c.truePositives} of ${c.truePositives + c.falseNegatives} same-die pairs, and calls ${c.falsePositives} others falsely`,
      );
    }
  });

  it("are there, without metrics over the threshold, where no held-out pair is from the same die", () => {
    const pairs = readPairs(join(folder, "pairs.csv")).map((pair) => ({ ...pair, same: false }));
    const figures = sweepFigures(pairs, readJson<SiameseResult>(join(folder, "evaluation.json")));
    expect(Object.keys(figures).sort()).toEqual(["det", "precision-recall", "reliability"]);
    expect(figures.det.data).toHaveLength(1); // the line of equal errors
  });
});
