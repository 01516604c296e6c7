import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace";
import { lacksPython, root } from "../workspace/jupyter";

const notebook = "notebooks/06-die-study.ipynb";
const dir = mkdtempSync(join(tmpdir(), "numislab die study "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("notebook 06", () => {
  it("is committed without outputs", () => {
    for (const cell of JSON.parse(readFileSync(notebook, "utf8")).cells) {
      if (cell.cell_type === "code") expect({ outputs: cell.outputs, count: cell.execution_count }).toEqual({ outputs: [], count: null });
    }
  });

  it.skipIf(lacksPython())("lays a coin on another, with a slider and what is left over", async () => {
    const settings = { raw: dir, strikes: { coins: 3, seed: 1, width: 640 }, coins: ["001", "001"] };
    const result = await withNotebookJob(root, settings, () => {}, (parameters) =>
      runNotebook({ root, notebook: resolve(notebook), out: join(dir, "out.ipynb"), html: join(dir, "out.html"), parameters }),
    );
    expect(result).toMatchObject({ coins: ["001", "001"], answer: "same" });
    const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap((cell: { outputs?: object[] }) => cell.outputs ?? []);
    const figures = outputs.flatMap((output: { data?: Record<string, { layout: { sliders: { steps: object[] }[]; images: object[] } }> }) => output.data?.["application/vnd.plotly.v1+json"] ?? []);
    expect(figures.map(({ layout }: (typeof figures)[number]) => [layout.sliders[0].steps.length, layout.images.length])).toEqual([[21, 2]]);
    const html = outputs.flatMap((output: { data?: Record<string, string[]> }) => (output.data?.["text/html"] ? [[output.data["text/html"]].flat().join("")] : []));
    expect(html.join("").split("data:image/png").length - 1).toBe(2); // red and cyan; left over
    expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
  }, 240_000);
});
