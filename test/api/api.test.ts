import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { exportedNames } from "./exported-names";

const names = exportedNames();
const functions = names.filter(({ parameters }) => parameters !== null);

describe("what the library exports", () => {
  it("is at most 120 names, in namespaces", () => {
    expect(names.length).toBeGreaterThan(80);
    expect(names.length).toBeLessThanOrEqual(120);
    expect(names.filter(({ name }) => !name.includes(".")).map(({ name }) => name)).toEqual([
      "help",
      "plot",
      "watchRun",
      "workspace",
      "NumislabError",
      "random",
      "startEngine",
      "notebookJob",
    ]);
  });

  it("has a docstring of a sentence for each name", () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
    expect(names.filter(({ docstring }) => words(docstring) < 4).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it("is what help shows (-u writes its entries again)", async () => {
    const entries = names.map(({ name, signature, docstring }) => [name, { signature, docstring }]);
    const text = `// Made from the docstrings of what the library exports. A test keeps it current
// (npx vitest run test/api/api.test.ts -u writes it again).
export const HELP: Record<string, { signature: string; docstring: string }> = ${JSON.stringify(Object.fromEntries(entries))};`;
    const formatted = await format(text, { parser: "typescript", printWidth: 100 });
    await expect(formatted).toMatchFileSnapshot("../../src/lib/api/help-entries.ts");
  });

  it("takes at most three positional parameters", () => {
    expect(functions.filter(({ parameters }) => parameters!.length > 3)).toEqual([]);
  });

  it("takes labels before scores, in every metric", () => {
    const metrics = functions.filter(({ name }) => name.startsWith("metrics."));
    const second = ["scores", "probabilities", "called", "predicted"];
    const ofPairs = metrics.filter(({ parameters }) =>
      parameters!.some((parameter) => [...second, "labels"].includes(parameter)),
    );
    expect(ofPairs.length).toBeGreaterThanOrEqual(10);
    expect(
      ofPairs.filter(
        ({ parameters }) => parameters![0] !== "labels" || !second.includes(parameters![1]),
      ),
    ).toEqual([]);
  });
});
