import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, requireOwnOutput, writeWhole, writeWholeSync } from "../../src/lib/base/index";
import { numislab } from "../numislab";
import { requireStudyFolder } from "../../src/lib/jobs/require-study-folder";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "numislab outputs "));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const put = (name: string, text: string) => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
const TABLE = { endings: [".csv"], columns: ["coin_a", "coin_b"] } as const;

describe.skipIf(process.platform === "win32")("writing to what is no plain file", () => {
  it("refuses a pipe or device and leaves it", async () => {
    const pipe = join(dir, "pipe");
    execFileSync("mkfifo", [pipe]);
    await expect(writeWhole(pipe, "x")).rejects.toThrow(
      /Cannot write .*pipe: it is a device or pipe/,
    );
    expect(() => writeWholeSync(pipe, "x")).toThrow(/Name another file/);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(dir)).toEqual(["pipe"]);
  });

  it("writes through a link, which stays, and refuses one that leads nowhere", async () => {
    put("target.csv", "before");
    symlinkSync("target.csv", join(dir, "link.csv"));
    symlinkSync("gone.csv", join(dir, "broken.csv"));
    await writeWhole(join(dir, "link.csv"), "after");
    expect(lstatSync(join(dir, "link.csv")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(dir, "target.csv"), "utf8")).toBe("after");
    await expect(writeWhole(join(dir, "broken.csv"), "x")).rejects.toThrow(
      /broken\.csv: it is a link to a file that is not there/,
    );
  });

  it.skipIf(!existsSync("/proc/self"))("ends where a file system makes no folders", async () => {
    await expect(writeWhole("/proc/numislab/a.csv", "x")).rejects.toThrow(
      /Cannot write \/proc\/numislab\/a\.csv: /,
    );
  });
});

describe("a folder that is to be made", () => {
  it("may be there already, and is not made below a file or in the place of one", () => {
    makeFolder(join(dir, "a", "b"));
    makeFolder(join(dir, "a", "b"));
    put("file", "");
    for (const path of ["file", join("file", "below"), join("file", "far", "below")])
      expect(() => makeFolder(join(dir, path))).toThrow(/ENOTDIR/);
  });
});

describe("a file that a command did not make", () => {
  it.each([
    ["a.jpg", "…", /a\.jpg exists and is not a file that this command makes \(\.csv\)/],
    ["die-links.xlsx", "PK", /is not written over\. Name another file with --out/],
    ["dies.csv", "coin,obverse die\n1,O1\n", /dies\.csv exists and holds another table/],
  ])("is not written over: %s", (name, text, error) => {
    const file = put(name, text);
    expect(() => requireOwnOutput(file, TABLE)).toThrow(error);
  });

  it("is told from one of an earlier call, and from an empty one", () => {
    requireOwnOutput(
      put("pairs.csv", "\uFEFFcoin_a;coin_b;side;score\r\n1;2;obverse;0,5\r\n"),
      TABLE,
    );
    requireOwnOutput(put("empty.csv", ""), TABLE);
    requireOwnOutput(join(dir, "none.csv"), TABLE);
    const description = put("own.json", '{\n  "@context": {}\n}');
    requireOwnOutput(description, { endings: [".json"], mark: "@context" });
    const settings = put("folder.json", '{"layout":"single"}');
    expect(() => requireOwnOutput(settings, { endings: [".json"], mark: "@context" })).toThrow(
      /folder\.json exists and holds something else/,
    );
  });

  it("is not written over by a study: the sheet that it reads, another table, a run", () => {
    const sheet = put("dies.csv", "coin,obverse_die,reverse_die\n");
    expect(() => requireStudyFolder(dir, { sheet })).toThrow(
      /dies\.csv would be written over by the study/,
    );
    requireStudyFolder(dir, {});
    put("dies.csv", "Coin,Die\n1,O1\n");
    expect(() => requireStudyFolder(dir, {})).toThrow(/dies\.csv exists and holds another table/);
    mkdirSync(join(dir, "run"));
    writeFileSync(join(dir, "run", "run.json"), "{}");
    expect(() => requireStudyFolder(join(dir, "run"), {})).toThrow(/is the folder of a run/);
  });
});

describe("a port", () => {
  it("that no server can listen on is refused before anything starts", async () => {
    for (const port of ["0", "65536", "99999", "x"]) {
      const { code, err } = await numislab("lab", "--no-browser", "--port", port);
      expect(err).toMatch(/option '--port <port>' argument '.+' is invalid/);
      expect(code).toBe(2);
    }
  });
});

describe.skipIf(!existsSync("/dev/full"))("standard output", () => {
  const bash = (script: string) =>
    spawnSync("bash", ["-c", script, "bash", process.execPath, resolve("bin", "numislab.cjs")], {
      encoding: "utf8",
    });

  it("that is full is told, and one that nobody reads any more is not an error", () => {
    const full = bash('"$1" "$2" --version > /dev/full');
    expect(full.stderr).toBe(
      "numislab: standard output cannot be written: the disk is full. Free some space, then run it again.\n",
    );
    expect(full.status).toBe(1);
    const unread = bash('"$1" "$2" --help | true; echo "${PIPESTATUS[0]}"');
    expect(unread).toMatchObject({ stderr: "", stdout: "0\n" });
  });
});
