import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWhole, writeWholeSync } from "../../src/lib/base/write-whole";

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "numislab files "))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("writeWhole", () => {
  it("writes text and bytes, over a former file and into a new folder, and leaves nothing else", async () => {
    await writeWhole(join(dir, "new", "a.txt"), "é");
    await writeWhole(join(dir, "new", "a.txt"), Uint8Array.of(1, 2));
    expect([...readFileSync(join(dir, "new", "a.txt"))]).toEqual([1, 2]);
    expect(readdirSync(join(dir, "new"))).toEqual(["a.txt"]);
  });

  it("leaves the former file as it was where the system takes only a part", () => {
    const file = join(dir, "a.bin");
    writeFileSync(file, "former");
    const script = `require("tsx/cjs"); require(${JSON.stringify(resolve("src/lib/base/write-whole.ts"))}).writeWhole(${JSON.stringify(file)}, Buffer.alloc(300_000)).catch((error) => console.log(error.message))`;
    const { stdout } = spawnSync(
      "bash",
      ["-c", 'ulimit -f 100; exec "$@"', "bash", process.execPath, "-e", script],
      { encoding: "utf8" },
    );
    expect(stdout).toMatch(/Cannot write .*a\.bin/);
    expect(readFileSync(file, "utf8")).toBe("former");
    expect(readdirSync(dir)).toEqual(["a.bin"]);
  });

  it("does the same at once, for a caller that cannot wait", () => {
    writeWholeSync(join(dir, "new", "a.txt"), "a");
    writeWholeSync(join(dir, "new", "a.txt"), "b");
    expect(readFileSync(join(dir, "new", "a.txt"), "utf8")).toBe("b");
    expect(readdirSync(join(dir, "new"))).toEqual(["a.txt"]);
  });

  it("says which file cannot be written, why and what to do, as a fault of the machine", async () => {
    writeFileSync(join(dir, "file"), "");
    const error = await writeWhole(join(dir, "file", "a.txt"), "a").catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "state" });
    expect(String(error)).toMatch(/Cannot write .*a\.txt: a part of the path is a file/);
  });
});
