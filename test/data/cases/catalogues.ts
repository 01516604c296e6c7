import { loadCatalogue, readCatalogueFile } from "../../../src/lib/catalogue/index";
import type { Case } from "./case";
import { drawSide, jpeg } from "./draw";
import { lines, put, workbook, type Row } from "./tables";

const NAMES = ["Österreich 2005.jpg", "España 2015.jpg", "Malta 2011.jpg"];
const ROWS: Row[] = [
  ["file", "kind", "country", "year", "occasion"],
  [NAMES[0], "commemorative", "Österreich", 2005, "Staatsvertrag, 50 Jahre"],
  [NAMES[1], "commemorative", "España", 2015, "Altamira"],
  [NAMES[2], "national", "Malta", 2011, ""],
];
const DESIGNS = [
  ["commemorative", "Österreich", 2005],
  ["commemorative", "España", 2015],
  ["national", "Malta", 2011],
];
const english = lines(ROWS);

interface Sheet {
  name: string;
  content: string | Uint8Array;
  file?: string;
  form?: "NFC" | "NFD";
}

const catalogueCase = ({ name, content, file = "catalogue.csv", form = "NFC" }: Sheet): Case => ({
  kind: "catalogues",
  name,
  make(dir) {
    for (const picture of NAMES) put(dir, picture.normalize(form));
    put(dir, file, content);
  },
  async ask(dir) {
    const rows = await readCatalogueFile(dir);
    return { value: rows.map(({ kind, country, year }) => [kind, country, year]), told: [] };
  },
  right: DESIGNS,
});

const badPicture: Case = {
  kind: "catalogues",
  name: "bad-picture",
  async make(dir) {
    for (const [i, picture] of NAMES.slice(0, 2).entries())
      put(dir, picture, await jpeg(drawSide(i)));
    put(dir, NAMES[2], "<html>404</html>");
    put(dir, "catalogue.csv", english);
  },
  async ask(dir) {
    const { designs, leftOut } = await loadCatalogue(dir);
    return { value: designs.length, told: leftOut };
  },
  right: 2,
  told: [/Malta 2011\.jpg.*(web page|not a picture)/],
};

/** Sheets of a catalogue of three designs. */
export const CATALOGUES: Case[] = [
  ...[
    { name: "good", content: english },
    { name: "bom", content: `\ufeff${english}` },
    { name: "german-excel", content: Buffer.from(lines(ROWS, ";", "\r\n"), "latin1") },
    { name: "names-nfd", content: english, form: "NFD" as const },
    {
      name: "headings-capital",
      content: english.replace("file,kind,country,year", "File,Kind,Country,Year"),
    },
    {
      name: "kind-capital",
      content: english
        .replaceAll("commemorative", "Commemorative")
        .replaceAll("national", "National"),
    },
    { name: "blank-line", content: `${english}\n,,,,\n` },
    { name: "as-xlsx", content: workbook({ Sheet1: ROWS }), file: "catalogue.xlsx" },
  ].map(catalogueCase),
  badPicture,
];
