import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/08-identify.ipynb";
const dir = mkdtempSync(join(tmpdir(), "numislab notebook "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("notebook 08", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "identifies simulated coins, lays pictures on them and writes a page",
    async () => {
      const settings = { raw: dir, reports: dir, simulated: { photographs: 4, seed: 1 } };
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
      expect(result).toMatchObject({ designs: 4 });
      expect((result!.answers as string[]).length).toBeGreaterThanOrEqual(4);
      const pages = readdirSync(dir).filter((name) => /^identification-of-\d+\.html$/.test(name));
      expect(pages).toHaveLength(1);
      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const html = outputs.flatMap((output: { data?: Record<string, string[]> }) =>
        output.data?.["text/html"] ? [[output.data["text/html"]].flat().join("")] : [],
      );
      expect(
        html.filter((markup: string) => markup.includes("data:image/png")).length,
      ).toBeGreaterThanOrEqual(6); // photographs, outlines, four overlays
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );
});
