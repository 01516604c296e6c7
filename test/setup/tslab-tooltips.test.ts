import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";

const { calleeAt, withCallTooltips } = createRequire(__filename)("../../setup/tslab-tooltips.cjs");

/** The name whose tooltip is shown at the bar in a cell. */
const nameAt = (cell: string): string | null => {
  const at = calleeAt(cell.replace("|", ""), cell.indexOf("|"));
  return at === null ? null : /\w+$/.exec(cell.slice(0, at + 1))![0];
};

describe("the tooltip within brackets", () => {
  it.each([
    ["numislab.train.siamese(|", "siamese"],
    ["await numislab.train.siamese(|)", "siamese"],
    ["numislab.train.siamese({ kind: 'siamese', | })", "siamese"],
    ["outer(inner(1, |), 2)", "inner"],
    ["outer(inner(1), |)", "outer"],
    ["outer(inner(1)|, 2)", "outer"],
    ["new Thing(|)", "Thing"],
    ["outer(1);\nother(|", "other"],
  ])("of %s is that of %s", (cell, name) => {
    expect(nameAt(cell)).toBe(name);
  });

  it.each(["| outer(1)", "outer(1); |", "const x = 1|", ""])("is none in %s", (cell) => {
    expect(nameAt(cell.includes("|") ? cell : `${cell}|`)).toBeNull();
  });

  it("is shown only where there is nothing to say of the place itself", () => {
    const inspect = (source: string, at: number) => (/\w/.test(source[at] ?? "") ? { at } : null);
    const executor = withCallTooltips({ inspect });
    expect(executor.inspect("call(", 5)).toEqual({ at: 3 });
    expect(executor.inspect("call(x", 5)).toEqual({ at: 5 });
    expect(executor.inspect("  ;", 2)).toBeNull();
  });
});
