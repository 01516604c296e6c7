import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { join } from "node:path";
import { coinTypes, loadDieLinks } from "../../../src/lib/data/index";
import type { Case } from "./case";
import { lines, put, ties, workbook, type Row } from "./tables";

export type Dies = [string, string | null, string | null][];
export interface Sheet {
  kind: string;
  name: string;
  content: string | Uint8Array;
  /** Coins and dies; photographs are called by `photographs`, the right coins where it is left out. */
  right?: Dies;
  photographs?: string[];
  told?: RegExp[];
  refused?: RegExp;
}

const SIX = ties();
const HEAD = ["Coin", "Obverse die", "Reverse die"];

export function sheetCase({ content, right, photographs, ...one }: Sheet): Case {
  const names = photographs ?? SIX.map(([coin]) => `${coin}.jpg`);
  return {
    ...one,
    ...(right ? { right } : {}),
    make(dir) {
      for (const name of names) put(dir, `coins/${name}`);
      put(dir, one.name, content);
    },
    async ask(dir) {
      const { coins, warnings } = await loadDieLinks(join(dir, "coins"), {
        sheet: join(dir, one.name),
      });
      return {
        value: coins.map((coin) => [coin.name, coin.obverseDie, coin.reverseDie]),
        told: warnings,
      };
    },
  };
}

const rows = (heading: Row, row: (c: string, o: string, r: string, i: number) => Row) => [
  heading,
  ...SIX.map((tie, i) => row(...tie, i)),
];
const droit: Dies = SIX.map(([c, o, r]) => [c, o.replace("O", "D"), r]);
const numbers: Dies = SIX.map(([c, o, r]) => [c, o.slice(1), r.slice(1)]);
const short: Dies = numbers.map(([c, o, r]) => [String(Number(c)), o, r]);

const HEADINGS: [string, Row[], Dies?, RegExp[]?][] = [
  [
    "rrdp.csv",
    rows(
      ["ID", "Canonical URI (CRRO only)", "Obv. Die ID", "Rev. Die ID", "Die Attribution"],
      (c, o, r) => [c, `http://example.org/id/rrc-${Number(c)}.1`, o, r, "RBS"],
    ),
  ],
  [
    "rrdp-weight.csv",
    rows(["ID", "Weight", "Obv. Die ID", "Rev. Die ID"], (c, o, r) => [c, `3.${c.slice(1)}`, o, r]),
  ],
  [
    "german-catalogue-no.csv",
    rows(["Kat.-Nr.", "Vs.", "Rs.", "Gewicht"], (c, o, r) => [c, o, r, "3,85"]),
  ],
  ["german-dies.csv", rows(["Lfd. Nr.", "Vs.-Stempel", "Rs.-Stempel"], (c, o, r) => [c, o, r])],
  [
    "english-catalogue-no.csv",
    rows(["Cat. no.", "Obverse die", "Reverse die"], (c, o, r) => [c, o, r]),
  ],
  ["english-die-first.csv", rows(["Die (obv.)", "Die (rev.)", "Coin"], (c, o, r) => [o, r, c])],
  [
    "english-numbers.csv",
    rows(["Coin", "Obverse die no.", "Reverse die no."], (c, o, r) => [c, o.slice(1), r.slice(1)]),
    numbers,
  ],
  [
    "french.csv",
    rows(["N°", "Coin de droit", "Coin de revers", "Poids"], (c, o, r) => [
      c,
      o.replace("O", "D"),
      r,
      "3,85",
    ]),
    droit,
  ],
  [
    "french-trap.csv",
    rows(["Exemplaire", "Coin", "Revers"], (c, o, r) => [c, o.replace("O", "D"), r]),
    droit,
    [/'Coin' names no side; read as the obverse die/],
  ],
  [
    "italian-plain.csv",
    rows(["Esemplare", "D/", "R/"], (c, o, r) => [c, o.replace("O", "D"), r]),
    droit,
  ],
  ["image-only.csv", rows(["Bildnummer", "Avers", "Revers"], (c, o, r) => [c, o, r])],
];

const described = (i: number) => [i % 2 ? "Head right" : "Head left", "Eagle standing"];
const DESCRIPTIONS: Sheet[] = [
  {
    name: "description-before-die.csv",
    content: lines(
      rows(["Coin", "Obverse", "Reverse", "Obv. die", "Rev. die", "Weight"], (c, o, r, i) => [
        c,
        ...described(i),
        o,
        r,
        "4.01",
      ]),
    ),
  },
  {
    name: "two-header-rows.xlsx",
    content: workbook(
      {
        Sheet1: [
          ["Coin", "Obverse", null, "Reverse", null],
          [null, "Legend", "Die", "Legend", "Die"],
          ...SIX.map(([c, o, r]) => [c, "IMP CAES", o, "VICT AVG", r]),
        ],
      },
      (book) => {
        book.Sheets.Sheet1["!merges"] = ["B1:C1", "D1:E1", "A1:A2"].map((range) => {
          const [s, e] = range.split(":");
          const at = (cell: string) => ({ c: cell.charCodeAt(0) - 65, r: Number(cell[1]) - 1 });
          return { s: at(s), e: at(e) };
        });
      },
    ),
  },
  {
    name: "five-lines-above.xlsx",
    content: workbook({
      Sheet1: [
        ["Die catalogue of the hoard"],
        ["State of 2026"],
        ["A. N. Other"],
        ["For private use"],
        ["Weights in grams"],
        HEAD,
        ...SIX,
      ],
    }),
  },
  {
    name: "sheet-per-series.xlsx",
    content: workbook(
      {
        Notes: [["Notes"], ["O1 cracked"]],
        "Series I": [HEAD, ...SIX.slice(0, 3)],
        "Series II": [
          ["Coin", "Reverse die", "Obverse die"],
          ...SIX.slice(3).map(([c, o, r]) => [c, r, o]),
        ],
        old: [["001"]],
      },
      (book) => {
        book.Workbook = { Sheets: [0, 0, 0, 1].map((Hidden) => ({ Hidden: Hidden as 0 | 1 })) };
      },
    ),
    told: [/not read: Notes, old/],
  },
  {
    name: "table-at-E9.xlsx",
    content: workbook({
      Sheet1: [
        ...Array.from({ length: 8 }, (): Row => []),
        ...[HEAD, ...SIX].map((row) => [null, null, null, null, ...row]),
      ],
    }),
  },
  {
    name: "dies-said-once.csv",
    content: lines([
      ["Obverse die", "Reverse die", "Coin"],
      ["O1", "R1", "001"],
      ["", "", "002"],
      ["", "R2", "003"],
      ["O2", "R2", "004"],
      ["", "", "005"],
      ["O3", "R3", "006"],
    ]),
    right: [
      ["001", "O1", "R1"],
      ["002", "O1", "R1"],
      ["003", "O1", "R2"],
      ["004", "O2", "R2"],
      ["005", "O2", "R2"],
      ["006", "O3", "R3"],
    ] as Dies,
    told: [/carried down into 3 empty cells/, /carried down into 2 empty cells/],
  },
].map((one) => ({ kind: "descriptions-first", right: SIX, ...one }));

/** Dies of coins 001 … as they stand in the sheet, and as they must be read. */
const DOUBT: [string, string[], (string | null)[], RegExp[]][] = [
  [
    "illegible",
    ["illegible", "illegible", "O1", "O1"],
    [null, null, "O1", "O1"],
    [/B2: 'illegible' .* unknown/],
  ],
  [
    "words",
    ["off flan", "uncertain", "unbestimmt", "illisible", "no ID"].flatMap((w) => [w, w]),
    Array<null>(10).fill(null),
    [/B2: 'off flan' .* unknown/, /B11: 'no ID' .* unknown/],
  ],
  [
    "signs",
    ["x", "…", "*", "‒", "/", "NaN"].flatMap((w) => [w, w]),
    Array<null>(12).fill(null),
    [/B2: 'x' .* unknown/, /B13: 'NaN' .* unknown/],
  ],
  [
    "marks",
    "O3,O3?,?O3,O3(?),[O3],cf. O3,prob. O3,O3*,O3 or O4,O3-4,O 3,o3,O03,3".split(","),
    ["O3", ...Array<null>(9).fill(null), "O 3", "o3", "O03", "3"],
    [
      /B3: 'O3\?' is marked as doubtful/,
      /B10: 'O3 or O4' is marked as doubtful/,
      /B12: die 'O 3' and 'O3' may be one die/,
      /B15: die '3' and 'O3' may be one/,
    ],
  ],
  [
    "states",
    ["O1", "O1a", "O1'", "O1 (recut)", "O1 I", "O1/1"],
    ["O1", "O1a", "O1'", "O1 (recut)", "O1 I", "O1/1"],
    [/B3: 'O1a' .* state of 'O1'/, /B7: 'O1\/1' .* state of 'O1'/],
  ],
  [
    "homoglyphs",
    ["O7", "\u039f7", "07", "O\u00a07", "O\u200b7"],
    ["O7", "O7", "07", "O 7", "O7"],
    [
      /B3: .* letters of another alphabet .* read as 'O7'/,
      /B4: die '07' and 'O7' may be one die/,
      /B5: die 'O 7' and 'O7' may be one die/,
      /B6: .*read as 'O7'/,
    ],
  ],
];

const doubts: Sheet[] = DOUBT.flatMap(([name, dies, read, told]) => {
  const coin = (i: number) => String(i + 1).padStart(3, "0");
  const r = (i: number) => (i % 2 ? "R1" : "R2");
  const table: Row[] = [HEAD, ...dies.map((die, i) => [coin(i), die, r(i)])];
  const one = {
    kind: "doubt",
    right: read.map((die, i): Dies[number] => [coin(i), die, r(i)]),
    photographs: dies.map((_, i) => `${coin(i)}.jpg`),
    told,
  };
  return [
    { ...one, name: `${name}.csv`, content: lines(table) },
    { ...one, name: `${name}.xlsx`, content: workbook({ Sheet1: table }) },
  ];
});

const joinedRows = (cell: (o: string, r: string) => string) =>
  rows(["Coin", "Dies", "Weight"], (c, o, r, i) => [c, cell(o, r), `17.0${i}`]);
const both = [/B2: column B holds the dies of both sides; .* is read as obverse O?1, reverse R?1/];
const JOINED: Omit<Sheet, "kind">[] = [
  { name: "slash.csv", content: lines(joinedRows((o, r) => `${o}/${r}`)), right: SIX, told: both },
  { name: "hyphen.csv", content: lines(joinedRows((o, r) => `${o}-${r}`)), right: SIX, told: both },
  {
    name: "spaced.csv",
    content: lines(joinedRows((o, r) => `${o} / ${r}`)),
    right: SIX,
    told: both,
  },
  { name: "glued.csv", content: lines(joinedRows((o, r) => o + r)), right: SIX, told: both },
  {
    name: "bare.csv",
    content: lines(joinedRows((o, r) => `${o.slice(1)}/${r.slice(1)}`)),
    right: numbers,
    told: both,
  },
  {
    name: "line-break.xlsx",
    content: workbook({ Sheet1: joinedRows((o, r) => `${o}\n${r}`) }),
    right: SIX,
    told: both,
  },
  {
    name: "dates-of-1-2.xlsx",
    content: workbook(
      { Sheet1: rows(HEAD, (c, _, r, i) => [c, 46023 + 31 * (i >> 1), r]) },
      (book) => {
        for (let row = 2; row <= 7; row++) book.Sheets.Sheet1[`B${row}`].z = "d-mmm";
      },
    ),
    right: SIX.map(([c, , r]) => [c, null, r]),
    told: [/B2: the cell holds a date .* unknown/, /B7: the cell holds a date .* unknown/],
  },
];

/** Windows-1252, which Node does not write: these texts have Latin-1 letters only. */
const cp1252 = (text: string) => Buffer.from(text, "latin1");
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const german = lines(
  [
    ["Münze", "Vorderseite", "Rückseite", "Gewicht", "Größe"],
    ...SIX.map(([c, o, r]): Row => [c, o.replace("O", "V"), r, "3,85", "17,5"]),
    ["Größe", "V1", "R1", "3,80", "17,0"],
  ],
  ";",
  "\r\n",
);
const germanDies: Dies = [
  ...SIX.map(([c, o, r]): Dies[number] => [c, o.replace("O", "V"), r]),
  ["Größe", "V1", "R1"],
];
const ENCODED: [string, string | Uint8Array][] = [
  ["cp1252.csv", cp1252(german)],
  ["utf8-bom.csv", `\ufeff${german}`],
  ["unicode-text.txt", Buffer.from(`\ufeff${german.replaceAll(";", "\t")}`, "utf16le")],
  ["utf-16be.csv", utf16be(`\ufeff${german}`)],
  ["utf-16le-without-bom.csv", Buffer.from(german, "utf16le")],
  ["sep-line.csv", `\ufeffsep=;\r\n${german}`],
  ["old-mac-line-ends.csv", german.replaceAll("\r\n", "\r")],
];
const months = ["02. Jan", "02. Mrz", "03. Mai", "04. Okt", "05. Dez", "06. Jän"];
const bare = (cell: (value: string) => string | number) =>
  rows(HEAD, (c, o, r) => [cell(c), cell(o.slice(1)), cell(r.slice(1))]);
const EXCEL: Omit<Sheet, "kind">[] = [
  {
    name: "decimal-commas-unquoted.csv",
    content: lines(
      rows(["Münze", "Vs", "Rs", "g"], (c, o, r) => [c, o, r, "3,85"]),
      ";",
    ),
    right: SIX,
  },
  {
    name: "commas-in-a-note.csv",
    content: lines(
      rows([...HEAD, "Note"], (c, o, r) => [c, o, r, "bent, holed, cleaned, worn, pierced"]),
      ";",
    ),
    right: SIX,
  },
  {
    name: "german-months.csv",
    content: lines(
      rows(["Münze", "Vs", "Rs"], (c, _, r, i) => [c, months[i], r]),
      ";",
    ),
    right: SIX.map(([c, , r]) => [c, null, r]),
    told: months.map((month, i) => new RegExp(`B${i + 2}: the cell holds a date \\(${month}\\)`)),
  },
  {
    name: "zeros-lost.csv",
    content: lines(rows(HEAD, (c, o, r) => [Number(c), o, r])),
    right: SIX.map(([c, o, r]) => [String(Number(c)), o, r]),
  },
  {
    name: "pandas-floats.csv",
    content: lines(bare((value) => `${Number(value)}.0`)),
    right: short,
  },
  {
    name: "pandas-index.csv",
    content: lines(rows(["", "coin", "obverse_die", "reverse_die"], (c, o, r, i) => [i, c, o, r])),
    right: SIX,
    told: [/A2: this column has no heading and is not used/],
  },
  {
    name: "trailing-spaces.csv",
    content: lines(
      rows(["Coin ", " Obverse die", "Reverse die\u00a0"], (c, o, r) => [
        `${c} `,
        `${o}\u00a0`,
        ` ${r}`,
      ]),
    ),
    right: SIX,
  },
  {
    name: "numbers-as-text.xlsx",
    content: workbook({ Sheet1: bare((value) => String(Number(value))) }),
    right: short,
  },
  { name: "numbers.xlsx", content: workbook({ Sheet1: bare(Number) }), right: short },
  {
    name: "shown-as-O1.xlsx",
    content: workbook({ Sheet1: bare(Number) }, (book) => {
      for (let row = 2; row <= 7; row++)
        for (const [column, z] of [
          ["A", "000"],
          ["B", '"O"0'],
          ["C", '"R"0'],
        ])
          book.Sheets.Sheet1[column + row].z = z;
    }),
    right: SIX,
  },
];

const whole = workbook({ Sheet1: [HEAD, ...SIX] }, (book) => {
  book.Sheets.Sheet1["!rows"] = [{}, {}, {}, { hidden: true }];
  book.Sheets.Sheet1["!autofilter"] = { ref: "A1:C7" };
});

/** The workbook with a change in its first sheet as it lies in the file. */
function changed(book: Uint8Array, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(book);
  const name = "xl/worksheets/sheet1.xml";
  files[name] = strToU8(change(strFromU8(files[name])));
  return zipSync(files);
}
const BROKEN: Omit<Sheet, "kind">[] = [
  {
    name: "stray-in-last-row.xlsx",
    content: changed(workbook({ Sheet1: [HEAD, ...SIX] }), (xml) =>
      xml.replace(
        "</sheetData>",
        '<row r="1048576"><c r="F1048576" t="str"><v>x</v></c></row></sheetData>',
      ),
    ),
    right: SIX,
    told: [/1048576/],
  },
  {
    name: "formulas-never-computed.xlsx",
    content: changed(workbook({ Sheet1: [HEAD, ...SIX] }), (xml) =>
      xml.replace(/<c r="([BC])(\d+)"[^>]*><v>[^<]*<\/v><\/c>/g, (cell, column, row) =>
        row === "1" ? cell : `<c r="${column}${row}"><f>"O"&amp;1</f></c>`,
      ),
    ),
    refused: /12 cells hold formulas that were never computed .*B2.*open the workbook/,
  },
  {
    name: "error-in-a-cell.xlsx",
    content: workbook({ Sheet1: [HEAD, ...SIX] }, (book) => {
      book.Sheets.Sheet1.B3 = { t: "e", v: 23, w: "#REF!" };
    }),
    right: SIX.map(([c, o, r], i) => [c, i === 1 ? null : o, r]),
    told: [/B3: the cell holds the error #REF!.* unknown/],
  },
  { name: "filtered-row.xlsx", content: whole, right: SIX, told: [/A4: this row is hidden/] },
  {
    name: "empty.xlsx",
    content: workbook({ Sheet1: [] }),
    refused: /empty\.xlsx has no filled cells/,
  },
  {
    name: "cut.xlsx",
    content: whole.subarray(0, whole.length >> 1),
    refused: /cut\.xlsx is a damaged workbook/,
  },
  { name: "csv-called.xlsx", content: lines([HEAD, ...SIX]), right: SIX },
  {
    name: "~$dies.xlsx",
    content: Buffer.concat([Buffer.from("\u0005owner"), Buffer.alloc(159)]),
    refused: /lock file .* give dies\.xlsx/,
  },
];

const IMAGES: [string, string][] = [
  ["urls.csv", "https://example.org/img/{n}.jpg"],
  ["urls-with-size.csv", "https://example.org/img/{n}.jpg?size=300"],
  ["iiif.csv", "https://example.org/iiif/2/coin%3A{n}/full/full/0/default.jpg"],
  ["windows.csv", "C:\\Users\\me\\Photos\\{n}.JPG"],
  ["two-images.csv", "{n}.jpg; {n}b.jpg"],
  ["spaces.csv", " {n} .jpg"],
  ["other-ending.csv", "{n}.tif"],
];
const withImages = ["001.jpg", "002.jpg", "003.jpg", "004.gif", "005.JPG"];
const imageHead = ["Coin", "Image", "Obverse die", "Reverse die"];
const images: Sheet[] = [
  ...IMAGES.map(([name, form]) => ({
    name,
    content: lines([
      imageHead,
      ...ties(5).map(([c, o, r], i) => [`Berlin ${i}`, form.replaceAll("{n}", c), o, r]),
    ]),
    right: ties(5).map(([, o, r], i): Dies[number] => [`Berlin ${i}`, o, r]),
  })),
  { name: "coin-names.csv", content: lines([HEAD, ...ties(5)]), right: ties(5) },
  {
    name: "two-rows-of-one-coin.csv",
    content: lines([
      imageHead,
      ["Berlin 1", "001.jpg", "O1", "R1"],
      ["Berlin 1", "002.jpg", "O1", "R1"],
      ["Paris 2", "001.jpg", "O2", "R2"],
    ]),
    refused:
      /can be told from the others[^]*001\.jpg in common with 'Paris 2'[^]*'Berlin 1' is in row 2 already/,
  },
].map((one) => ({ kind: "image-column", photographs: withImages, ...one }));

/** A folder with two sheets of its own, and a lock file beside them. */
const twoSheets: Case = {
  kind: "broken-workbooks",
  name: "with-two-sheets",
  make(dir) {
    for (const [coin] of ties(3)) put(dir, `${coin}.jpg`);
    put(dir, "dies.xlsx", workbook({ Sheet1: [HEAD, ...SIX] }));
    put(dir, "~$dies.xlsx", "\u0005owner");
    put(dir, "dies (2).csv", lines([HEAD, ...ties(2)]));
  },
  async ask(dir) {
    const { coins, warnings } = await loadDieLinks(dir);
    return { value: coins.length, told: warnings };
  },
  refused: /several sheets \(dies \(2\)\.csv, dies\.xlsx\): .*--sheet/,
};

const types: Case = {
  kind: "headings",
  name: "types.csv",
  make(dir) {
    for (const [coin] of SIX) put(dir, `coins/${coin}.jpg`);
    put(
      dir,
      "types.csv",
      lines(
        [
          ["My hoard, types", "", ""],
          ["Coin", "Obverse Type", "Reverse Type"],
          ...SIX.map(([coin]) => [coin, "Apollo", "tripod"]),
        ],
        ";",
      ),
    );
  },
  async ask(dir) {
    return { value: [...(await coinTypes(join(dir, "coins"), join(dir, "types.csv")))], told: [] };
  },
  right: SIX.map(([coin]) => [coin, { obverse: "Apollo", reverse: "tripod" }]),
};

const german7 = [...SIX.map(([coin]) => `${coin}.jpg`), "Größe.jpg"];

/** Sheets of die links, one for each form. */
export const SHEETS: Case[] = [
  ...HEADINGS.map(([name, table, right = SIX, told]) =>
    sheetCase({ kind: "headings", name, content: lines(table), right, ...(told ? { told } : {}) }),
  ),
  types,
  ...DESCRIPTIONS.map(sheetCase),
  ...doubts.map(sheetCase),
  ...JOINED.map((one) => sheetCase({ kind: "two-dies-in-a-cell", ...one })),
  ...ENCODED.map(([name, content]) =>
    sheetCase({ kind: "german-excel", name, content, right: germanDies, photographs: german7 }),
  ),
  ...EXCEL.map((one) => sheetCase({ kind: "german-excel", photographs: german7, ...one })),
  ...BROKEN.map((one) => sheetCase({ kind: "broken-workbooks", ...one })),
  twoSheets,
  ...images.map(sheetCase),
];
