import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulatedHoard } from "../simulated";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";
import { slow } from "../slow";

const notebook = "notebooks/04-siamese-training.ipynb";
const name = `test-notebook-${process.pid}`;
const dir = mkdtempSync(join(tmpdir(), "numislab notebook "));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  for (const made of [name, `${name}-write-up`])
    rmSync(join("experiments", made), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

describe("notebook 04", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "runs from photographs to a report, and shows what it speaks of",
    async () => {
      await simulatedHoard(join(dir, "coins"), { coins: 24, seed: 2, width: 400 });
      const settings = {
        name,
        data: { folder: join(dir, "coins") },
        input: { size: 32 },
        network: { filters: [4], embedding: 8 },
        split: { folds: 3 },
        training: { epochs: 2 },
        evaluation: { resamples: 5 },
      };
      const baseline = { ...settings, name: `${name}-write-up` };
      const epochs: string[] = [];
      const result = await withNotebookJob(
        root,
        { ...settings, baseline },
        ({ stage, detail }) => detail && epochs.push(stage),
        (parameters) =>
          runNotebook({
            root,
            notebook: resolve(notebook),
            out: join(dir, "out.ipynb"),
            html: join(dir, "out.html"),
            parameters,
          }),
      );
      expect(epochs).toEqual(["epoch 1", "epoch 2", "epoch 1", "epoch 2"]); // the baseline first
      expect(existsSync(result!.report as string)).toBe(true);

      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const ofType = (type: string) =>
        outputs.filter((output: { data?: object }) => output.data && type in output.data);
      // training of the baseline and of the network, ROC, two histograms, two maps
      expect(ofType("application/vnd.plotly.v1+json")).toHaveLength(7);
      const html = ofType("text/html").map((output: { data: Record<string, string[]> }) =>
        [output.data["text/html"]].flat().join(""),
      );
      // photographs, steps of both sides, views
      expect(html.filter((markup: string) => markup.includes("data:image/png")).length).toBe(4);
      expect(html.some((markup: string) => markup.includes("average precision"))).toBe(true);
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );
});
