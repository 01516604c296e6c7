import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedHoard } from "../simulated";
import { lockStudy, STUDY_FILES } from "../../src/lib/diestudy/index";
import { thisProcess } from "../../src/lib/base/lock/this-process";
import { random } from "../../src/lib/base/random";
import { slow } from "../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab resume <b> "));
const hoard = join(dir, "hoard <b>");
let took: number;
beforeAll(async () => {
  await simulatedHoard(hoard, { coins: 13, seed: 3, width: 640, types: 1 });
  renameSync(join(hoard, "images", "013.jpg"), join(dir, "013.jpg")); // found later
  const begun = performance.now();
  expect(await study(hoard, join(dir, "whole"))).toMatchObject({ code: 0 });
  took = performance.now() - begun;
});
afterAll(() => rmSync(dir, { recursive: true }));

/**
 * A study in a process of its own, with its own cache; killed after some milliseconds if it takes
 * so long.
 */
function study(
  photographs: string,
  out: string,
  killAfter = Infinity,
): Promise<{ code: number | null; err: string }> {
  const script = `require("tsx/cjs"); const { startEngine } = require("./src/lib/engine/index.ts"); const { studyToFolder } = require("./src/lib/jobs/index.ts");
    const [photographs, out] = process.argv.slice(1);
    startEngine().then((engine) => { console.log("begun"); return studyToFolder(photographs, out, { engine, root: process.cwd(), cache: out + "-cache", sheet: photographs + "/die-links.xlsx" }); }).catch((error) => { console.error(error.code, error.message); process.exitCode = 2; });`;
  const child = spawn(process.execPath, ["-e", script, photographs, out], {
    cwd: resolve("."),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => (err += chunk));
  child.stdout.once(
    "data",
    () => Number.isFinite(killAfter) && setTimeout(() => child.kill("SIGKILL"), killAfter),
  );
  return new Promise((done) => child.once("close", (code) => done({ code, err })));
}
const filesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

describe("studyToFolder", () => {
  it.skipIf(!slow)("ends with the same files to the byte however often it was killed", async () => {
    const rng = random(Date.now() | 0); // other points each time: none may matter
    for (let i = 0; i < 3; i++) await study(hoard, join(dir, "killed"), rng.uniform(0, took));
    // as a kill between writing and renaming leaves it
    writeFileSync(join(dir, "killed", "pairs.csv.0123456789ab.partial"), "half");
    expect(await study(hoard, join(dir, "killed"))).toMatchObject({ code: 0 });
    expect(filesOf(join(dir, "killed"))).toEqual(filesOf(join(dir, "whole")));
  });

  it("makes a page that stands alone, escapes names, tells no place on the machine and shows every coin", () => {
    const page = readFileSync(join(dir, "whole", "report.html"), "utf8");
    expect(page).toMatch(/default-src 'none'.*script-src 'sha256-/);
    expect(page).not.toMatch(/<b>|(src|href)="https?:/);
    expect(page).toContain("Die study: hoard &lt;b&gt;");
    expect(page).not.toContain("numislab resume");
    expect(page).toContain("the photographs are in ../hoard &lt;b&gt;");
    expect(page).toMatch(/<a class="photo" href="\.\.\/hoard%20%3Cb%3E\/images\/001\.jpg"/);
    for (const side of ["obverse", "reverse"])
      for (let i = 1; i <= 12; i++)
        expect(page).toMatch(
          new RegExp(
            `<img\\s+src="data:image/jpeg;base64,[^"]+"\\s+alt="${side} of ${String(i).padStart(3, "0")}"\\s*/?>`,
          ),
        );
    for (const name of [
      "dies.csv",
      "estimates.json",
      "die-chart.svg",
      "review.csv",
      "contradictions.csv",
      "comparison.json",
      "pairs.csv",
      "study.json",
    ])
      expect(page).toContain(`href="${name}"`);
  });

  it.skipIf(!slow)(
    "refuses a folder with a study of other photographs, and takes one that gained a coin",
    async () => {
      const other = join(dir, "other");
      cpSync(hoard, other, { recursive: true });
      cpSync(join(other, "images", "002.jpg"), join(other, "images", "001.jpg"));
      const before = filesOf(join(dir, "whole"));
      expect(await study(other, join(dir, "whole"))).toMatchObject({
        code: 2,
        err: expect.stringMatching(
          /input .*holds a die study of .*hoard <b>, in which 001 is another photograph/,
        ),
      });
      expect(filesOf(join(dir, "whole"))).toEqual(before);
      cpSync(join(hoard, "images", "001.jpg"), join(other, "images", "001.jpg"));
      cpSync(join(dir, "013.jpg"), join(other, "images", "013.jpg"));
      expect(await study(other, join(dir, "whole"))).toMatchObject({ code: 0 });
      expect(filesOf(join(dir, "whole"))["dies.csv"].trim().split("\n")).toHaveLength(14);
    },
  );

  it.skipIf(!slow)("lets one process at a time write into a folder", async () => {
    const out = join(dir, "together");
    const ended = await Promise.all([study(hoard, out), study(hoard, out)]);
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(ended.map(({ err }) => err).join()).toMatch(
      /state .*together is in use: process \d+ on .* has worked there since/,
    );
    expect(
      readdirSync(out).filter((name) => !(STUDY_FILES as readonly string[]).includes(name)),
    ).toEqual([]);
  });
});

describe("lockStudy", () => {
  it("takes over what a process that is gone left, but touches nothing of a person's", async () => {
    const out = join(dir, "left");
    mkdirSync(out);
    const gone = { ...thisProcess(), pid: 99999999, token: "0123456789ab" };
    for (const [name, text] of [
      [".running", JSON.stringify(gone)],
      ["dies.csv.0123456789ab.partial", "half"],
      ["notes.csv.0123456789ab.partial", "mine"],
    ])
      writeFileSync(join(out, name), text);
    const release = await lockStudy(out, STUDY_FILES);
    expect(readdirSync(out).sort()).toEqual([".running", "notes.csv.0123456789ab.partial"]);
    release();
    expect(readdirSync(out)).toEqual(["notes.csv.0123456789ab.partial"]);
  });

  it("leaves no empty folder behind", async () => {
    (await lockStudy(join(dir, "nothing"), STUDY_FILES))();
    expect(existsSync(join(dir, "nothing"))).toBe(false);
  });
});
