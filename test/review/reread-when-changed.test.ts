import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { rereadWhenChanged } from "../../src/lib/review/reread-when-changed";

const dir = mkdtempSync(join(tmpdir(), "numislab reread "));
afterAll(() => rmSync(dir, { recursive: true }));

/** A file as it was written a while ago. */
function write(path: string, text: string, age = 1000): void {
  writeFileSync(path, text);
  utimesSync(path, new Date(), new Date(Date.now() - age));
}

describe("rereadWhenChanged", () => {
  it("reads again when a file was changed, replaced, added or removed, and not otherwise", async () => {
    const [one, two] = [join(dir, "one.csv"), join(dir, "two.csv")];
    write(one, "1");
    let readings = 0;
    const read = rereadWhenChanged([one, two], async () => ++readings);
    expect(await read()).toEqual({ value: 1, version: 1 });
    expect(await read()).toEqual({ value: 1, version: 1 });
    write(one, "12");
    expect((await read()).value).toBe(2);
    write(two, "2");
    expect((await read()).value).toBe(3);
    write(join(dir, "new"), "12", 1000);
    renameSync(join(dir, "new"), one);
    expect((await read()).value).toBe(4);
    rmSync(two);
    expect(await read()).toEqual({ value: 5, version: 5 });
    expect((await read()).value).toBe(5);
  });

  it("looks once more at a file that has changed just now, for it may change again unseen", async () => {
    const file = join(dir, "young.csv");
    write(file, "1", -5000);
    let readings = 0;
    const read = rereadWhenChanged([file], async () => ++readings);
    await read();
    expect((await read()).value).toBe(2);
  });

  it("does not hold what could not be read", async () => {
    const file = join(dir, "bad.csv");
    write(file, "1");
    let readings = 0;
    const read = rereadWhenChanged([file], async () => {
      if (++readings === 1) throw new Error("no table");
      return readings;
    });
    await expect(read()).rejects.toThrow("no table");
    expect((await read()).value).toBe(2);
  });
});
