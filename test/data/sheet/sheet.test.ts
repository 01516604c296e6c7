import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as XLSX from "xlsx";
import { readDieSheet } from "../../../src/lib/data/sheet/sheet";

const dir = mkdtempSync(join(tmpdir(), "numislab sheets "));
afterAll(() => rmSync(dir, { recursive: true }));

let files = 0;
function text(content: string | Buffer, extension = "csv"): string {
  const file = join(dir, `sheet ${files++}.${extension}`);
  writeFileSync(file, content);
  return file;
}
function workbook(
  rows: unknown[][],
  extension: "xlsx" | "ods" | "xls" = "xlsx",
  change?: (sheet: XLSX.WorkSheet, book: XLSX.WorkBook) => void,
): string {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  XLSX.utils.book_append_sheet(book, sheet, "Dies");
  change?.(sheet, book);
  return text(
    XLSX.write(book, { type: "buffer", bookType: extension === "xls" ? "biff8" : extension }),
    extension,
  );
}
/** [coin, obverse, reverse] a row. */
async function table(file: string) {
  return (await readDieSheet(file)).rows.map((r) => [r.coin, r.obverseDie, r.reverseDie]);
}
async function warnings(file: string): Promise<string[]> {
  return (await readDieSheet(file)).warnings.map((w) => `${w.column}${w.row}: ${w.message}`);
}

const LINKS = [
  ["1", "O1", "R1"],
  ["2", "O1", "R2"],
  ["3", "O2", "R2"],
];

describe("readDieSheet: forms", () => {
  it("reads the assignment's layout: no header, coin number, O…, R…", async () => {
    const rows = [
      [1, "O1", "R1"],
      [2, "O1", "R2"],
      [3, "O2", "R2"],
    ];
    for (const extension of ["xlsx", "ods", "xls"] as const) {
      const file = workbook(rows, extension);
      expect(await table(file)).toEqual(LINKS);
      expect(await warnings(file)).toEqual([]);
      expect((await readDieSheet(file)).rows[1].where).toEqual({ sheet: "Dies", row: 2 });
    }
  });

  it("reads text with commas, semicolons or tabs, with or without a byte order mark", async () => {
    for (const separator of [",", ";", "\t"]) {
      for (const mark of ["", "\uFEFF"]) {
        for (const end of ["\n", "\r\n"]) {
          expect(await table(text(mark + LINKS.map((r) => r.join(separator)).join(end)))).toEqual(
            LINKS,
          );
        }
      }
    }
  });

  it("reads UTF-16 and Windows-1252", async () => {
    const names = "Münze;Vorderseite;Rückseite\nKöln 1;O1;R1\n";
    for (const bytes of [
      Buffer.from("\uFEFF" + names, "utf16le"),
      Buffer.from(names, "latin1"),
      Buffer.from(names),
    ]) {
      expect(await table(text(bytes))).toEqual([["Köln 1", "O1", "R1"]]);
    }
  });

  it("keeps zeros in front of coin numbers", async () => {
    expect(await table(text("001,O1,R1\n002,O1,R2"))).toEqual([
      ["001", "O1", "R1"],
      ["002", "O1", "R2"],
    ]);
    const file = workbook([[1, "O1", "R1"]], "xlsx", (sheet) => (sheet.A1.z = "000"));
    expect(await table(file)).toEqual([["001", "O1", "R1"]]);
    expect(await table(workbook([["007", "O1", "R1"]]))).toEqual([["007", "O1", "R1"]]);
  });

  it("finds columns by their header, in any order, below a title", async () => {
    for (const [coin, obverse, reverse] of [
      ["coin", "obverse die", "reverse die"],
      ["Coin ID", "Obverse_Die", "REVERSE_DIE"],
      ["No.", "Obv.", "Rev."],
      ["pièce", "droit", "revers"],
      ["coin_id", "O", "R"],
    ]) {
      expect(
        await table(workbook([["Hoard of X"], [], [reverse, coin, obverse], ["R1", "1", "O1"]])),
      ).toEqual([["1", "O1", "R1"]]);
    }
  });

  it("keeps quoted separators and further headed columns", async () => {
    const { rows } = await readDieSheet(
      text('coin,obverse,reverse,legend\n"a, b",O1,R1,"IMP; ""C"""\n'),
    );
    expect(rows[0]).toMatchObject({
      coin: "a, b",
      obverseDie: "O1",
      extra: { legend: 'IMP; "C"' },
    });
  });

  it("takes the coin's name from its image where there is no coin column", async () => {
    const { rows } = await readDieSheet(text("file;obverse die;reverse die\nphotos/12.jpg;O1;R1"));
    expect(rows[0]).toMatchObject({ coin: "12", image: "photos/12.jpg" });
  });

  it("reads a sheet of one side only", async () => {
    expect(await table(text("coin,obverse die\n1,O1\n2,O1"))).toEqual([
      ["1", "O1", null],
      ["2", "O1", null],
    ]);
  });

  it("reads numbers as dies when all are", async () => {
    const file = workbook([
      [1, 4, 7],
      [2, 4, 8],
    ]);
    expect(await table(file)).toEqual([
      ["1", "4", "7"],
      ["2", "4", "8"],
    ]);
    expect(await warnings(file)).toEqual([]);
  });

  it("takes ?, a dash and n/a for unknown without a word", async () => {
    const file = text("1,?,R1\n2,-,R2\n3,n/a,??\n4,O1,R1");
    expect(await table(file)).toEqual([
      ["1", null, "R1"],
      ["2", null, "R2"],
      ["3", null, null],
      ["4", "O1", "R1"],
    ]);
    expect(await warnings(file)).toEqual([]);
  });
});

describe("readDieSheet: what is wrong, and where", () => {
  it("names an empty coin and a missing die, and uses the rest", async () => {
    const file = workbook([
      ["1", "O1", "R1"],
      [null, "O1", "R2"],
      ["3", null, "R2"],
      [null, null, null],
      ["5", "O2", "R2"],
    ]);
    expect(await warnings(file)).toEqual([
      "A2: no coin is named; row left out",
      "B3: no obverse die; taken as unknown",
    ]);
    expect(await table(file)).toEqual([
      ["1", "O1", "R1"],
      ["3", null, "R2"],
      ["5", "O2", "R2"],
    ]);
  });

  it("names repeated coins; contradicted dies become unknown", async () => {
    const file = text("1,O1,R1\n2,O1,R1\n1,O1,R1\n2,O9,R1\n3,?,R1\n3,O3,R1");
    expect(await table(file)).toEqual([
      ["1", "O1", "R1"],
      ["2", null, "R1"],
      ["3", "O3", "R1"],
    ]);
    const told = await warnings(file);
    expect(told[0]).toBe("A3: coin '1' is in row 1 already; row left out");
    expect(told[1]).toMatch(
      /^A4: coin '2' is in row 2 already, with other dies \(obverse O1 there, O9 here\), now unknown/,
    );
  });

  it("names spaces and trims them", async () => {
    const file = text('"1 ",O1,"\u00a0R1"\n2,O1,R1');
    expect(await table(file)).toEqual([
      ["1", "O1", "R1"],
      ["2", "O1", "R1"],
    ]);
    expect((await warnings(file)).map((w) => w.slice(0, 3))).toEqual(["A1:", "C1:"]);
  });

  it("names formula errors, truth values and broken numbers", async () => {
    const file = workbook(
      [
        [1, "O1", "R1"],
        [2, "O2", "R1"],
        [3, true, "R1"],
        [4.5, "O1", "R1"],
        [5, "O1", 1.25],
        [6, "O1", "R1"],
      ],
      "xlsx",
      (sheet) => {
        sheet.B2 = { t: "e", v: 0x17, w: "#REF!" };
        sheet.A6 = { t: "e", v: 0x2a, w: "#N/A" };
      },
    );
    const told = await warnings(file);
    expect(told[0]).toMatch(/^B2: the cell holds the error #REF!/);
    expect(told[1]).toMatch(/^B3: the cell holds TRUE/);
    expect(told[2]).toMatch(/^A4: 4.5 is no whole number/);
    expect(told[3]).toMatch(/^C5: 1.25 is no die/);
    expect(told[4]).toMatch(/^A6: the cell holds the error #N\/A/);
    expect((await table(file)).map((r) => r[0])).toEqual(["1", "2", "3", "5"]);
  });

  it("names dates that the spreadsheet made", async () => {
    for (const extension of ["xlsx", "ods"] as const) {
      const file = workbook(
        [
          ["1", "O1", "R1"],
          ["2", new Date(Date.UTC(2024, 0, 2)), "R1"],
          [new Date(Date.UTC(2024, 2, 1)), "O1", "R1"],
        ],
        extension,
      );
      const told = await warnings(file);
      expect(told.map((w) => w.slice(0, 24))).toEqual([
        "B2: the cell holds a dat",
        "A3: the cell holds a dat",
      ]);
      expect(await table(file)).toEqual([
        ["1", "O1", "R1"],
        ["2", null, "R1"],
      ]);
    }
  });

  it("names errors and dates in a text table", async () => {
    const file = text(
      "1,O1,R1\n2,#REF!,R1\n3,2-Jan,R1\n4,Mar-01,R1\n5,01/02/2024,R1\n6,2024-01-02,R1\n7,O-2,MAR 1",
    );
    expect((await table(file)).map((r) => r[1])).toEqual([
      "O1",
      null,
      null,
      null,
      null,
      null,
      "O-2",
    ]);
    expect((await warnings(file)).map((w) => w.slice(0, 3))).toEqual([
      "B2:",
      "B3:",
      "B4:",
      "B5:",
      "B6:",
    ]);
  });

  it("fills a merged die down and names other merged cells", async () => {
    const file = workbook(
      [
        ["1", "O1", "R1"],
        ["2", null, "R2"],
        ["3", null, "R3"],
        ["4", "O2", "R4"],
      ],
      "xlsx",
      (sheet) => (sheet["!merges"] = [XLSX.utils.decode_range("B1:B3")]),
    );
    expect((await table(file)).map((r) => r[1])).toEqual(["O1", "O1", "O1", "O2"]);
    expect(await warnings(file)).toEqual([
      "B1: merged cells: 'O1' was taken for all of rows 1 to 3",
    ]);
    const wide = workbook(
      [
        ["1", "O1", "R1"],
        ["2", "O2", null],
      ],
      "xlsx",
      (sheet) => (sheet["!merges"] = [XLSX.utils.decode_range("B2:C2")]),
    );
    expect((await warnings(wide))[0]).toMatch(/^B2: merged cells: only the first/);
  });

  it("names dies in the wrong column, and swapped columns", async () => {
    const row = text("1,O1,R1\n2,O1,R2\n3,R2,O2\n4,O3,R3");
    expect(await table(row)).toEqual([
      ["1", "O1", "R1"],
      ["2", "O1", "R2"],
      ["3", null, null],
      ["4", "O3", "R3"],
    ]);
    expect((await warnings(row)).map((w) => w.slice(0, 3))).toEqual(["B3:", "C3:"]);
    const columns = text("1,R1,O1\n2,R2,O1");
    expect(await table(columns)).toEqual([
      ["1", "O1", "R1"],
      ["2", "O1", "R2"],
    ]);
    expect(await warnings(columns)).toEqual([
      expect.stringMatching(/^B1: .*reverse die, obverse die/),
    ]);
    const headed = text("coin,obverse,reverse\n1,R1,O1\n2,R2,O1");
    expect(await table(headed)).toEqual([
      ["1", "R1", "O1"],
      ["2", "R2", "O1"],
    ]);
    expect(await warnings(headed)).toEqual([expect.stringMatching(/headings swapped/)]);
  });

  it("names a number among lettered dies, a doubtful die, and capitals", async () => {
    const told = await warnings(text("1,O1,R1\n2,2,R1\n3,o1,R1\n4,O2?,R1\n5,O3,R1"));
    expect(told.map((w) => w.slice(0, 3)).sort()).toEqual(["B2:", "B3:", "B4:"]);
  });

  it("names columns that are not used", async () => {
    expect(await warnings(text("coin,obverse,reverse,weight\n1,O1,R1,2.5"))).toEqual([
      expect.stringMatching(/^D1: column 'weight'/),
    ]);
    expect(await warnings(text("1,O1,R1,\n2,O1,R1,note"))).toEqual([
      expect.stringMatching(/^D2: this column has no heading/),
    ]);
  });

  it("leaves a header with unknown names out", async () => {
    const file = text("txanpona,aurkia,ifrentzua\n1,O1,R1\n2,O1,R2");
    expect((await table(file)).length).toBe(2);
    expect((await warnings(file))[0]).toMatch(/^A1: looks like a header/);
  });

  it("reads the sheet with a header, or the first with anything in it, and says which", async () => {
    const two = workbook([["notes"]], "xlsx", (_, book) =>
      XLSX.utils.book_append_sheet(
        book,
        XLSX.utils.aoa_to_sheet([
          ["coin", "obverse", "reverse"],
          [1, "O1", "R1"],
        ]),
        "Links",
      ),
    );
    const { rows, warnings: told } = await readDieSheet(two);
    expect(rows[0].where.sheet).toBe("Links");
    expect(told[0]).toMatchObject({
      sheet: "Links",
      message: "only this sheet was read, not Dies",
    });
    const blank = workbook([], "xlsx", (_, book) =>
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(LINKS), "Links"),
    );
    expect(await warnings(blank)).toEqual([]);
  });
});

describe("readDieSheet: files that cannot be used", () => {
  const refused = async (file: string) => {
    const error = await readDieSheet(file).then(
      () => null,
      (e) => e,
    );
    expect(error).toMatchObject({ name: "NumislabError", code: "input" });
    expect(error.message).toContain(file);
    return error.message as string;
  };

  it("says what is wrong with the file", async () => {
    expect(await refused(join(dir, "none.xlsx"))).toMatch(/does not exist/);
    expect(await refused(dir)).toMatch(/cannot be read/);
    expect(await refused(text(""))).toMatch(/0 bytes/);
    expect(await refused(text("x"))).toMatch(/A1: fewer than three/);
    expect(await refused(text("\n\n , \n"))).toMatch(/no filled cells/);
    expect(await refused(workbook([]))).toMatch(/no filled cells/);
    expect(
      await refused(text(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), "xlsx")),
    ).toMatch(/no spreadsheet/);
    expect(await refused(text(Buffer.from("PK\u0003\u0004broken zip"), "xlsx"))).toMatch(/damaged/);
    expect(await refused(text("<html><body>sign in</body></html>"))).toMatch(/no spreadsheet/);
  });

  it("says which cells kept it from being used", async () => {
    expect(await refused(text("1,O1\n2,O2"))).toMatch(/A1: fewer than three filled columns/);
    expect(
      await refused(
        workbook([
          ["coin", "obverse", "reverse"],
          [null, "O1", "R1"],
        ]),
      ),
    ).toMatch(/Dies!A2: no coin is named/);
    expect(await refused(workbook([["coin", "obverse", "reverse"]]))).toMatch(
      /no row that can be used/,
    );
  });
});
