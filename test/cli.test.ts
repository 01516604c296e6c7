import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const name = `test-cli-${process.pid}`;
let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), "numislab cli "))));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits")) if (file.startsWith(name)) rmSync(join("data/splits", file));
});

function numislab(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, ["bin/numislab.cjs", ...words], (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
  });
}

describe("numislab", () => {
  it("tells what there is and exits with 0", async () => {
    const { code, out } = await numislab("--help");
    expect(code).toBe(0);
    for (const word of ["doctor", "data", "train", "evaluate", "sweep", "classify", "identify", "compare", "match", "report", "reproduce", "lab"]) expect(out).toContain(word);
  });

  it.each([
    [["trian"], /unknown command 'trian'\s*\(Did you mean train\?\)/],
    [["train"], /give either a configuration .* or --resume/],
    [["train", "nowhere.json"], /nowhere\.json: ENOENT/],
    [["train", "experiments/configs/siamese-small.json", "--set", "trainign.epochs=1"], /siamese-small\.json: trainign is not a known key; did you mean training\?/],
    [["train", "experiments/configs/siamese-small.json", "--set", "data.folder=nowhere"], /nowhere does not exist/],
    [["data", "simulate", "x", "--coins", "many"], /expected a whole number/],
    [["data", "simulate", "x", "--coins", "4", "--dies", "5"], /expected two numbers, obverse and reverse/],
    [["data", "simulate", "x", "--coins", "4", "--rotation", "up"], /expected degrees/],
    [["data", "simulate", "x", "--coins", "4", "--types", "9"], /types must be a whole number from 1 to 8/],
    [["compare", "a.jpg", "b.jpg", "--model", "nowhere"], /There is no run nowhere/],
    [["report", "nowhere"], /There is no run nowhere/],
    [["match", "nowhere", "--out", "pairs.csv"], /nowhere does not exist/],
    [["match", "nowhere"], /required option '--out <file>'/],
    [["compare", "a.jpg", "b.jpg"], /a\.jpg does not exist/],
    [["compare", "a.jpg", "b.jpg", "--method", "registration", "--model", "x"], /--model is a Siamese network's/],
    [["sweep", "nowhere"], /There is no run nowhere/],
    [["data", "split", "nowhere"], /nowhere/],
    [["train", "experiments/configs/siamese-small.json", "--seeds", "3"], /several seeds are for classifiers/],
    [["classify", "nowhere.jpg", "--model", "nowhere"], /There is no run nowhere/],
  ])("answers %j with exit status 2 and what to do, on standard error only", async (words, message) => {
    const { code, out, err } = await numislab(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /); // no stack: it is not a fault of the program
  });

  it("goes from simulated coins to a trained model, its report, an evaluation and a comparison, with nothing but JSON on standard output", async () => {
    const json = async (...words: string[]) => {
      const { code, out, err } = await numislab(...words, "--json");
      expect({ words, code, err: code === 0 ? "" : err }).toEqual({ words, code: 0, err: "" });
      return JSON.parse(out);
    };
    const made = await json("data", "simulate", join(dir, "coins"), "--coins", "24", "--seed", "2", "--width", "400");
    expect(made.images).toHaveLength(24);

    const config = join(dir, "config.json");
    writeFileSync(config, JSON.stringify({ kind: "siamese", name, input: { size: 32 }, network: { filters: [4], embedding: 8 }, split: { folds: 3 }, evaluation: { resamples: 5 } }));
    const run = await json("train", config, "--set", `data.folder=${join(dir, "coins")}`, "--set", "training.epochs=2");
    expect(run.state).toBe("finished");
    expect(readFileSync(run.report, "utf8")).toMatch(/^<!doctype html>/);
    expect((await json("report", name, "--out", join(dir, "page.html"))).report).toBe(join(dir, "page.html"));

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
      const summary = await json("match", join(dir, "coins"), "--out", out, "--method", method, ...(method === "siamese" ? ["--model", name] : []));
      expect(summary).toMatchObject({ out, coins: 24, pairs: 552, refused: [] });
      const [header, ...rows] = readFileSync(out, "utf8").trim().split("\n");
      expect([header, rows.length]).toEqual(["coin_a,coin_b,side,score,probability", 552]);
    }
    expect(await json("compare", a, a)).toMatchObject({ obverse: { same: true, unsure: false }, reverse: { same: true, unsure: false } });

    const evaluation = await json("evaluate", name, "--data", join(dir, "coins"));
    expect(evaluation.pairs.obverse.pairs).toBe(276);

    const sweep = await json("sweep", name, "--choose", "fpr=0.05");
    expect(sweep).toMatchObject({ chosen: "fpr=0.05", tested: 1 });
    expect(sweep.sides.reverse.allPairs.pairs).toBe(276);
    expect(readdirSync(run.run)).toEqual(expect.arrayContaining(["sweep.csv", "sweep.json"]));
    const said = await numislab("sweep", name);
    expect(said.out).toMatch(/obverse: \d+ pairs, \d+ of one die .* answering 'different' every time/);
    const split = await json("data", "split", join(dir, "coins"), "--folds", "3", "--out", join(dir, "split.csv"));
    expect(split.repeats[0]).toHaveLength(3);
    expect(readFileSync(split.file, "utf8")).toMatch(/^coin,group,fold,repeat\n/);

    const wrong = await numislab("compare", a, config, "--model", name);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/config\.json/);
  }, 180_000);

  it("goes from simulated 2-euro photographs over two seeds to an answer about one", async () => {
    const json = async (...words: string[]) => {
      const { code, out, err } = await numislab(...words, "--json");
      expect({ words, code, err: code === 0 ? "" : err }).toEqual({ words, code: 0, err: "" });
      return JSON.parse(out);
    };
    const photographs = join(dir, "euro");
    await json("data", "simulate", photographs, "--coins", "24", "--seed", "2", "--layout", "euro");
    const config = join(dir, "euro.json");
    writeFileSync(config, JSON.stringify({ kind: "classifier", name, split: { test: 6 }, input: { size: 32 }, network: { filters: [4, 8], hidden: 8 }, training: { epochs: 1 } }));
    const { runs, run, report } = await json("train", config, "--seeds", "2", "--set", `data.folder=${photographs}`);
    expect(runs).toHaveLength(2);
    expect(readFileSync(report, "utf8")).toContain(runs[0].split("/").at(-1));
    expect((await json("evaluate", run, "--data", photographs)).test.photographs).toBe(24);
    const picture = join(photographs, "images", "Francia0 (1).jpg");
    const [answer] = await json("classify", picture, "--model", run);
    expect(answer.photograph).toBe(picture);
    expect(Object.keys(answer.probabilities)).toEqual(["Altamira", "Atenas", "Francia", "Vaticano"]);
    const { out } = await numislab("classify", picture, "--model", run);
    expect(out).toContain(answer.class);
  }, 120_000);
});
