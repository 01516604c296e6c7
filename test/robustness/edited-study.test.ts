import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, afterEach, describe, expect, it } from "vitest";
import { addVerdict, readStudySource, readVerdicts } from "../../src/lib/diestudy/index";
import { folderOptions } from "../../src/lib/data/index";
import { readReviewTables } from "../../src/lib/review/review-tables";

let study: string;
beforeEach(() => {
  study = mkdtempSync(join(tmpdir(), "numislab edited "));
});
afterEach(() => rmSync(study, { recursive: true }));

const put = (name: string, content: string | Buffer) => writeFileSync(join(study, name), content);
const coins = ["001", "002", "003"].map((name) => ({ name, sides: {} }));
const tables = () => readReviewTables({ folder: study, coins });
const REVIEW = "side,coin_a,coin_b,study,uncertainty,together,probability,contradictions\n";
const ROW = "obverse,001,002,same,0.5,0.75,0.2,1\n";
const DIES = "coin,obverse_die,reverse_die\n001,O1,R1\n002,O1,R2\n003,O2,R2\n";

describe("a study that a spreadsheet program saved", () => {
  it("is read with semicolons, decimal commas and names without their zeros", async () => {
    const german = (text: string) =>
      `\uFEFF${text.replaceAll(",", ";").replaceAll("0.", "0,").replaceAll("00", "").replaceAll("\n", "\r\n")}`;
    put("review.csv", german(REVIEW + ROW));
    put("dies.csv", german(DIES));
    const { queue, dies } = await tables();
    expect(queue).toEqual([
      expect.objectContaining({
        side: "obverse",
        a: "001",
        b: "002",
        together: 0.75,
        probability: 0.2,
      }),
    ]);
    expect(["001", "002"].map((coin) => dies.get(coin)?.obverse.die)).toEqual(["O1", "O1"]);
  });

  it.each([
    ["without its header", ROW, /review\.csv has no column side, coin_a, .* in its first row/],
    ["empty", "", /review\.csv has no column side/],
    [
      "with a coin that is none",
      REVIEW + ROW.replace("002", "9"),
      /row 2, coin_b: expected a coin of the study, found '9'/,
    ],
    [
      "with another word",
      REVIEW + ROW.replace("same", "WAHR"),
      /row 2, study: expected same or different, found 'WAHR'/,
    ],
    [
      "with decimal commas between commas",
      REVIEW + ROW.replaceAll("0.", "0,"),
      /review\.csv, row 2, has more cells than the first row/,
    ],
    [
      "with a date for a number",
      REVIEW + ROW.replace("0.75", "1. Mai"),
      /together: expected a num/,
    ],
    ["in another encoding", Buffer.from(REVIEW + ROW, "utf16le"), /no column|not text in UTF-8/],
    [
      "not text",
      Buffer.from([0xff, 0xfe, 0x80]),
      /review\.csv is not text in UTF-8: save it again/,
    ],
  ])("names what is wrong in a queue %s", async (_, text, error) => {
    put("review.csv", text);
    put("dies.csv", DIES);
    await expect(tables()).rejects.toThrow(error);
  });

  it("never takes the first verdict for a header", async () => {
    put("verdicts.csv", "obverse,001,002,same\nobverse,001,003,different\n");
    await expect(readVerdicts(join(study, "verdicts.csv"))).rejects.toThrow(
      /no column side, coin_a, coin_b, verdict in its first row/,
    );
  });

  it("never adds UTF-8 to verdicts in another encoding", async () => {
    const before = Buffer.from(
      "side,coin_a,coin_b,verdict,by,at\nobverse,1,2,same,Jörg,\n",
      "latin1",
    );
    put("verdicts.csv", before);
    const file = join(study, "verdicts.csv");
    const verdict = {
      side: "obverse",
      a: "1",
      b: "3",
      verdict: "same",
      by: "Jörg",
      at: "",
    } as const;
    await expect(addVerdict(file, verdict)).rejects.toThrow(/not text in UTF-8.*CSV UTF-8/);
    expect(readFileSync(file)).toEqual(before);
  });
});

describe("a study.json that is not whole or not ours", () => {
  it.each([
    ["half of it", '{"folder":"/coins","coi', /study\.json is not JSON .*delete it and run/],
    ["nothing", "", /study\.json is not JSON \(it is empty\)/],
    ["null", "null", /study\.json is damaged/],
    [
      "a coin that is none",
      '{"folder":"/c","layout":"halves","anyRotation":false,"sheet":null,"coins":[null]}',
      /study\.json is damaged \(coins\.0: /,
    ],
    [
      "an unknown layout",
      '{"folder":"/c","layout":"quarters","anyRotation":false,"sheet":null,"coins":[]}',
      /study\.json is damaged \(layout: /,
    ],
  ])("is named: %s", async (_, text, error) => {
    put("study.json", text);
    await expect(readStudySource(study)).rejects.toThrow(error);
  });
});

describe.skipIf(process.platform === "win32")("a pipe or folder in the place of a file", () => {
  it.each([
    ["study.json", () => readStudySource(study)],
    ["verdicts.csv", () => readVerdicts(join(study, "verdicts.csv"))],
    ["review.csv", () => (put("dies.csv", DIES), tables())],
    ["folder.json", () => folderOptions(study)],
  ])("is named, never waited for: %s", async (name, read) => {
    execFileSync("mkfifo", [join(study, name)]);
    await expect(read()).rejects.toThrow(new RegExp(`${name} is a named pipe, not a file`));
    rmSync(join(study, name));
    mkdirSync(join(study, name));
    await expect(read()).rejects.toThrow(new RegExp(`${name} is a folder`));
  });
});
