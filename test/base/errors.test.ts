import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../src/lib/base/errors";
import { cannotWrite, machineProblem } from "../../src/lib/base/system-error";

describe("error codes", () => {
  it("have a heading each in docs/guide/errors.md, with their exit status", () => {
    const [, ...sections] = readFileSync("docs/guide/errors.md", "utf8").split(/^## /m);
    const told = sections.map((section) => [
      section.split("\n")[0],
      Number(/Exit status (\d)/.exec(section)?.[1]),
    ]);
    expect(told).toEqual(
      Object.entries(ERROR_CODES).map(([code, { exitStatus }]) => [code, exitStatus]),
    );
  });
});

describe("machineProblem", () => {
  it("says a fault of the machine with its path and what to do", () => {
    const dir = mkdtempSync(join(tmpdir(), "numislab errors "));
    try {
      readFileSync(join(dir, "missing"));
      expect.unreachable();
    } catch (error) {
      expect(machineProblem(error)).toMatch(/missing: no such file or folder\. Check the path/);
    } finally {
      rmSync(dir, { recursive: true });
    }
    const full = Object.assign(new Error("x"), { code: "ENOSPC", syscall: "write", path: "/a" });
    expect(machineProblem(full)).toMatch(/^\/a: the disk is full\. Free some space/);
    const memory = new RangeError("WebAssembly.Memory(): could not allocate memory");
    expect(machineProblem(memory)).toMatch(/not enough memory/);
  });

  it("leaves an error of the program alone", () => {
    for (const error of [new TypeError("x is not a function"), new RangeError("stack"), null])
      expect(machineProblem(error)).toBeNull();
    const wrong = new TypeError("x is not a function");
    expect(cannotWrite("a.csv", wrong)).toBe(wrong);
  });
});
