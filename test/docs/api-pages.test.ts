import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { slow } from "../slow";

describe.skipIf(!slow)("npm run docs", () => {
  it("makes the pages of the library without a warning, such as of a name without docstring", () => {
    const { status, stdout, stderr } = spawnSync("npx", ["typedoc", "--emit", "none"], {
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    expect({ status, warnings: `${stdout}${stderr}`.match(/warning.*/g) ?? [] }).toEqual({
      status: 0,
      warnings: [],
    });
  }, 300_000);
});
