import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/01-data-collection.ipynb";
const dir = mkdtempSync(join(tmpdir(), "numislab collection "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("notebook 01", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())("collects, looks through and shows photographs", async () => {
    const settings = {
      raw: dir,
      simulated: { photographs: 24, seed: 1 },
      strikes: { coins: 4, seed: 1, width: 400 },
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
    expect(result).toMatchObject({
      photographs: 24,
      trust: { "wrong labels": 1, "judged by": expect.stringMatching(/relief|colour/) },
    });

    const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
      (cell: { outputs?: object[] }) => cell.outputs ?? [],
    );
    const html = outputs
      .filter((o: { data?: object }) => o.data && "text/html" in o.data)
      .map((o: { data: Record<string, string[]> }) => [o.data["text/html"]].flat().join(""));
    expect(
      html.filter((markup: string) => markup.includes("data:image/png")).length,
    ).toBeGreaterThanOrEqual(9); // four classes, strikes, four sheets of the simulator, perhaps findings
    for (const words of ["Atenas", "recall", "euro-denominations"])
      expect(html.some((markup: string) => markup.includes(words))).toBe(true);
    expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
  });
});
