import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { workbook, type Row } from "./tables";

/** A part of a cell's text in a format of its own. */
export interface Run {
  text: string;
  format?: "superscript" | "strike";
}

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const FORMATS = { superscript: '<vertAlign val="superscript"/>', strike: "<strike/>" };

/** A workbook of which one cell has parts in formats of their own, as Excel stores them. */
export function noted(rows: readonly Row[], cell: string, runs: readonly Run[]): Uint8Array {
  const files = unzipSync(new Uint8Array(workbook({ Sheet1: rows })));
  const change = (path: string, by: (xml: string) => string) => {
    files[path] = strToU8(by(strFromU8(files[path])));
  };
  const text = runs
    .map(
      ({ text, format }) => `<r>${format ? `<rPr>${FORMATS[format]}</rPr>` : ""}<t>${text}</t></r>`,
    )
    .join("");
  files["xl/sharedStrings.xml"] = strToU8(
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>${text}</si></sst>`,
  );
  change("xl/worksheets/sheet1.xml", (xml) =>
    xml.replace(new RegExp(`<c r="${cell}"[^>]*>.*?</c>`), `<c r="${cell}" t="s"><v>0</v></c>`),
  );
  change("[Content_Types].xml", (xml) =>
    xml.includes("sharedStrings")
      ? xml
      : xml.replace(
          "</Types>",
          `<Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/></Types>`,
        ),
  );
  change("xl/_rels/workbook.xml.rels", (xml) =>
    xml.includes("sharedStrings")
      ? xml
      : xml.replace(
          "</Relationships>",
          `<Relationship Id="rId99" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
        ),
  );
  return zipSync(files);
}
