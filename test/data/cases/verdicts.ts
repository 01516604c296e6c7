import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addVerdict, readVerdicts } from "../../../src/lib/diestudy/index";
import type { Case } from "./case";
import { lines, put, type Row } from "./tables";

const HEAD = ["side", "coin_a", "coin_b", "verdict", "by", "at"];
const ROWS: Row[] = [
  ["obverse", "001", "002", "same", "me", "2026-11-01T10:00:00.000Z"],
  ["reverse", "001", "003", "different", "me", "2026-11-01T10:01:00.000Z"],
];
const text = lines([HEAD, ...ROWS]);
const COINS = ["001", "002", "003", "004"];

const FORMS: [string, string][] = [
  ["as-numislab-writes.csv", text],
  ["bom.csv", `\ufeff${text}`],
  ["semicolons.csv", lines([HEAD, ...ROWS], ";", "\r\n")],
  ["zeros-lost.csv", text.replace(/,00([123])(?=,)/g, ",$1")],
  ["dates-of-excel.csv", text.replace("2026-11-01T10:00:00.000Z", "01.11.2026 10:00")],
  ["capitals.csv", text.replace("obverse", "Obverse").replace("same", "Same")],
  ["empty-last-rows.csv", `${text},,,,,\n,,,,,\n`],
  ["four-columns.csv", lines([HEAD.slice(0, 4), ...ROWS.map((row) => row.slice(0, 4))])],
];

/** A table of verdicts as Excel saves it; another verdict is added to it, and it is read again. */
export const VERDICTS: Case[] = FORMS.map(([name, content]) => ({
  kind: "verdicts-in-excel",
  name,
  make: (dir) => put(dir, name, content),
  async ask(dir) {
    const file = join(dir, name);
    const told: string[] = [];
    const read = async () =>
      (await readVerdicts(file, { coins: COINS, onWarning: (line) => told.push(line) })).map(
        ({ side, a, b, verdict }) => [side, a, b, verdict].join(" "),
      );
    const before = await read();
    await addVerdict(file, {
      side: "reverse",
      a: "003",
      b: "004",
      verdict: "same",
      by: "me",
      at: "2026-11-02T10:00:00.000Z",
    });
    const last = readFileSync(file, "utf8").trimEnd().split(/\r?\n/).at(-1)!;
    return { value: [before, await read(), last.includes(";")], told };
  },
  right: [
    ["obverse 001 002 same", "reverse 001 003 different"],
    ["obverse 001 002 same", "reverse 001 003 different", "reverse 003 004 same"],
    name === "semicolons.csv",
  ],
}));
