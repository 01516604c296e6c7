import type { Layout } from "../coins/index";
import { existsSync, readdirSync } from "node:fs";
import { basename, extname, join, relative, resolve, sep } from "node:path";
import { mapConcurrent, NumislabError, sha256OfFile } from "../base/index";
import { loadClassFolder } from "./folders/class-folder";
import type { SheetOptions } from "./sheet/options";
import { loadDieLinks } from "./sheet/sheet-links";

/** What a description says beyond what can be read from the folder. */
export interface DescribeOptions {
  /**
   * The sheet of die links; `die-links.*` or `die-labels.*` in the folder, or its only sheet, where
   * it is left out.
   */
  sheet?: string;
  /** What overrules the reader of the sheet. */
  sheetOptions?: SheetOptions;
  layout?: Layout;
  /** Of the data set; the folder's name where it is left out. */
  name?: string;
  /** Address of the licence. Nothing is said where it is left out: a licence is not guessed. */
  licence?: string;
  /** Whom to cite, in words. */
  cite?: string;
}

/**
 * Describes a folder of labelled photographs as Croissant 1.0: every file with its sha256, and the
 * labels as records, those of coins with their dies (`coins`), those of a class folder with their
 * class (`photographs`). Paths are relative to the folder, which is where the description belongs,
 * as croissant.json.
 *
 * @returns JSON-LD
 * @throws NumislabError "input" where the folder holds neither
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec.html
 */
export async function describeData(dir: string, options: DescribeOptions = {}): Promise<object> {
  const { files, records, warnings } = await labelsIn(dir, options);
  const { id, rows } = records;
  const simulated = existsSync(join(dir, "simulation.json"));
  const sums = await mapConcurrent(files, 8, sha256OfFile);
  const paths = files.map((file) => pathIn(dir, file));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    name: options.name ?? basename(resolve(dir)),
    description: `${records.about}${simulated ? " Simulated photographs, made by numislab: no real coins." : ""}${warnings.length > 0 ? ` ${warnings.length} rows or files were left out.` : ""}`,
    ...(options.licence && { license: options.licence }),
    ...(options.cite && { citeAs: options.cite }),
    // an @id is no path: it may hold no spaces
    distribution: files.map((_, i) => ({
      "@type": "cr:FileObject",
      "@id": `file-${i + 1}`,
      name: paths[i],
      contentUrl: paths[i],
      encodingFormat: FORMATS[extname(paths[i]).toLowerCase()] ?? "application/octet-stream",
      sha256: sums[i],
    })),
    recordSet: [
      {
        "@type": "cr:RecordSet",
        "@id": id,
        name: id,
        key: { "@id": `${id}/${columns[0]}` },
        field: columns.map((column) => ({
          "@type": "cr:Field",
          "@id": `${id}/${column}`,
          name: column,
          description: COLUMNS[column],
          dataType: "sc:Text",
        })),
        data: rows.map((row) =>
          Object.fromEntries(columns.map((column) => [`${id}/${column}`, row[column]])),
        ),
      },
    ],
  };
}

interface Labels {
  files: string[];
  records: { id: string; about: string; rows: Record<string, string>[] };
  warnings: string[];
}

/**
 * A table beside photographs that are named for their class may be anything: die links it is where
 * its name, or the caller, says so.
 */
async function labelsIn(dir: string, options: DescribeOptions): Promise<Labels> {
  const named =
    options.sheet !== undefined ||
    (existsSync(dir) && readdirSync(dir).some((name) => /^die-(links|labels)\./.test(name)));
  if (named) return diesIn(dir, options);
  try {
    return await classesIn(dir);
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    const { message } = error;
    return diesIn(dir, options).catch((other) => {
      throw new NumislabError(
        "input",
        `${dir} is neither a class folder (${message}) nor one of coins with a sheet of die links (${other.message})`,
        { cause: other },
      );
    });
  }
}

async function diesIn(
  dir: string,
  { sheet, sheetOptions, layout = "halves" }: DescribeOptions,
): Promise<Labels> {
  const labelled = await loadDieLinks(dir, { sheet, sheetOptions, layout });
  const rows = labelled.coins.map(({ name, sides, obverseDie, reverseDie }) => {
    const photographs =
      layout !== "single"
        ? { photograph: sides.obverse! }
        : { obverse: sides.obverse, reverse: sides.reverse };
    const paths = Object.entries(photographs).map(([key, file]) => [
      key,
      file ? pathIn(dir, file) : "",
    ]);
    return {
      coin: name,
      ...Object.fromEntries(paths),
      obverse_die: obverseDie ?? "",
      reverse_die: reverseDie ?? "",
    };
  });
  const photographs = [
    ...new Set(
      labelled.coins.flatMap(({ sides }) =>
        [sides.obverse, sides.reverse].flatMap((file) => file ?? []),
      ),
    ),
  ];
  const about = `Photographs of ${rows.length} struck coins, both sides, with the dies that struck them.`;
  return {
    files: [labelled.sheet, ...photographs],
    records: { id: "coins", about, rows },
    warnings: labelled.warnings,
  };
}

async function classesIn(dir: string): Promise<Labels> {
  const { photographs, classes, leftOut, warnings } = await loadClassFolder(dir);
  const rows = photographs.map(({ file, label }) => ({
    photograph: pathIn(dir, file),
    class: label,
  }));
  return {
    files: photographs.map(({ file }) => file),
    records: {
      id: "photographs",
      about: `${rows.length} photographs of coins of ${classes.length} classes.`,
      rows,
    },
    warnings: [...warnings, ...leftOut.map(({ why }) => `left out: ${why}`)],
  };
}

const pathIn = (dir: string, file: string) =>
  relative(resolve(dir), resolve(file)).split(sep).join("/");

const COLUMNS: Record<string, string> = {
  coin: "the coin, as the sheet calls it",
  photograph:
    "the file that shows it; of a struck coin its left half is the obverse, the right half the reverse",
  obverse: "the file that shows the obverse; empty where there is none",
  reverse: "the file that shows the reverse; empty where there is none",
  obverse_die: "the die that struck the obverse; empty where it is not known",
  reverse_die: "the die that struck the reverse; empty where it is not known",
  class: "which coin it is",
};

const FORMATS: Record<string, string> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".jpe": "image/jpeg",
  ".jfif": "image/jpeg",
  ".png": "image/png",
  ".tif": "image/tiff",
  ".tiff": "image/tiff",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".avif": "image/avif",
  ".csv": "text/csv",
  ".tsv": "text/tab-separated-values",
  ".ods": "application/vnd.oasis.opendocument.spreadsheet",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xls": "application/vnd.ms-excel",
};

/** The standard's own. */
const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};
