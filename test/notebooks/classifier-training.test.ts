import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulateEuro } from "../../src/lib/simulator/index";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/03-classifier-training.ipynb";
const name = `test-notebook-03-${process.pid}`;
const dir = mkdtempSync(join(tmpdir(), "numislab notebook "));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

describe("notebook 03", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "runs from photographs to the write-up's claims and a report over two seeds",
    async () => {
      await simulateEuro(join(dir, "coins"), { photographs: 40, seed: 2 });
      const settings = {
        name,
        seeds: 2,
        data: { folder: join(dir, "coins") },
        split: { test: 10 },
        input: { size: 32 },
        network: { filters: [4, 8], hidden: 8 },
        training: { epochs: 2 },
      };
      const result = await withNotebookJob(
        root,
        settings,
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
      expect(result!.runs).toHaveLength(2);
      expect(existsSync(result!.report as string)).toBe(true);

      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const ofType = (type: string) =>
        outputs.filter((output: { data?: object }) => output.data && type in output.data);
      expect(ofType("application/vnd.plotly.v1+json")).toHaveLength(2); // training, confusion
      const html = ofType("text/html").map((output: { data: Record<string, string[]> }) =>
        [output.data["text/html"]].flat().join(""),
      );
      // photographs, answers
      expect(html.filter((markup: string) => markup.includes("data:image/png")).length).toBe(2);
      expect(
        html.some((markup: string) => markup.includes("cannot be derived from 80 photographs")),
      ).toBe(true);
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );
});
