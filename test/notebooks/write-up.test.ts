import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulatedHoard } from "../simulated";
import { runSiamese } from "../../src/lib/experiments/index";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/07-write-up.ipynb";
const name = `test-write-up-${process.pid}`;
const dir = mkdtempSync(join(tmpdir(), "numislab notebook "));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

describe("notebook 07", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "goes from a run to the write-up, and shows what it speaks of",
    async () => {
      await simulatedHoard(join(dir, "coins"), { coins: 24, seed: 2, width: 400 });
      const settings = {
        kind: "siamese",
        name,
        data: { folder: join(dir, "coins") },
        input: { size: 32 },
        network: { filters: [4, 6], embedding: 8 },
        split: { folds: 3, crossValidate: true },
        training: { epochs: 1 },
        evaluation: { resamples: 5 },
      };
      const { folder } = await runSiamese(settings, { root });
      const result = await withNotebookJob(
        root,
        { run: folder },
        () => {},
        (parameters) =>
          runNotebook({
            root,
            notebook: resolve(notebook),
            out: join(dir, "out.ipynb"),
            html: join(dir, "out.html"),
            parameters,
          }),
      );
      expect(result).toEqual({ runs: [folder], report: join(folder, "report.html") });

      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const ofType = (type: string): string[] =>
        outputs
          .filter((output: { data?: object }) => output.data && type in output.data)
          .map((output: any) => [output.data[type]].flat().join(""));
      expect(ofType("image/svg+xml")).toHaveLength(1);
      expect(ofType("image/svg+xml")[0]).toContain("convolution 3 × 3, 6 filters, ReLU");
      expect(ofType("application/vnd.plotly.v1+json")).toHaveLength(2); // training, ROC
      const tables = ofType("text/html").map((markup) => markup.replace(/<td [^>]*>/g, "<td>"));
      expect(
        tables.some(
          (markup) => markup.includes("<td>all pairs</td>") && markup.includes("<td>0.5516</td>"),
        ),
      ).toBe(true);
      // answers with their photographs
      expect(tables.some((markup) => markup.includes("data:image/png"))).toBe(true);
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );
});
