import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { addVerdict, readVerdicts, type SavedVerdict } from "../../../src/lib/diestudy/index";

const dir = mkdtempSync(join(tmpdir(), "numislab verdicts "));
const file = join(dir, "verdicts.csv");
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(dir, { recursive: true }));

const of = (a: string, b: string, verdict: SavedVerdict["verdict"] | "withdrawn" = "same") => ({
  side: "obverse" as const,
  a,
  b,
  verdict,
  by: "Ada",
  at: "2026-01-02T03:04:05.000Z",
});

describe("the table of verdicts", () => {
  it("keeps who and when, and names with commas and quotes", async () => {
    await addVerdict(file, {
      ...of('1, "worn"', "2"),
      by: "Ada, of K\u00f6ln",
    });
    expect(await readVerdicts(file)).toEqual([
      { ...of('1, "worn"', "2"), by: "Ada, of K\u00f6ln" },
    ]);
  });

  it("lets the last row of a pair count, in whichever order its coins stand, and takes back what is withdrawn", async () => {
    for (const verdict of [
      of("1", "2"),
      of("3", "4"),
      of("2", "1", "different"),
      of("4", "3", "withdrawn"),
    ])
      await addVerdict(file, verdict);
    expect((await readVerdicts(file)).map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ["2", "1", "different"],
    ]);
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(5);
  });

  it("reads and goes on with a table of four columns, in any order, whose last line is open", async () => {
    writeFileSync(file, "verdict,coin_a,side,coin_b\nsame,001,reverse,002");
    expect(await readVerdicts(file)).toEqual([
      {
        side: "reverse",
        a: "001",
        b: "002",
        verdict: "same",
        by: "",
        at: "",
      },
    ]);
    await addVerdict(file, of("003", "004"));
    expect((await readVerdicts(file)).map(({ a, by }) => [a, by])).toEqual([
      ["001", ""],
      ["003", "Ada"],
    ]);
    expect(readFileSync(file, "utf8").split("\n")[0]).toBe("verdict,coin_a,side,coin_b,by,at");
  });

  it.each([
    ["a byte order mark", "\uFEFFside,coin_a,coin_b,verdict,by,at\n", ","],
    ["semicolons", "\uFEFFside;coin_a;coin_b;verdict;by;at\r\n", ";"],
    ["semicolons that a first line names", "sep=;\r\nside;coin_a;coin_b;verdict;by;at\r\n", ";"],
  ])("reads a table with %s, and adds to it in the same form", async (_, header, delimiter) => {
    const end = header.endsWith("\r\n") ? "\r\n" : "\n";
    const row = ["Obverse", "001", "002", "SAME", "Ada", ""].join(delimiter) + end;
    writeFileSync(file, `${header}${row}${delimiter.repeat(5)}${end}`);
    await addVerdict(file, of("003", "004"));
    expect((await readVerdicts(file)).map(({ side, a, verdict }) => [side, a, verdict])).toEqual([
      ["obverse", "001", "same"],
      ["obverse", "003", "same"],
    ]);
    expect(readFileSync(file, "utf8")).toContain(
      `${end}obverse${delimiter}003${delimiter}004${delimiter}same${delimiter}Ada`,
    );
  });

  it("loses none of many verdicts that are saved at once, the first of them too", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => addVerdict(file, of("0", String(i + 1)))),
    );
    expect(await readVerdicts(file)).toHaveLength(40);
  });

  it("takes 1 for 001 where no other coin can be meant, as a spreadsheet program leaves it, and says so", async () => {
    writeFileSync(
      file,
      "side,coin_a,coin_b,verdict\nobverse,001,002,same\nobverse,1,2,different\nobverse,1,20,same\nobverse,1,7,unsure\n",
    );
    const told: string[] = [];
    const read = await readVerdicts(file, {
      coins: ["001", "002", "020", "07", "007"],
      onWarning: (text) => told.push(text),
    });
    expect(read.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ["001", "002", "different"], // the last row of a pair counts, whatever its coins are called
      ["001", "020", "same"],
      ["001", "7", "unsure"],
    ]);
    expect(told).toHaveLength(4);
    for (const [i, words] of [
      /'1' is taken for the coin 001/,
      /'2' is taken for the coin 002/,
      /'20' is taken for the coin 020/,
      /the verdict on 001 and 7 is not used: '7' could be any of the coins 07, 007/,
    ].entries())
      expect(told[i]).toMatch(words);
  });

  it("tells of a verdict on what is no coin of the study", async () => {
    writeFileSync(file, "side,coin_a,coin_b,verdict\nobverse,a,b,same\nreverse,a,b,withdrawn\n");
    const told: string[] = [];
    await readVerdicts(file, {
      coins: ["a", "c"],
      onWarning: (text) => told.push(text),
    });
    expect(told).toEqual([
      expect.stringMatching(/the verdict on a and b is not used: 'b' is no coin of this study/),
    ]);
  });

  it("tells of a row that takes back what only others said, and keeps theirs", async () => {
    await addVerdict(file, of("a", "b"));
    await addVerdict(file, { ...of("a", "b", "withdrawn"), by: "Bo" });
    const told: string[] = [];
    const kept = await readVerdicts(file, { onWarning: (text) => told.push(text) });
    expect(kept).toEqual([of("a", "b")]);
    expect(told).toEqual([expect.stringMatching(/row 3: Bo takes back .* a and b .*stay/)]);
  });

  it("names a row that is none, before it adds another", async () => {
    writeFileSync(file, "side,coin_a,coin_b,verdict\nobverse,1,2,perhaps\n");
    await expect(addVerdict(file, of("3", "4"))).rejects.toThrow(/row 2: expected side.*perhaps/);
    expect(readFileSync(file, "utf8")).toContain("perhaps");
  });

  it.each([
    ["appended to", "side,coin_a,coin_b,verdict,by,at", ",Ada,now"],
    ["given the columns by and at", "side,coin_a,coin_b,verdict,note", ",worn"],
  ])("loses no verdict where the disk is full while it is %s", (_, header, end) => {
    const rows = Array.from({ length: 200 }, (_, i) => `obverse,0,${i + 1},same${end}\n`).join("");
    // the limit is counted in blocks of 1,024 bytes: 20 bytes are left of the last one
    const former = `${header}\n${rows}`;
    const text = `${former}${"\n".repeat(1024 - ((former.length + 20) % 1024))}`;
    writeFileSync(file, text);
    const script = `require("tsx/cjs"); require(${JSON.stringify(resolve("src/lib/diestudy/review/add-verdict.ts"))}).addVerdict(${JSON.stringify(file)}, ${JSON.stringify(of("a", "b"))}).then(() => console.log("saved"), (error) => console.log(error.code, error.message))`;
    const { stdout } = spawnSync(
      "bash",
      [
        "-c",
        `ulimit -f ${Math.ceil(text.length / 1024)}; exec "$@"`,
        "bash",
        process.execPath,
        "-e",
        script,
      ],
      { encoding: "utf8" },
    );
    expect(stdout).toMatch(/^state Cannot write .*verdicts\.csv/);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});
