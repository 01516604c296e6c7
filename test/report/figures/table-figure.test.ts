import { describe, expect, it } from "vitest";
import { tableFigure } from "../../../src/lib/report/index";

const table = {
  columns: ["epoch", "loss", "validation"],
  values: [
    [1, 0.9, 0.4],
    [2, 0.5, 0.6],
  ],
};

describe("columns of a table", () => {
  it("are drawn over one of them, a line each, with whole epochs", () => {
    const { data, layout } = tableFigure(table, { x: "epoch", y: ["loss", "validation"] });
    expect(data).toMatchObject([
      { mode: "lines", name: "loss", x: [1, 2], y: [0.9, 0.5] },
      { mode: "lines", name: "validation", x: [1, 2], y: [0.4, 0.6] },
    ]);
    expect(layout.xaxis).toMatchObject({ title: { text: "epoch" }, tickformat: "d" });
  });

  it("are drawn of rows too", () => {
    const rows = [{ die: "O1", coins: 3 }, { die: "O2" }];
    expect(tableFigure(rows, { x: "die", y: "coins", kind: "bars" }).data).toMatchObject([
      { type: "bar", x: ["O1", "O2"], y: [3, undefined] },
    ]);
  });

  it("that are not there are refused, with those that are", () => {
    expect(() => tableFigure(table, { x: "epoch", y: "lost" })).toThrow(
      "the table has no column lost; its columns are epoch, loss, validation",
    );
  });
});
