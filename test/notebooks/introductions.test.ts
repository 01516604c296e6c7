import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const notebooks = readdirSync("notebooks").filter((name) => name.endsWith(".ipynb"));

describe.each(notebooks)("%s", (name) => {
  type Cell = { cell_type: string; source: string[] };
  const cells: Cell[] = JSON.parse(readFileSync(join("notebooks", name), "utf8")).cells;
  const code = cells
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ source }) => source.join(""));

  it("begins with what it shows, what it needs and how long it takes", () => {
    const [first] = cells;
    expect(first.cell_type).toBe("markdown");
    expect(first.source.join("")).toMatch(/^# \d · .+/);
    expect(first.source.join("")).toMatch(/Needs: /);
    expect(first.source.join("")).toMatch(/takes .*minute/i);
  });

  it("has no line of code that a cell has to be scrolled for", () => {
    const lines = code.flatMap((source) => source.split("\n"));
    expect(lines.filter((line) => line.length > 90)).toEqual([]);
  });

  it("takes its settings from outside in the first cell of code, and hands over what came out", () => {
    expect(code[0]).toContain("job.settings");
    expect(code.filter((source) => source.includes("job.settings"))).toHaveLength(1);
    expect(code.some((source) => /job\.finish\(\{/.test(source))).toBe(true);
  });
});
