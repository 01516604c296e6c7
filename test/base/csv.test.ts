import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCsv, neutraliseCell, restoreCell, toCsv } from "../../src/lib/base/csv";

describe("a table as comma-separated text", () => {
  it("marks text that a spreadsheet would take for a formula, and reads it as it was", () => {
    const names = ["=cmd|'calc'!A0", "@SUM(1+1)", "+1+1", "-a", "\tb", "'=c", "'d", "O'Hara"];
    const text = toCsv(
      names.map((coin) => ({ coin })),
      ["coin"],
    );
    expect(text).not.toMatch(/^"?[=+\-@\t\r]/m);
    expect(fromCsv(text).map(({ coin }) => coin)).toEqual(names);
  });

  it("keeps columns apart whose names hold what separates them, such as classes", () => {
    const columns = ["p_a,b", 'p_"c"', "p_d\ne"];
    const row = Object.fromEntries(columns.map((column, i) => [column, i]));
    expect(fromCsv(toCsv([row], columns))).toEqual([
      { [columns[0]]: "0", [columns[1]]: "1", [columns[2]]: "2" },
    ]);
  });

  it("leaves numbers as they are", () => {
    expect(toCsv([{ a: -0.5, b: "-12", c: "+1.5e-7", d: null }], ["a", "b", "c", "d"])).toBe(
      "a,b,c,d\n-0.5,-12,+1.5e-7,\n",
    );
  });

  it("restores every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "=", "-", "1", "a", "\t") }), (text) => {
        expect(restoreCell(neutraliseCell(text))).toBe(text);
      }),
    );
  });
});
