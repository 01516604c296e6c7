import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  folderEntries,
  isFolder,
  readPlainFile,
  whyNotPlain,
} from "../../src/lib/base/plain-files";

const dir = mkdtempSync(join(tmpdir(), "numislab entries "));
afterAll(() => rmSync(dir, { recursive: true }));

writeFileSync(join(dir, "plain.jpg"), "abc");
mkdirSync(join(dir, "folder"));
execFileSync("mkfifo", [join(dir, "pipe.jpg")]);
symlinkSync(join(dir, "gone"), join(dir, "broken.jpg"));
symlinkSync("loop.jpg", join(dir, "loop.jpg"));
symlinkSync("/dev/zero", join(dir, "device.jpg"));
symlinkSync("plain.jpg", join(dir, "linked.jpg"));
symlinkSync("folder", join(dir, "linked folder"));
for (const name of [".hidden.jpg", "Thumbs.db", "~$dies.xlsx", "desktop.ini"])
  writeFileSync(join(dir, name), "x");

const WRONG: [string, RegExp][] = [
  ["broken.jpg", /is a broken link/],
  ["device.jpg", /is a device, not a file/],
  ["loop.jpg", /leads back to itself/],
  ["pipe.jpg", /is a named pipe, not a file/],
];

describe("folderEntries", () => {
  it("follows links, and names what is no plain file or folder without opening it", async () => {
    const { files, folders, unusable } = await folderEntries(dir);
    expect(files.sort()).toEqual(["linked.jpg", "plain.jpg"]);
    expect(folders.sort()).toEqual(["folder", "linked folder"]);
    expect(unusable.map(({ name }) => name).sort()).toEqual(WRONG.map(([name]) => name));
    for (const [name, why] of WRONG)
      expect(unusable.find((one) => one.name === name)!.why).toMatch(why);
  });
});

describe("readPlainFile", () => {
  it("reads a plain file through a link, and refuses everything else by name", async () => {
    expect((await readPlainFile(join(dir, "linked.jpg"))).toString()).toBe("abc");
    for (const [name, why] of [
      ...WRONG,
      ["none.jpg", /does not exist/] as const,
      ["plain.jpg/inside", /a part of its path is a file/] as const,
      ["folder", /is a folder/] as const,
    ]) {
      const error = await readPlainFile(join(dir, name)).catch((e) => e);
      expect(error, name).toMatchObject({ name: "NumislabError", code: "input" });
      expect(error.message).toMatch(why);
      expect(error.message).toContain(join(dir, name));
      expect(await whyNotPlain(join(dir, name))).toMatch(why);
    }
  });

  it("refuses a file that is larger than allowed before it is read", async () => {
    await expect(
      readPlainFile(join(dir, "plain.jpg"), { code: "state", most: 2 }),
    ).rejects.toMatchObject({ code: "state", message: expect.stringMatching(/over the limit/) });
  });

  it("reads thousands at once, also after failures", async () => {
    const names = Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? "none.jpg" : "plain.jpg"));
    const read = await Promise.allSettled(names.map((name) => readPlainFile(join(dir, name))));
    expect(read.filter(({ status }) => status === "fulfilled").length).toBe(2000);
  });
});

describe("isFolder", () => {
  it("is false for what is not there, and for a broken link", async () => {
    expect(await isFolder(join(dir, "linked folder"))).toBe(true);
    expect(await isFolder(join(dir, "broken.jpg"))).toBe(false);
    expect(await isFolder(join(dir, "none"))).toBe(false);
  });
});
