import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { NumislabError } from "../../src/lib/base/index";

const { cellError } = createRequire(__filename)("../../setup/cell-errors.cjs");

describe("an error in a notebook's cell", () => {
  it("of numislab is its sentence", () => {
    const error = new NumislabError("config", "training.epochz is not a known key");
    expect(cellError([error], "")).toEqual(["training.epochz is not a known key"]);
  });

  it("of other code keeps its own frames, not those of the kernel", () => {
    const error = new Error("no");
    error.stack = [
      "Error: no",
      "    at read (/coins/src/read.ts:3:1)",
      "    at execute (/coins/node_modules/tslab/dist/executor.js:162:50)",
      "    at node:internal/process/task_queues:95:5",
    ].join("\n");
    expect(cellError([error], "")).toEqual(["Error: no\n    at read (/coins/src/read.ts:3:1)"]);
  });

  it("of the interrupt button is one word", () => {
    expect(cellError([new Error("Interrupted asynchronously")], "")).toEqual(["Interrupted."]);
  });

  it.each([
    [
      "self is not defined",
      "ReferenceError\n    at /coins/node_modules/plotly.js-dist/plotly.js:8",
    ],
    ["Not supported in NodeJS", "Error"],
  ])("where a package is for the browser (%s) leads to numislab.plot", (message, stack) => {
    const error = Object.assign(new Error(message), { stack });
    expect(cellError([error], "")[0]).toContain("numislab.plot(table, {");
  });

  it("of the compiler shows the line of the cell, and where in it", () => {
    const args = ["%s%d:%d - %s", "", 2, 5, "Cannot find name 'b'."];
    expect(cellError(args, "a;\nf(a,b)")).toEqual([
      "2:5 - Cannot find name 'b'.\n  f(a,b)\n      ^",
    ]);
    expect(cellError(["%s%d:%d - %s", "other.ts ", 2, 5, "no"], "a")).toHaveLength(5);
  });

  it("that is no error is printed as it is", () => {
    expect(cellError(["thrown"], "")).toEqual(["thrown"]);
    expect(cellError([null], "")).toEqual([null]);
  });
});
