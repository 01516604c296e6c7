import type * as XLSX from "xlsx";
import type { Case } from "./case";
import { noted } from "./rich-cells";
import { sheetCase, type Dies, type Sheet } from "./sheets";
import { lines, ties, workbook, type Row } from "./tables";

const SIX = ties();
const HEAD = ["Coin", "Obverse die", "Reverse die"];
/** Dies whose letters say no side, so that only the headings can. */
const UNSAID = SIX.map(([c, o, r]): [string, string, string] => [
  c,
  o.replace("O", "A"),
  r.replace("R", "B"),
]);
type Named = Omit<Sheet, "kind">;

const named = (of: readonly (readonly string[])[], between: string) =>
  of.map((row, i) => [...(i > 0 ? [String(i)] : []), ...row].join(between)).join("\n");
const quoted = [["coin", "obverse_die", "reverse_die"], ...UNSAID].map((row) =>
  row.map((cell) => `"${cell}"`),
);
const inBytes = (text: string, encoding: string): Buffer => {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(
    Array.from({ length: 128 }, (_, i) => [decoder.decode(Uint8Array.of(128 + i)), 128 + i]),
  );
  return Buffer.from([...text].map((sign) => codes.get(sign) ?? sign.charCodeAt(0)));
};
const reversed = (coin: string, o: string, r: string) =>
  lines([[coin, r, o], ...UNSAID.map(([c, a, b]): Row => [c, b, a])], ";");

/** Tables as programs write them. */
const PROGRAMS: Named[] = [
  {
    name: "r-write-table.tsv",
    content: named(quoted, "\t"),
    right: UNSAID,
    told: [/A1: the header has one cell less than the rows/],
  },
  {
    name: "r-write-table-spaces.txt",
    content: named(quoted, " "),
    right: UNSAID,
    told: [/one cell less than the rows/],
  },
  {
    name: "set-apart-by-spaces.txt",
    content: ["coin   obverse   reverse", ...UNSAID.map((row) => row.join("     "))].join("\n"),
    right: UNSAID,
  },
  {
    name: "pandas-index-of-coins.csv",
    content: lines([["", "obverse", "reverse"], ...UNSAID]),
    right: UNSAID,
  },
  { name: "zeros-at-the-end.csv", content: `${lines([HEAD, ...SIX])}\0\0\0`, right: SIX },
  { name: "end-of-file-sign.csv", content: `${lines([HEAD, ...SIX])}\x1a`, right: SIX },
  ...(["koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"] as const).map((encoding) => ({
    name: `${encoding}.csv`,
    content: inBytes(reversed("Монета", "Аверс", "Реверс"), encoding),
    right: UNSAID,
  })),
  {
    name: "mac-roman.csv",
    content: inBytes(reversed("Münze", "Vorderseite", "Rückseite"), "macintosh"),
    right: UNSAID,
  },
  { name: "no-table.yml", content: "- coin: 1\n  obverse_die: O1\n", refused: /no row|no header/ },
  {
    name: "header-again-in-another-order.csv",
    content: lines([
      HEAD,
      ...SIX.slice(0, 3),
      ["Coin", "Reverse die", "Obverse die"],
      ...SIX.slice(3).map(([c, o, r]): Row => [c, r, o]),
    ]),
    right: SIX,
    told: [/A5: the header is repeated here with its columns in another order/],
  },
  {
    name: "another-table-below.csv",
    content: lines([
      HEAD,
      ...SIX.slice(0, 3),
      ["Photograph", "Reverse die", "Obverse die"],
      ...SIX.slice(3).map(([c, o, r]): Row => [c, r, o]),
    ]),
    right: SIX.slice(0, 3),
    told: [/A6: it is, or stands under, another header/],
  },
];

const perPair: [string, string, string[]][] = [
  ["A1", "B1", ["001", "002"]],
  ["A2", "B1", ["003"]],
  ["A2", "B2", ["004"]],
  ["A3", "B2", ["005", "006"]],
];
/** Tables of pairs of dies, and coins whose names have points and signs. */
const OTHER: Named[] = [
  {
    name: "pairs-that-count-coins.csv",
    content: lines([
      ["Vs.", "Rs.", "Münzen"],
      ...perPair.map(([o, r, coins]): Row => [o, r, coins.length]),
    ]),
    photographs: ["1.jpg", "2.jpg", "3.jpg"],
    refused: /2 of 4 rows name a coin that another row names with other dies/,
  },
  {
    name: "coins-between-slashes.csv",
    content: lines([
      ["Vs.", "Rs.", "Münzen"],
      ...perPair.map(([o, r, coins]): Row => [o, r, coins.join(" / ")]),
    ]),
    right: UNSAID,
    told: [/'001 \/ 002' is read as 2 coins: 001, 002/],
  },
  {
    name: "accession-numbers-of-photographs.csv",
    content: lines([
      ["Photo", "Obverse die", "Reverse die"],
      ...SIX.map(([c, o, r]): Row => [`1944.100.${c}`, o, r]),
    ]),
    right: SIX.map(([c, o, r]): Dies[number] => [`1944.100.${c}`, o, r]),
    photographs: SIX.map(([c]) => `1944.100.${c}.jpg`),
  },
  {
    name: "sides-that-are-not-known.csv",
    content: lines([
      ["Sikkeler", "Yüz", "Kalıp"],
      ...SIX.flatMap(([c, o, r]): Row[] => [
        [c, "Ön", o],
        [c, "Arka", r],
      ]),
    ]),
    refused: /column A names each coin several times/,
  },
];

/** Headings of one side that hold no dies, or perhaps other ones. */
const BESIDE = [
  "Obverse engraver",
  "Obverse style",
  "Obv. image",
  "Obv. coins",
  "Obverse countermark",
  "Stempelzustand Vs.",
];
const ASKED = ["Old obv. die", "Obv. die (Smith)", "Obverse die in Smith"];
const beside = (heading: string): Row[] => [
  ["Coin", heading, "Obverse", "Reverse"],
  ...UNSAID.map(([c, o, r], i): Row => [c, "ABC"[i >> 1], o, r]),
];
const besideDies: Named[] = [
  ...BESIDE.map((heading) => ({
    name: `${heading}.csv`,
    content: lines(beside(heading)),
    right: UNSAID,
  })),
  ...ASKED.map((heading) => ({
    name: `${heading}.csv`,
    content: lines(beside(heading)),
    refused: /could each hold the obverse dies: say which with --columns/,
  })),
  {
    name: "other-words-alone.csv",
    content: lines([
      ["Coin", "Obverse ornament", "Reverse die"],
      ...SIX.map(([c, , r], i): Row => [c, "ABC"[i >> 1], r]),
    ]),
    right: SIX.map(([c, , r]): Dies[number] => [c, null, r]),
    told: [/B1: column 'Obverse ornament' does not say that it holds dies/],
  },
];

const restart: Row[] = SIX.map(([c], i): Row => [
  c,
  `O${i % 3 === 2 ? 2 : 1}`,
  i % 3 ? "R2" : "R1",
]);
const begin = /the dies of both sides begin at 1 .*--dies-restart .*--no-dies-restart/;
const restarted: Named[] = [
  {
    name: "in-each-sheet.xlsx",
    content: workbook({ Nero: [HEAD, ...restart.slice(0, 3)], Galba: [HEAD, ...restart.slice(3)] }),
    refused: begin,
  },
  ...["Series", "Mint", "Typ", "Émission", "Серия"].map((heading) => ({
    name: `in-each-${heading}.csv`,
    content: lines([
      [...HEAD, heading],
      ...restart.map((row, i): Row => [...row, i < 3 ? "I" : "II"]),
    ]),
    refused: begin,
  })),
  {
    name: "an-obverse-die-of-two-series.csv",
    content: lines([
      [...HEAD, "Series"],
      ...SIX.map((row, i): Row => [...row, i < 3 ? "I" : "II"]),
    ]),
    right: SIX,
  },
];

/** What stands for the dies of the last two of eight coins, and how it is read. */
const SIGNS: Record<string, [string, string | null, RegExp]> = {
  "another-coin": ["as 001", null, /'as 001' is marked as doubtful/],
  "another-coin-french": ["comme 001", null, /'comme 001' is marked as doubtful/],
  "a-missing-number": ["-999", null, /-999 is no die/],
  "a-die-nought": ["O0", null, /'O0' is read as no die/],
  "to-be-confirmed": ["TBC", null, /'TBC' is no die's name/],
  "right-to-left": ["\u200fO1\u200f", "O1", /spaces around or within/],
  "full-width": ["Ｏ１", "O1", /read as 'O1'/],
  "the-word-die": ["Die 1", "Die 1", /'Die 1' and 'O1' may be one die spelled in two ways/],
  "another-letter": ["D1", "D1", /die 'D1' is called D… where nearly all others are called O…/],
};
const eight: [string, string, string][] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [
  String(100 + n),
  `O${(n + 1) >> 1}`,
  "R1",
]);
const signs: Named[] = [
  ...Object.entries(SIGNS).map(([name, [text, die, told]]) => {
    const rows = [...eight, ["111", text, "R2"], ["112", text, "R2"]] as [string, string, string][];
    return {
      name: `${name}.csv`,
      content: lines([HEAD, ...rows]),
      right: rows.map(([c, o, r]): Dies[number] => [c, o === text ? die : o, r]),
      photographs: rows.map(([c]) => `${c}.jpg`),
      told: [told],
    };
  }),
  ...["#1|#2|#3", "N°1|N°2|N°3", "α΄|β΄|γ΄", "i|ii|iii"].map((said, i) => {
    const right = SIX.map(([c, , r], n): Dies[number] => [c, said.split("|")[n >> 1], r]);
    return { name: `signs-throughout-${i}.csv`, content: lines([HEAD, ...right]), right };
  }),
  {
    name: "roman-numbers-with-letters.csv",
    content: lines([
      HEAD,
      ...SIX.map(([c, , r], i): Row => [c, ["Ia", "Ib", "IIa", "IIa", "IIIb", "IV"][i], r]),
    ]),
    right: SIX.map(([c, , r], i): Dies[number] => [
      c,
      ["Ia", "Ib", "IIa", "IIa", "IIIb", "IV"][i],
      r,
    ]),
    told: [/B3: 'Ia' and 'Ib' are read as two dies/],
  },
];

const sheet = (rows: readonly Row[], change: (sheet: XLSX.WorkSheet) => void) =>
  workbook({ Sheet1: rows }, (book) => change(book.Sheets.Sheet1));
const numbers = [HEAD, ...SIX.map(([c, o, r]): Row => [c, Number(o.slice(1)), r])];
const shown = (format: string, die: string | null, told: RegExp): Named => ({
  name: `shown-as-${format.replace(/\W/g, "")}.xlsx`,
  content: sheet(numbers, (cells) => ((cells.B3 as XLSX.CellObject).z = format)),
  right: SIX.map(([c, o, r], i): Dies[number] => [c, i === 1 ? die : o.slice(1), r]),
  told: [told],
});
const without = (...sides: number[]): Dies =>
  SIX.map((row, i) =>
    i === 0 ? (row.map((cell, at) => (sides.includes(at) ? null : cell)) as Dies[number]) : row,
  );
const workbooks: Named[] = [
  shown('0"?"', null, /B3: '1\?' is marked as doubtful/),
  shown('"("0")"', null, /B3: '\(1\)' is marked as doubtful/),
  shown('0"a"', "1a", /B3: '1a' is read as a die of its own; it may be a state of '1'/),
  {
    name: "hidden-columns-of-dies.xlsx",
    content: sheet(
      [
        ["Coin", "Obverse", "Reverse", "Obverse die", "Reverse die"],
        ...UNSAID.map((row): Row => [...row, "Z9", "Z8"]),
      ],
      (cells) => (cells["!cols"] = [{}, {}, {}, { hidden: true }, { hidden: true }]),
    ),
    right: UNSAID,
    told: [/D1: column 'Obverse die' .*not used/],
  },
  {
    name: "a-hidden-column-alone.xlsx",
    content: sheet([HEAD, ...SIX], (cells) => (cells["!cols"] = [{}, { hidden: true }, {}])),
    right: SIX,
    told: [/B1: this column is hidden, and used all the same/],
  },
  {
    name: "merged-over-both-sides.xlsx",
    content: sheet(
      [HEAD, ["001", "1", null], ...SIX.slice(1)],
      (cells) => (cells["!merges"] = [{ s: { r: 1, c: 1 }, e: { r: 1, c: 2 } }]),
    ),
    right: without(1, 2),
    told: [/B2: merged cells: .*'1', which stands over both columns of dies/],
  },
  {
    name: "a-raised-note.xlsx",
    content: noted([HEAD, ...SIX], "B2", [{ text: "O1" }, { text: "1", format: "superscript" }]),
    right: without(1),
    told: [/B2: 'O1¹' is marked as doubtful/],
  },
  {
    name: "struck-out.xlsx",
    content: noted([HEAD, ...SIX], "B2", [{ text: "O1", format: "strike" }, { text: "O2" }]),
    right: without(1),
    told: [/B2: '\(struck out: O1\) O2' is marked as doubtful/],
  },
];

const GRADES = {
  finnish: "8|7|8|9|8|6",
  sheldon: "65|63|64|65|58|63",
  millimetres: "18|19|18|20|18|19",
};
const graded: Named[] = Object.entries(GRADES).flatMap(([name, said]) => {
  const values = said.split("|");
  const rows = SIX.map(([c], i): [string, string, string] => [c, values[i], values[5 - i]]);
  return [
    {
      name: `numbers-${name}-under-sides.csv`,
      content: lines([["Coin", "Obverse", "Reverse"], ...rows]),
      refused: /hold numbers from \d+ to \d+ and no die 1, which may be dies, or grades.*--columns/,
    },
    {
      name: `numbers-${name}-under-dies.csv`,
      content: lines([HEAD, ...rows]),
      right: rows,
      told: [/numbers from \d+ to \d+ and no die 1; read as dies/],
    },
  ];
});

/** Tables as programs and people leave them. */
export const EXPORTS: Case[] = [
  ...PROGRAMS.map((one) => ({ kind: "tables-of-programs", ...one })),
  ...OTHER.map((one) => ({ kind: "other-tables", ...one })),
  ...besideDies.map((one) => ({ kind: "columns-beside-dies", ...one })),
  ...restarted.map((one) => ({ kind: "dies-counted-separately", ...one })),
  ...signs.map((one) => ({ kind: "signs-and-references", ...one })),
  ...workbooks.map((one) => ({ kind: "formats-of-cells", ...one })),
  ...graded.map((one) => ({ kind: "grades-of-condition", ...one })),
].map(sheetCase);
