import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { slow } from "../../slow";
import * as XLSX from "xlsx";
import { undecidedPairs } from "../../../src/lib/data/sheet/undecided-pairs";
import { readSheet, type SheetOptions } from "../../../src/lib/data/index";

const dir = mkdtempSync(join(tmpdir(), "numislab sheets of people "));
afterAll(() => rmSync(dir, { recursive: true }));

type Row = (string | number | undefined)[];
const COINS = ["001", "002", "003", "004", "005", "006"];
const DIES: [string, string][] = [
  ["O1", "R1"],
  ["O1", "R1"],
  ["O2", "R1"],
  ["O2", "R2"],
  ["O3", "R2"],
  ["O3", "R2"],
];
const RIGHT = COINS.map((coin, i) => [coin, ...DIES[i]]);

let files = 0;
function put(content: string | Buffer, ending: string): string {
  const file = join(dir, `${files++}.${ending}`);
  writeFileSync(file, content);
  return file;
}
const csv = (rows: Row[], separator = ";", end = "\n") =>
  put(rows.map((row) => row.map((v) => v ?? "").join(separator)).join(end), "csv");
function xlsx(sheets: Record<string, Row[]>, change?: (book: XLSX.WorkBook) => void): string {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
  change?.(book);
  return put(XLSX.write(book, { type: "buffer", bookType: "xlsx" }), "xlsx");
}
async function read(file: string, options?: SheetOptions) {
  const reading = await readSheet(file, { photographs: COINS, options });
  return {
    ...reading,
    table: reading.rows.map((row) => [row.coin, row.obverseDie, row.reverseDie]),
  };
}
const obverses = async (dies: string[], options?: SheetOptions) =>
  read(csv([["Coin", "Obverse die"], ...dies.map((die, i) => [`00${i + 1}`, die])]), options);
const rowsOf = (row: (coin: string, o: string, r: string, i: number) => Row) =>
  COINS.map((coin, i) => row(coin, ...DIES[i], i));

describe("columns are found by their headings and cells", () => {
  const cases: [string, Row, (c: string, o: string, r: string, i: number) => Row][] = [
    [
      "an address before the dies",
      ["ID", "URI", "Obv. Die ID", "Rev. Die ID"],
      (c, o, r) => [c, `http://a.b/${c}`, o, r],
    ],
    [
      "a weight before the dies",
      ["ID", "Weight", "Obv. Die ID", "Rev. Die ID"],
      (c, o, r, i) => [c, `3.0${i}`, o, r],
    ],
    [
      "descriptions before the dies",
      ["Coin", "Obverse", "Reverse", "Obv. die", "Rev. die"],
      (c, o, r, i) => [c, i % 2 ? "Head left" : "Head right", "Eagle", o, r],
    ],
    ["dies before the coin", ["Die (obv.)", "Die (rev.)", "Coin"], (c, o, r) => [o, r, c]],
    ["German catalogue", ["Kat.-Nr.", "Vs.", "Rs.", "Gewicht"], (c, o, r) => [c, o, r, "3,85"]],
    [
      "German dies",
      ["Lfd. Nr.", "Vorderseitenstempel", "Rückseitenstempel"],
      (c, o, r) => [c, o, r],
    ],
    [
      "German axis",
      ["Münze", "Stempelstellung", "Av.-Stempel", "Rv.-Stempel"],
      (c, o, r) => [c, "6", o, r],
    ],
    ["French", ["N°", "Coin de droit", "Coin de revers", "Poids"], (c, o, r) => [c, o, r, "3,85"]],
    ["French die", ["Exemplaire", "Coin", "Revers"], (c, o, r) => [c, o, r]],
    ["Italian", ["Esemplare", "D/", "R/"], (c, o, r) => [c, o, r]],
    ["Italian dies", ["Moneta", "Conio di dritto", "Conio di rovescio"], (c, o, r) => [c, o, r]],
    ["Spanish", ["Ejemplar", "Cuño anverso", "Cuño reverso"], (c, o, r) => [c, o, r]],
    ["Dutch", ["Munt", "Voorzijdestempel", "Keerzijdestempel"], (c, o, r) => [c, o, r]],
    ["Greek", ["Νόμισμα", "Εμπροσθότυπος", "Οπισθότυπος"], (c, o, r) => [c, o, r]],
    ["numbers of images", ["Bildnummer", "Avers", "Revers"], (c, o, r) => [c, o, r]],
    ["dies joined by a slash", ["Coin", "Dies", "Weight"], (c, o, r) => [c, `${o}/${r}`, "17.0"]],
    ["dies joined by nothing", ["Coin", "Dies"], (c, o, r) => [c, o + r]],
  ];
  it.each(cases)("%s", async (_, heading, row) => {
    expect((await read(csv([heading, ...rowsOf(row)]))).table).toEqual(RIGHT);
  });

  it("reads the end of a web address as the name of a die, and says so", async () => {
    const rows = rowsOf((c, o, r) => [c, `https://example.org/die/${o}`, `urn:dies:${r}`]);
    const { table, warnings } = await read(csv([["Coin", "Obverse die", "Reverse die"], ...rows]));
    expect(table).toEqual(RIGHT);
    expect(warnings.join("\n")).toMatch(
      /B2: dies are named by web addresses: 'https:\/\/example.org\/die\/O1' is read as die 'O1'/,
    );
  });

  it("reads dies with their type before them", async () => {
    const rows = rowsOf((c, o, r) => [c, `340/1 O.${o.slice(1)}`, `340/1 R.${r.slice(1)}`]);
    const { table } = await read(csv([["Coin", "Obv", "Rev"], ...rows]));
    expect(table[2]).toEqual(["003", "340/1 O.2", "340/1 R.1"]);
  });

  it("says of a table of pairs that it is one", async () => {
    const rows = rowsOf((c, _o, _r, i) => [c, COINS[(i + 1) % 6], i % 2 ? "yes" : "no", "no"]);
    await expect(
      read(csv([["Coin A", "Coin B", "Same obverse", "Same reverse"], ...rows])),
    ).rejects.toThrow(/each row is a pair of coins \('Coin A', 'Coin B'\)/);
  });

  it("says how to read one of two sheets that contradict each other", async () => {
    const other = COINS.map((coin) => [coin, "O9", "R9"]);
    const heading = ["Coin", "Obverse die", "Reverse die"];
    const file = xlsx({ now: [heading, ...RIGHT], old: [heading, ...other] });
    await expect(read(file)).rejects.toThrow(/--sheet-name now/);
  });

  it("reads two header rows, lines above, a table that starts anywhere", async () => {
    const two = xlsx({
      A: [
        ["Coin", "Obverse", undefined, "Reverse"],
        [undefined, "Legend", "Die", "Legend", "Die"],
        ...rowsOf((c, o, r) => [c, "IMP", o, "VICT", r]),
      ],
    });
    expect((await read(two)).table).toEqual(RIGHT);
    const below = xlsx({
      A: [
        ["Die catalogue of the hoard"],
        ["State of 2026"],
        [],
        [undefined, undefined, "Coin", "Obverse die", "Reverse die"],
        ...rowsOf((c, o, r) => [undefined, undefined, c, o, r]),
      ],
    });
    const reading = await read(below);
    expect([reading.table, reading.headerRow, reading.columns]).toEqual([
      RIGHT,
      4,
      { coin: "C", obverseDie: "D", reverseDie: "E" },
    ]);
  });

  it("reads a sheet for each series, each by its own columns", async () => {
    const [one, two] = [RIGHT.slice(0, 3), RIGHT.slice(3)];
    const file = xlsx({
      Notes: [["O1 cracked"]],
      I: [["Coin", "Obverse die", "Reverse die"], ...one],
      II: [["Coin", "Reverse die", "Obverse die"], ...two.map(([c, o, r]) => [c, r, o])],
    });
    expect((await read(file)).table).toEqual(RIGHT);
    expect((await read(file, { sheetName: "II" })).table).toEqual(two);
    await expect(read(file, { sheetName: "III" })).rejects.toThrow(/no sheet 'III'.*'I', 'II'/);
  });

  it("takes no descriptions for dies, and lets the user say the columns", async () => {
    const file = csv([
      ["Coin", "Obverse", "Reverse", "a", "b"],
      ...rowsOf((c, o, r) => [c, "Head left", "Eagle standing", o, r]),
    ]);
    await expect(read(file)).rejects.toThrow(/hold no die codes \('Head left', .*--columns/);
    const options = { columns: { obverse: "D", reverse: "b" } };
    expect((await read(file, options)).table).toEqual(RIGHT);
  });

  it("takes neither of two columns of dies before the user decides", async () => {
    const file = csv([
      ["Coin", "Obverse die", "Obverse die (old)", "Reverse die"],
      ...rowsOf((c, o, r) => [c, o, "O9", r]),
    ]);
    await expect(read(file)).rejects.toThrow(
      /B 'Obverse die' and C .* could each hold the obverse dies/,
    );
    expect((await read(file, { columns: { obverse: "B" } })).table).toEqual(RIGHT);
  });

  it("reads the same whatever the order and language of the columns and the separator", async () => {
    const headings = [
      ["Coin", "Obverse die", "Reverse die", "Weight"],
      ["Münze", "Vs.-Stempel", "Rs.-Stempel", "Gewicht"],
      ["Exemplaire", "Coin de droit", "Coin de revers", "Poids"],
      ["Esemplare", "Conio D/", "Conio R/", "Peso"],
      ["Ejemplar", "Cuño anv.", "Cuño rev.", "Peso"],
      ["Exemplaar", "Stempel voorzijde", "Stempel keerzijde", "Gewicht"],
      ["Νόμισμα", "Σφραγίδα εμπροσθότυπου", "Σφραγίδα οπισθότυπου", "Βάρος"],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...headings),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.constantFrom(";", "\t", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        async (heading, order, separator, end) => {
          const rows = [heading, ...rowsOf((c, o, r, i) => [c, o, r, `17,${i}3`])];
          const shuffled = rows.map((row) => order.map((c) => row[c]));
          expect((await read(csv(shuffled, separator, end))).table).toEqual(RIGHT);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("what a die cell says", () => {
  it("never makes a die of words and signs for unknown, in any language", async () => {
    const words =
      "illegible,off flan,uncertain,unbestimmt,illisible,no ID,x,…,*,‒,/,NaN,unleserlich,illeggibile,ilegible,onleesbaar,δυσανάγνωστο,nečitelné,k. A.,0".split(
        ",",
      );
    for (const word of words) {
      const { table, warnings } = await obverses([word, word, "O1", "O1", "O2"]);
      expect([word, table.map((row) => row[1])]).toEqual([word, [null, null, "O1", "O1", "O2"]]);
      expect(warnings.filter((w) => w.includes("B2")).length).toBe(1);
    }
  });

  it("takes a marked die as unknown, and names its cell", async () => {
    const marks =
      "O3?,?O3,O3(?),[O3],(O3),cf. O3,vgl. O3,prob. O3,O3*,O3 or O4,O3 oder O4,O3-4,O3/O4,wie O3,O3 wahrsch.,~O3,O³".split(
        ",",
      );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...marks), fc.nat(3), async (mark, at) => {
        const dies = ["O3", "O4", "O3", "O5"];
        dies[at] = mark;
        const { rows } = await obverses(dies);
        expect([mark, rows[at].obverseDie]).toEqual([mark, null]);
        expect(rows[at].notes.join()).toContain(`B${at + 2}`);
        expect(rows.filter((row) => row.obverseDie === null).length).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it("asks about spellings, reads look-alike letters as Latin, keeps states apart", async () => {
    const { similarDies } = await obverses(["O3", "O 3", "o3", "O03", "O-3", "3"]);
    expect(similarDies).toEqual([["O3", "O 3", "o3", "O03", "O-3", "3"]]);
    const alike = await obverses(["O7", "\u039f7", "\u041e7", "O\u200b7"]);
    expect(alike.table.map((row) => row[1])).toEqual(["O7", "O7", "O7", "O7"]);
    expect(alike.rows.slice(1).every(({ notes }) => notes.length > 0)).toBe(true);
    const states = ["O1", "O1a", "O1'", "O1 (recut)", "O1 I", "O1/1"];
    const { table, rows } = await obverses(states);
    expect(table.map((row) => row[1])).toEqual(states);
    expect(rows.slice(1).every(({ notes }) => notes.join().includes("state of 'O1'"))).toBe(true);
  });

  it("labels no pair of two spellings or two states of a die as different", async () => {
    const { rows, undecided } = await obverses(["O3", "O03", "O1", "O1a", "O5"]);
    const coins = rows.map((row) => ({ ...row, name: row.coin }));
    expect(undecidedPairs(coins, undecided)).toEqual([
      { side: "obverse", a: "001", b: "002" },
      { side: "obverse", a: "003", b: "004" },
    ]);
    const letters = await obverses(["1a", "1b", "2a", "2b"]);
    expect(letters.undecided).toEqual([]);
  });

  it("names months as dates in the language they are in", async () => {
    const months =
      "02. Jan,02. Mrz,03. Mai,04. Okt,05. Dez,06. Jän,1-janv,2-févr,3 août,1-gen,2-ene,3-mrt,1-Μαρ,Mrz 02".split(
        ",",
      );
    for (const month of months) {
      const { table, warnings } = await obverses([month, "O1", "O2"]);
      expect([month, table[0][1]]).toEqual([month, null]);
      expect(warnings[0]).toMatch(/B2: the cell holds a date/);
    }
  });

  it("reads floats as whole numbers, and TRUE or 1.5 as no coin", async () => {
    const floats = csv([
      ["coin", "obverse_die", "reverse_die"],
      ["1.0", "1.0", "2.0"],
      ["2.0", "1.0", "2.0"],
    ]);
    expect((await read(floats)).table).toEqual([
      ["1", "1", "2"],
      ["2", "1", "2"],
    ]);
    const odd = await read(
      csv([
        ["coin", "obverse die"],
        ["TRUE", "O1"],
        ["1.5", "O1"],
        ["3", "O1"],
      ]),
    );
    expect([odd.table, odd.notUsed.map(({ row }) => row)]).toEqual([[["3", "O1", null]], [2, 3]]);
  });

  it("lets the user say what is unknown and what is a name", async () => {
    const dies = ["Apollo", "Apollo", "O9", "O1"];
    expect((await obverses(dies)).table.map((r) => r[1])).toEqual([null, null, "O9", "O1"]);
    const options = { dieNames: ["apollo"], unknown: ["O9"] };
    expect((await obverses(dies, options)).table.map((r) => r[1])).toEqual([
      "Apollo",
      "Apollo",
      null,
      "O1",
    ]);
  });
});

describe("dies that are said once, and rows that are no coins", () => {
  it("carries dies down where the table is grouped by them, and tells it", async () => {
    const rows = [
      ["O1", "R1", "001"],
      ["", "", "002"],
      ["", "R2", "003"],
      ["O2", "R2", "004"],
      ["", "", "005"],
      ["O3", "R3", "006"],
    ];
    const file = csv([["Obverse die", "Reverse die", "Coin"], ...rows]);
    const { table, warnings } = await read(file);
    expect(table.map(([, o, r]) => `${o}${r}`)).toEqual([
      "O1R1",
      "O1R1",
      "O1R2",
      "O2R2",
      "O2R2",
      "O3R3",
    ]);
    expect(warnings.filter((w) => w.includes("carried down")).length).toBe(2);
    const kept = await read(file, { carryDown: false });
    expect(kept.table[1]).toEqual(["002", null, null]);
  });

  it("names a header that is repeated, hidden rows and coins that contradict each other", async () => {
    const head = ["Coin", "Obverse die", "Reverse die"];
    const { table, notUsed } = await read(
      csv([head, RIGHT[0], head, RIGHT[1], ["001", "O9", "R1"]]),
    );
    expect(table).toEqual([["001", null, "R1"], RIGHT[1]]);
    expect(
      notUsed.map(({ row, why }) => [row, /header is repeated|O1 there, O9 here/.test(why)]),
    ).toEqual([
      [3, true],
      [5, true],
    ]);
    const hidden = xlsx({ A: [head, ...RIGHT] }, (book) => {
      book.Sheets.A["!rows"] = [{}, {}, { hidden: true }];
    });
    expect((await read(hidden)).warnings.join()).toMatch(/hidden .*rows 3/);
  });
});

describe("files that are broken", () => {
  it("reads a workbook with a stray cell in the last row, and very many rows of text", async () => {
    const book = unzipSync(
      readFileSync(xlsx({ A: [["Coin", "Obverse die", "Reverse die"], ...RIGHT] })),
    );
    const name = "xl/worksheets/sheet1.xml";
    const cell = '<row r="1048576"><c r="F1048576" t="str"><v>x</v></c></row></sheetData>';
    book[name] = strToU8(strFromU8(book[name]).replace("</sheetData>", cell));
    const stray = put(Buffer.from(zipSync(book)), "xlsx");
    expect((await read(stray)).table).toEqual(RIGHT);
    const rows = slow ? 150_000 : 20_000;
    const many = Array.from({ length: rows }, (_, i) => [`${i}`, `O${i % 99}`]);
    expect((await readSheet(csv([["coin", "obverse die"], ...many]))).rows.length).toBe(rows);
  });

  it("refuses formulas that were never computed, a cut workbook, an open quotation mark, a lock file", async () => {
    const lock = join(dir, "~$dies.xlsx");
    writeFileSync(lock, "\u0005owner");
    await expect(read(lock)).rejects.toThrow(/lock file .* give dies\.xlsx/);
    await expect(read(put('coin,obverse die\n1,"O1\n2,O2\n3,O3\n', "csv"))).rejects.toThrow(
      /quotation mark at the start of B2/,
    );
    const whole = XLSX.write(
      { SheetNames: ["A"], Sheets: { A: XLSX.utils.aoa_to_sheet(RIGHT) } },
      { type: "buffer", bookType: "xlsx" },
    ) as Buffer;
    await expect(read(put(whole.subarray(0, whole.length / 2), "xlsx"))).rejects.toThrow(/damaged/);
  });

  it("refuses a workbook that unpacks to more than it may, before it is unpacked", async () => {
    const saying = (size: number) => {
      const zip = Buffer.from(zipSync({ a: new Uint8Array(1e6) }));
      zip.writeUInt32LE(size, zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
      return put(zip, "xlsx");
    };
    await expect(read(saying(1.5e9))).rejects.toThrow(/would unpack to 1\.5 GB, .*limit 300 MB/);
    // a directory that says too small a size is no way round
    await expect(read(saying(10))).rejects.toThrow(/does not unpack to the size it says/);
  });

  it("reads UTF-16 without its mark, and a table that is called .xlsx", async () => {
    const text = [["Münze", "Vorderseite", "Rückseite"], ...RIGHT]
      .map((r) => r.join(";"))
      .join("\r\n");
    expect((await read(put(Buffer.from(text, "utf16le"), "csv"))).table).toEqual(RIGHT);
    expect((await read(put(text, "xlsx"))).table).toEqual(RIGHT);
  });
});
