import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import * as xlsx from "xlsx";
import { readCatalogueFile } from "../../src/lib/catalogue/index";

let dir: string;
const made: string[] = [];
beforeEach(() => {
  made.push((dir = mkdtempSync(join(tmpdir(), "numislab catalogue "))));
  writeFileSync(join(dir, "a.png"), "");
});
afterAll(() => made.forEach((one) => rmSync(one, { recursive: true, force: true })));
const sheet = (text: string) => writeFileSync(join(dir, "catalogue.csv"), text);

describe("readCatalogueFile", () => {
  it("passes every further column through, also with a byte-order mark and quoted commas", async () => {
    sheet(
      '\uFEFFfile,kind,country,year,occasion,mintage\na.png,national,"Malta, Gozo",2008,,1000000\n',
    );
    expect(await readCatalogueFile(dir)).toEqual([
      {
        row: 2,
        file: "a.png",
        kind: "national",
        country: "Malta, Gozo",
        year: 2008,
        design: null,
        details: { occasion: "", mintage: "1000000" },
      },
    ]);
  });

  it("keeps the column design apart, empty cells as none", async () => {
    sheet(
      "file,kind,country,year,design\na.png,national,Malta,2008,cross\na.png,national,Malta,2008,\n",
    );
    expect((await readCatalogueFile(dir)).map(({ design, details }) => [design, details])).toEqual([
      ["cross", {}],
      [null, {}],
    ]);
  });

  it.each([
    ["file,kind,country\na.png,national,Malta\n", /has no column year: it has file, kind, country/],
    [
      "file,kind,country,year\na.png,national,Malta,2008\nb.png,national,Malta,2008\n",
      /row 3: b\.png is not in the folder/,
    ],
    [
      "file,kind,country,year\na.png,regional,Malta,2008\n",
      /row 2: kind is "regional", not commemorative or national/,
    ],
    [
      "file,kind,country,year\na.png,national,,08\n",
      /row 2: no country; row 2: year is "08", not a year/,
    ],
    ["file,kind,country,year\n", /has no rows/],
  ])("says what is wrong with %j, and in which row", async (text, message) => {
    sheet(text);
    await expect(readCatalogueFile(dir)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(message),
    });
  });

  it("says what a catalogue is where there is no sheet", async () => {
    await expect(readCatalogueFile(dir)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(
        /a catalogue is a folder of pictures with a sheet catalogue\.csv/,
      ),
    });
  });
});

describe("a catalogue as people save it", () => {
  const rows = "file;kind;country;year\na.png;commemorative;Österreich;2005\n";
  const austria = [{ row: 2, file: "a.png", kind: "commemorative", country: "Österreich" }];
  it.each<[string, Buffer | string]>([
    ["in Windows-1252 with semicolons", Buffer.from(rows, "latin1")],
    ["with a byte-order mark", `\uFEFF${rows}`],
    [
      "with capitals in headings and kinds",
      rows.replace("file;kind", "File;KIND").replace("comm", "Comm"),
    ],
    [
      "with blank lines after it and spaces round its cells",
      `${rows.replaceAll(";", " ; ")}\n ; ;;\n`,
    ],
  ])("%s is read", async (_, text) => {
    writeFileSync(join(dir, "catalogue.csv"), text);
    expect(await readCatalogueFile(dir)).toMatchObject(austria);
  });

  it("counts rows as a spreadsheet does, blank ones too", async () => {
    sheet("file,kind,country,year\n\na.png,national,Malta,2011\n\na.png,other,Malta,2011\n");
    await expect(readCatalogueFile(dir)).rejects.toThrow(/row 5: kind is "other"/);
  });

  it("as a workbook is read", async () => {
    const book = xlsx.utils.book_new();
    const cells = [
      ["File", "Kind", "Country", "Year"],
      ["a.png", "National", "Malta", 2011],
    ];
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells), "coins");
    writeFileSync(join(dir, "catalogue.xlsx"), xlsx.write(book, { type: "buffer" }));
    expect(await readCatalogueFile(dir)).toMatchObject([{ file: "a.png", year: 2011 }]);
  });

  it("finds a picture whose accents are encoded the other way", async () => {
    writeFileSync(join(dir, "España.png".normalize("NFC")), "");
    sheet(`file,kind,country,year\n${"España.png".normalize("NFD")},national,Spain,2015\n`);
    const [{ file }] = await readCatalogueFile(dir);
    expect(file).toBe("España.png".normalize("NFC"));
  });

  it.each(["../x.png", "/etc/passwd", "C:\\x.png", "sub/../../x.png"])(
    "refuses %s, which is outside its folder",
    async (file) => {
      sheet(`file,kind,country,year\n${file},national,Malta,2011\n`);
      await expect(readCatalogueFile(dir)).rejects.toThrow(/row 2: .* is outside/);
    },
  );
});
