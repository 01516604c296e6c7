import { afterEach, describe, expect, it, vi } from "vitest";
import { progressBar, showFigure, showPictures, showTable } from "../../src/lib/workspace/display";

// What they show inside a notebook is tested in run-notebook.test.ts, in the kernel itself.
describe("outside a notebook", () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  afterEach(() => log.mockClear());
  const printed = () => log.mock.calls.flat().join("\n");

  it("a table is printed with its columns aligned, and says how many rows it leaves out", () => {
    showTable([{ coin: "001", score: 0.5 }, { coin: "2", die: 7 }, { coin: "3" }], { max: 2 });
    expect(printed()).toBe("coin  score  die\n001   0.500\n2            7\n1 more rows");
  });

  it("a DataFrame is printed with all its columns, numbers formatted", () => {
    const columns = ["epoch", "loss", "note"];
    showTable({
      columns,
      values: [
        [1, 0.69314, ""],
        [2, 0.00012, "best"],
        [3, NaN, ""],
      ],
    });
    expect(printed()).toBe("epoch  loss     note\n1      0.693\n2      0.00012  best\n3");
  });

  it("an empty table is no error", () => {
    showTable([]);
    expect(printed()).toBe("");
  });

  it("figures and pictures are named", () => {
    showFigure({ data: [{}, {}] });
    showPictures([{ png: new Uint8Array(), caption: "obverse" }, { png: new Uint8Array() }]);
    expect(printed()).toBe("[figure: 2 traces]\n[pictures: obverse, picture 2]");
  });

  it("a progress bar is silent", () => {
    progressBar()({ stage: "training", done: 1, total: 2 });
    expect(printed()).toBe("");
  });
});
