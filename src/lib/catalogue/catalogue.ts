import { join, parse } from "node:path";
import { readPhotograph } from "../coins/index";
import { NumislabError, type OnProgress, readPlainFile } from "../base/index";
import { readCatalogueFile, type CatalogueRow, type CoinKind } from "./catalogue-file";
import { commonSides } from "./match/common-side";
import { cachedDesign } from "./design-cache";
import { readDesign, type DesignPicture } from "./design-picture";
import { mergeRows } from "./find/merge-rows";
import { designIndex, type DesignIndex } from "./match/score-designs";

/** One design: what its row says, of several rows the first's. */
export interface CatalogueDesign {
  /**
   * What the sheet's column `design` calls it, else its first picture's name without the ending.
   */
  name: string;
  kind: CoinKind;
  country: string;
  year: number;
  details: Record<string, string>;
  /** Its pictures, in the catalogue's folder. */
  files: string[];
}

/** A catalogue, ready to identify coins. */
export interface Catalogue {
  dir: string;
  designs: CatalogueDesign[];
  /**
   * For each picture of the index its design's number; COMMON for the common sides, which stand at
   * the end.
   */
  designOf: number[];
  /** For each picture of the index its file; none for the common sides. */
  pictureFiles: string[];
  index: DesignIndex;
  /** What a person should know: designs that several pictures were merged into. */
  notes: string[];
  /** Pictures that could not be used, and why; in sentences. */
  leftOut: string[];
}

/** The design number of the common side. */
export const COMMON = -1;

export interface LoadCatalogueOptions {
  /** Folder in which what was made of pictures is kept. */
  cache?: string;
  onProgress?: OnProgress;
}

/**
 * Reads a catalogue: a folder of pictures, one or more a design, with a sheet catalogue.csv.
 *
 * A picture that cannot be read, or shows no coin, is left out and named.
 *
 * @throws NumislabError "input" as readCatalogueFile does, and where no picture can be used
 */
export async function loadCatalogue(
  dir: string,
  { cache, onProgress }: LoadCatalogueOptions = {},
): Promise<Catalogue> {
  const listed = await readCatalogueFile(dir);
  const rows: CatalogueRow[] = [];
  const pictures: DesignPicture[] = [];
  const leftOut: string[] = [];
  for (const [i, row] of listed.entries()) {
    try {
      pictures.push(await readRow(dir, row, cache ?? null));
      rows.push(row);
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code !== "input") throw error;
      leftOut.push(error.message);
    }
    onProgress?.({ stage: "catalogue", done: i + 1, total: listed.length });
  }
  if (rows.length === 0)
    throw new NumislabError(
      "input",
      `${dir}: no picture of the catalogue can be used. ${leftOut.slice(0, 5).join(" ")}`,
    );
  const groups = await mergeRows(dir, rows, pictures);
  const notes = groups
    .filter((group) => group.length > 1)
    .map((group) => `one design: ${group.map((i) => rows[i].file).join(", ")}`);
  return {
    ...(await catalogueOf(
      groups.map((group) => designOf(rows, group)),
      groups.map((group) => group.map((i) => pictures[i])),
    )),
    dir,
    notes,
    leftOut,
  };
}

/**
 * A catalogue from designs and, for each, what was made of its pictures, in the order of its files.
 */
export async function catalogueOf(
  designs: CatalogueDesign[],
  pictures: readonly (readonly DesignPicture[])[],
): Promise<Catalogue> {
  const common = await commonSides();
  const designNumbers = pictures.flatMap((of, design) => of.map(() => design));
  return {
    dir: "",
    designs,
    designOf: [...designNumbers, ...common.map(() => COMMON)],
    pictureFiles: designs.flatMap(({ files }) => files),
    index: designIndex([...pictures.flat(), ...common], common.length),
    notes: [],
    leftOut: [],
  };
}

async function readRow(
  dir: string,
  { row, file }: CatalogueRow,
  cache: string | null,
): Promise<DesignPicture> {
  const bytes = await readPlainFile(join(dir, file));
  return cachedDesign(cache, bytes, async () => {
    const design = readDesign(await readPhotograph(bytes, join(dir, file)));
    if (!design)
      throw new NumislabError(
        "input",
        `${join(dir, file)} (row ${row} of the catalogue): no coin is found in it; crop the picture to the coin.`,
      );
    return design;
  });
}

function designOf(rows: readonly CatalogueRow[], group: readonly number[]): CatalogueDesign {
  const { file, design, kind, country, year, details } = rows[group[0]];
  return {
    name: design ?? parse(file).name,
    kind,
    country,
    year,
    details,
    files: group.map((i) => rows[i].file),
  };
}
