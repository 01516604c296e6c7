import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulatedHoard } from "../simulated";
import { runSiamese, type Sweep } from "../../src/lib/experiments/index";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/05-threshold-sweep.ipynb";
const name = `test-sweep-${process.pid}`;
const dir = mkdtempSync(join(tmpdir(), "numislab notebook "));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

describe("notebook 05", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "goes from a run to its thresholds, and shows what it speaks of",
    async () => {
      await simulatedHoard(join(dir, "coins"), { coins: 24, seed: 2, width: 400 });
      const settings = {
        kind: "siamese",
        name,
        data: { folder: join(dir, "coins") },
        input: { size: 32 },
        network: { filters: [4], embedding: 8 },
        split: { folds: 3, crossValidate: true },
        training: { epochs: 1 },
        evaluation: { resamples: 5 },
      };
      const { folder } = await runSiamese(settings, { root });
      const result = await withNotebookJob(
        root,
        { run: folder, choose: "fpr=0.2" },
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
      expect(existsSync(join(folder, "sweep.csv"))).toBe(true);

      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const ofType = (type: string): any[] =>
        outputs
          .filter((output: { data?: object }) => output.data && type in output.data)
          .map((output: any) => output.data[type]);
      const figures = ofType("application/vnd.plotly.v1+json");
      expect(figures).toHaveLength(5); // metrics of both sides, precision-recall, DET, reliability
      expect(
        figures.filter((figure) => figure.layout.sliders?.[0].steps.length > 100),
      ).toHaveLength(2);
      const tables = ofType("text/html").map((markup: string | string[]) =>
        [markup]
          .flat()
          .join("")
          .replace(/<td [^>]*>/g, "<td>"),
      );
      const sweep: Sweep = JSON.parse(readFileSync(join(folder, "sweep.json"), "utf8"));
      const rule = sweep.sides.reverse.rules.find(({ rule }) => rule === "fpr=0.2")!;
      expect(
        tables.some(
          (markup) =>
            markup.includes("<td>fpr=0.2</td>") &&
            markup.includes(`<td>${rule.heldOut.mcc.value.toFixed(3)} [`),
        ),
      ).toBe(true);
      expect(
        tables.some(
          (markup) =>
            markup.includes("the write-up, as published") && markup.includes("<td>0.5516</td>"),
        ),
      ).toBe(true);
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );
});
