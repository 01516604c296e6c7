import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { slow } from "../slow";

describe.skipIf(!slow)("npm run docs", () => {
  it("makes the pages of the library without a warning, such as of a name without docstring", async () => {
    const typedoc = ["node_modules/typedoc/bin/typedoc", "--emit", "none"];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, typedoc);
    expect(`${stdout}${stderr}`.match(/warning.*/g) ?? []).toEqual([]);
  });
});
