import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numislab, numislabProcess } from "./numislab";
import { slow } from "./slow";

const name = `test-cli-${process.pid}`;
let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), "numislab cli "))));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

describe("numislab as a process", () => {
  it("starts, prints on standard output only, and exits with 0", async () => {
    const { code, out, err } = await numislabProcess("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Usage: numislab /);
  });

  it("exits with 2 and one message on standard error for a fault of the input", async () => {
    const { code, out, err } = await numislabProcess("data", "describe", "nowhere");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^numislab: .*nowhere does not exist/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

/** The document of a command with `--json` that ends well, with nothing on standard error. */
async function json(...words: string[]) {
  const { code, out, err } = await numislab(...words, "--json");
  expect({ words, code, err: code === 0 ? "" : err }).toEqual({ words, code: 0, err: "" });
  return JSON.parse(out);
}

describe("numislab", () => {
  it("tells what there is and exits with 0", async () => {
    const { code, out } = await numislab("--help");
    expect(code).toBe(0);
    for (const word of [
      "doctor",
      "data",
      "train",
      "evaluate",
      "sweep",
      "classify",
      "identify",
      "compare",
      "match",
      "die-study",
      "review",
      "baselines",
      "runs",
      "sweep-configs",
      "report",
      "reproduce",
      "lab",
    ])
      expect(out).toContain(word);
  });

  it.each([
    [["trian"], /unknown command 'trian'\s*\(Did you mean train\?\)/],
    [["train"], /give either a configuration .* or --resume/],
    [["train", "nowhere.json"], /nowhere\.json does not exist/],
    [
      ["train", "experiments/configs/siamese-small.json", "--set", "trainign.epochs=1"],
      /siamese-small\.json: trainign is not a known key; did you mean training\?/,
    ],
    [
      ["train", "experiments/configs/siamese-small.json", "--set", "data.folder=nowhere"],
      /nowhere does not exist/,
    ],
    [["data", "simulate", "x", "--coins", "many"], /expected a whole number/],
    [
      ["data", "simulate", "x", "--coins", "4", "--dies", "5"],
      /expected two numbers, obverse and reverse/,
    ],
    [["data", "simulate", "x", "--coins", "4", "--rotation", "up"], /expected degrees/],
    [
      ["data", "simulate", "x", "--coins", "4", "--types", "9"],
      /types must be a whole number from 1 to 8/,
    ],
    [["compare", "a.jpg", "b.jpg", "--model", "nowhere"], /There is no run nowhere/],
    [["report", "nowhere"], /There is no run nowhere/],
    [["match", "nowhere", "--out", "pairs.csv"], /nowhere does not exist/],
    [["match", "nowhere"], /required option '--out <file>'/],
    [
      [
        "match",
        "nowhere",
        "--out",
        "pairs.csv",
        "--every-pair",
        "--neighbours",
        "4",
        "--types",
        "t.csv",
      ],
      /leave out --neighbours and --types, or it/,
    ],
    [
      ["match", "nowhere", "--out", "pairs.csv", "--method", "siamese", "--slurm"],
      /--slurm: the method siamese has no use for it; --slurm is for registration, neighbours/,
    ],
    [
      ["match", "nowhere", "--out", "pairs.csv", "--neighbours", "0"],
      /--neighbours must be at least 1/,
    ],
    [
      ["die-study", "nowhere", "--out", "study", "--every-pair", "--types", "t.csv"],
      /leave out --types, or it/,
    ],
    [
      ["match", "nowhere", "--out", "pairs.csv", "--slurm-template", "t.sh"],
      /--slurm-template goes with --slurm/,
    ],
    [["compare", "a.jpg", "b.jpg"], /a\.jpg does not exist/],
    [
      ["compare", "a.jpg", "b.jpg", "--method", "registration", "--model", "x"],
      /--model: the method registration has no use for it; --model is for siamese, fusion/,
    ],
    [
      ["compare", "a.jpg", "b.jpg", "--method", "regstration"],
      /no method regstration; did you mean registration\? \(known: registration, neighbours, siamese, keypoints, ssim, fusion\)/,
    ],
    [["match", "nowhere", "--out", "p.csv", "--method", "sim"], /did you mean ssim\?/],
    [["die-study", "nowhere", "--out", "s", "--method", "akaze"], /there is no method akaze/],
    [["evaluate", "--data", ".", "--method", "akaze"], /there is no method akaze/],
    [["evaluate", "--data", "."], /name a run or a model's folder, or a method/],
    [["baselines", "--data", "nowhere", "--method", "randm"], /did you mean random\?/],
    [
      ["match", "nowhere", "--out", "p.csv", "--method", "ssim", "--neighbours", "4"],
      /--neighbours: the method ssim has no use for it/,
    ],
    [
      ["review", "nowhere"],
      /nowhere holds no finished die study .*npx numislab die-study PHOTOGRAPHS --out .*nowhere/,
    ],
    [["sweep", "nowhere"], /There is no run nowhere/],
    [["evaluate", "nowhere", "--data", "."], /There is no run nowhere/],
    [
      ["evaluate", "models/euro-classifier", "--data", ".", "--sheet", "x.csv"],
      /this model is a classifier/,
    ],
    [["baselines", "--data", "nowhere"], /nowhere does not exist/],
    [["sweep-configs", "nowhere.json"], /nowhere\.json does not exist/],
    [
      ["sweep-configs", "nowhere.json", "--slurm-template", "mine.sh"],
      /--slurm-template goes with --slurm/,
    ],
    [["runs", "compare", "nowhere"], /There is no run nowhere/],
    [
      ["runs", "export", "nowhere", "--format", "csv", "--out", "x"],
      /Allowed choices are mlflow, dvclive/,
    ],
    [["data", "describe", "nowhere"], /nowhere does not exist/],
    [["data", "split", "nowhere"], /nowhere/],
    [
      ["train", "experiments/configs/siamese-small.json", "--seeds", "3"],
      /several seeds are for classifiers/,
    ],
    [["classify", "nowhere.jpg", "--model", "nowhere"], /There is no run nowhere/],
  ])(
    "answers %j with exit status 2 and what to do, on standard error only",
    async (words, message) => {
      const { code, out, err } = await numislab(...words);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(message);
      expect(err).not.toMatch(/\n\s+at /); // no stack: it is not a fault of the program
    },
  );

  it.skipIf(!slow)(
    "goes from simulated coins to a trained model, its report, an evaluation and a comparison, with nothing but JSON on standard output",
    async () => {
      const made = await json(
        "data",
        "simulate",
        join(dir, "coins"),
        "--coins",
        "14",
        "--seed",
        "2",
        "--width",
        "400",
      );
      expect(made.images).toHaveLength(14);

      const config = join(dir, "config.json");
      writeFileSync(
        config,
        JSON.stringify({
          kind: "siamese",
          name,
          input: { size: 32 },
          network: { filters: [4], embedding: 8 },
          split: { folds: 3 },
          evaluation: { resamples: 5 },
        }),
      );
      const run = await json(
        "train",
        config,
        "--set",
        `data.folder=${join(dir, "coins")}`,
        "--set",
        "training.epochs=2",
      );
      expect(run.state).toBe("finished");
      expect(readFileSync(run.report, "utf8")).toMatch(/^<!doctype html>/);
      expect((await json("report", name, "--out", join(dir, "page.html"))).report).toBe(
        join(dir, "page.html"),
      );

      const [a, b] = [made.images[0], made.images[1]];
      const answer = await json("compare", a, b, "--model", name);
      for (const side of ["obverse", "reverse"]) {
        expect(typeof answer[side].same).toBe("boolean");
        expect(answer[side].probability).toBeGreaterThanOrEqual(0);
        expect(answer[side].probability).toBeLessThanOrEqual(1);
      }
      expect((await json("compare", a, a, "--model", run.run)).obverse.score).toBeCloseTo(1, 4);

      for (const method of ["registration", "siamese"]) {
        const out = join(dir, "tables", `${method}.csv`);
        const summary = await json(
          "match",
          join(dir, "coins"),
          "--out",
          out,
          "--method",
          method,
          ...(method === "siamese" ? ["--model", name] : []),
        );
        expect(summary).toMatchObject({ out, coins: 14, pairs: 182, refused: [] });
        const [header, ...rows] = readFileSync(out, "utf8").trim().split("\n");
        expect([header, rows.length]).toEqual([
          "coin_a,coin_b,side,score,probability,warning",
          182,
        ]);
      }
      expect(await json("compare", a, a)).toMatchObject({
        obverse: { same: true, unsure: false },
        reverse: { same: true, unsure: false },
      });

      const evaluation = await json("evaluate", name, "--data", join(dir, "coins"));
      expect(evaluation.pairs.obverse.pairs).toBe(91);
      expect(readdirSync(evaluation.folder).sort()).toEqual([
        "evaluation.json",
        "pairs.csv",
        "report.html",
      ]);

      // a model that lies in no run
      cpSync(join(run.run, "model"), join(dir, "model"), { recursive: true });
      const sheet = join(dir, "sheet.csv");
      writeFileSync(
        sheet,
        `coin,obverse die,reverse die\n${Array.from({ length: 12 }, (_, i) => `${i + 1},O${1 + (i % 4)},${i < 2 ? "?" : `R${1 + (i % 3)}`}`).join("\n")}\n99,O1,R1\n`,
      );
      const printed = await json(
        "evaluate",
        join(dir, "model"),
        "--data",
        join(dir, "coins"),
        "--sheet",
        sheet,
      );
      expect(printed).toMatchObject({
        folder: null,
        report: null,
        coins: 12,
        leftOut: { coins: [], pairs: [{ side: "reverse", pairs: 21 }] },
      });
      expect(printed.pairs.reverse).toMatchObject({
        pairs: 45,
        alwaysDifferent: 1 - printed.pairs.reverse.same / 45,
      });
      expect(printed.pairs.obverse.mcc).toMatchObject({ value: expect.any(Number) });
      expect(printed.warnings.join()).toMatch(/99/);
      const written = await json(
        "evaluate",
        join(dir, "model"),
        "--data",
        join(dir, "coins"),
        "--sheet",
        sheet,
        "--out",
        join(dir, "evaluated"),
      );
      expect(written.decisions.obverse.threshold).toBe(
        JSON.parse(readFileSync(join(dir, "model", "siamese.json"), "utf8")).decisions.obverse
          .threshold,
      );
      expect(readFileSync(join(dir, "evaluated", "report.html"), "utf8")).toContain(
        "21 reverse pairs with a coin whose reverse die the sheet does not know",
      );
      expect(
        readFileSync(join(dir, "evaluated", "pairs.csv"), "utf8")
          .trim()
          .split("\n"),
      ).toHaveLength(1 + 66 + 45);

      // in a process, where native code can write to standard output, too
      const swept = await numislabProcess("sweep", name, "--choose", "fpr=0.05", "--json");
      const sweep = JSON.parse(swept.out);
      expect(sweep).toMatchObject({ chosen: "fpr=0.05", tested: 1 });
      expect(sweep.sides.reverse.allPairs.pairs).toBe(91);
      expect(readdirSync(run.run)).toEqual(expect.arrayContaining(["sweep.csv", "sweep.json"]));
      const said = await numislab("sweep", name);
      expect(said.out).toMatch(
        /obverse: \d+ pairs, \d+ from the same die .* answering 'different' every time/,
      );
      const split = await json(
        "data",
        "split",
        join(dir, "coins"),
        "--folds",
        "3",
        "--out",
        join(dir, "split.csv"),
      );
      expect(split.repeats[0]).toHaveLength(3);
      expect(readFileSync(split.file, "utf8")).toMatch(/^coin,group,fold,repeat\n/);

      const wrong = await numislab("compare", a, config, "--model", name);
      expect(wrong.code).toBe(2);
      expect(wrong.err).toMatch(/config\.json/);
    },
  );

  it.skipIf(!slow)(
    "goes from simulated 2-euro photographs over two seeds to an answer about one",
    async () => {
      const photographs = join(dir, "euro");
      await json(
        "data",
        "simulate",
        photographs,
        "--coins",
        "24",
        "--seed",
        "2",
        "--layout",
        "euro",
      );
      const config = join(dir, "euro.json");
      writeFileSync(
        config,
        JSON.stringify({
          kind: "classifier",
          name,
          split: { test: 6 },
          input: { size: 32 },
          network: { filters: [4, 8], hidden: 8 },
          training: { epochs: 1 },
        }),
      );
      const { runs, run, report } = await json(
        "train",
        config,
        "--seeds",
        "2",
        "--set",
        `data.folder=${photographs}`,
      );
      expect(runs).toHaveLength(2);
      expect(readFileSync(report, "utf8")).toContain(runs[0].split("/").at(-1));
      expect((await json("evaluate", run, "--data", photographs)).test.photographs).toBe(24);
      const picture = join(photographs, "images", "Francia0 (1).jpg");
      const [answer] = await json("classify", picture, "--model", run);
      expect(answer.photograph).toBe(picture);
      expect(Object.keys(answer.probabilities)).toEqual([
        "Altamira",
        "Atenas",
        "Francia",
        "Vaticano",
      ]);
      const { out } = await numislab("classify", picture, "--model", run);
      expect(out).toContain(answer.class);
    },
  );

  it.skipIf(!slow)(
    "lists, compares and exports those runs, and sweeps over their configuration",
    async () => {
      const [photographs, config] = [join(dir, "euro"), join(dir, "euro.json")];
      const listed: { folder: string; seed: number }[] = await json(
        "runs",
        "list",
        "--name",
        name,
        "--kind",
        "classifier",
      );
      expect(listed.map(({ seed }) => seed)).toEqual([2, 1]);
      const runs = listed.map(({ folder }) => folder).reverse();
      const run = runs[1];
      expect((await json("runs", "compare", ...runs)).config).toEqual({ seed: [1, 2] });
      const [exported] = (
        await json("runs", "export", run, "--format", "mlflow", "--out", join(dir, "mlruns"))
      ).folders;
      expect(readFileSync(join(exported, "params", "training.epochs"), "utf8")).toBe("1");
      expect((await json("runs", "card", run)).card).toContain(
        "pipeline_tag: image-classification",
      );
      expect((await json("data", "describe", photographs)).recordSet[0].data).toHaveLength(24);

      const sweep = join(dir, "rates.json");
      writeFileSync(
        sweep,
        JSON.stringify({
          base: JSON.parse(readFileSync(config, "utf8")),
          grid: { "data.folder": [photographs], "training.learningRate": [0.01] },
        }),
      );
      const swept = await numislab("sweep-configs", sweep, "--jobs", "2", "--json");
      expect(swept.code).toBe(0);
      expect(JSON.parse(swept.out).points.map(({ state }: { state: string }) => state)).toEqual([
        "finished",
      ]);
      expect(swept.err).toMatch(/1 of 1: /);
    },
  );
});
