import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runClassifier } from "../../src/lib/experiments/index";
import { runExperiment } from "../../src/lib/jobs/index";
import { readJson, type RunRecord } from "../../src/lib/runs/index";
import { simulateEuro } from "../../src/lib/simulator/index";
import { slow } from "../slow";

let root: string;
const settings = {
  kind: "classifier",
  name: "reported",
  data: { folder: "coins" },
  split: { test: 4 },
  input: { size: 16 },
  network: { filters: [2], hidden: 2 },
  training: { epochs: 1 },
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab reported "));
  mkdirSync(join(root, ".cache"));
  cpSync("package.json", join(root, "package.json"));
  for (const name of readdirSync(".cache").filter((n) => n.startsWith("plotly-")))
    cpSync(join(".cache", name), join(root, ".cache", name));
  await simulateEuro(join(root, "coins"), { photographs: 16, seed: 3 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const recordOf = (run: string) => readJson<RunRecord>(join(run, "run.json"));
const isWhole = (run: string) =>
  recordOf(run).state === "finished" &&
  existsSync(join(run, "report.html")) &&
  readdirSync(join(run, "figures")).length > 0;
const resume = (run: string) => runExperiment(undefined, { root, resume: run, report: true });

describe("a run with a report", () => {
  it("is finished once the report is made, and then there is nothing to resume", async () => {
    const [{ folder, state, report }] = await runExperiment(settings, {
      root,
      report: true,
    });
    expect(state).toBe("finished");
    expect(report).toBe(join(folder, "report.html"));
    expect(isWhole(folder)).toBe(true);
    await expect(resume(folder)).rejects.toThrow(/is finished: there is nothing to resume/);
  });

  it.skipIf(!slow)(
    "is not recorded as finished while the report is made; resuming makes the report alone",
    async () => {
      let seen: RunRecord | undefined;
      const report = async ([folder]: readonly string[]) => {
        seen = recordOf(folder);
        mkdirSync(join(folder, "report.html")); // so that the next attempt fails, too
        throw new Error("the report cannot be made");
      };
      await expect(runClassifier(settings, { root, report })).rejects.toThrow(/cannot be made/);
      expect(seen).toMatchObject({
        state: "running",
        end: null,
        trained: expect.any(String),
      });
      const folder = join(root, "experiments", "reported", seen!.id);
      expect(recordOf(folder)).toMatchObject({
        state: "failed",
        trained: seen!.trained,
      });
      writeFileSync(join(folder, "metrics.jsonl.0123456789ab.partial"), "half");
      rmSync(join(folder, "checkpoint.bin"), { force: true });
      await expect(resume(folder)).rejects.toThrow(/report\.html/);
      rmdirSync(join(folder, "report.html"));
      expect(await resume(folder)).toEqual([
        { folder, state: "finished", report: join(folder, "report.html") },
      ]);
      expect(isWhole(folder)).toBe(true);
      expect(recordOf(folder)).toMatchObject({
        reason: null,
        trained: seen!.trained,
      });
      expect(readdirSync(folder).filter((name) => /partial|running/.test(name))).toEqual([]);
    },
  );

  it.skipIf(!slow)(
    "that an older version recorded as finished without one gets it, of a series in its last run",
    async () => {
      const runs = await runExperiment(settings, { root, seeds: 2 });
      const [first, last] = runs.map(({ folder }) => folder);
      await expect(resume(first)).rejects.toThrow(/nothing to resume/);
      const made = await resume(last);
      expect(made.map(({ folder }) => folder)).toEqual([first, last]);
      expect(isWhole(last)).toBe(true);
      await expect(resume(last)).rejects.toThrow(/nothing to resume/);
    },
  );
});
