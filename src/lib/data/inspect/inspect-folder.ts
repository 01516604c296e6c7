import { basename, join, relative } from "node:path";
import { readPhotograph, type Layout, type Side } from "../../coins/index";
import { NumislabError, type OnProgress } from "../../base/index";
import { folderOptions } from "../folder-options";
import { coinsInFolder, photographFolder } from "../folders/coins-in-folder";
import type { FolderOfCoins } from "../folders/folder-of-coins";
import type { SheetOptions } from "../sheet/options";
import { loadDieLinks, sheetIn } from "../sheet/sheet-links";
import type { SheetReading } from "../sheet/sheet-reading";
import { copiesOfCoins } from "./copies-of-coins";
import { findLayout } from "./find-layout";
import { outlinesOf, type SideOutline } from "./outlines";

/** A sheet as it was understood, or why it was refused. */
export type InspectedSheet =
  | (Omit<SheetReading, "problems"> & {
      /** Coins of the sheet that have a photograph. */
      matched: number;
    })
  | { file: string; refused: string };

/** What was understood of a folder of photographs and its sheet, before anything runs on it. */
export interface Inspection {
  folder: string;
  layout: Layout;
  /** What the layout was concluded from, in words. */
  layoutEvidence: string;
  /** Files by their place in the folder. */
  /** Each side with its outline, where outlines were looked for. */
  coins: { name: string; sides: { [side in Side]?: { file: string } & SideOutline } }[];
  notUsed: { file: string; why: string }[];
  copies: { files: string[]; kind: string; message: string }[];
  /** null where the folder has no sheet and none was given. */
  sheet: InspectedSheet | null;
  warnings: string[];
}

export interface InspectOptions {
  /** Path of the sheet; the folder's own where it is left out, none where it is null. */
  sheet?: string | null;
  sheetOptions?: SheetOptions;
  /** What `folder.json` says, or what is seen, where it is left out. */
  layout?: Layout;
  /**
   * Whether the coins are looked for in their photographs, which takes some tenths of a second each;
   * where it is left out, in folders of at most 200 photographs.
   */
  outlines?: boolean;
  /** Cache folder of the hashes by which copies are detected, and of outlines. */
  cache?: string;
  /** Folder that a mask of each side is written to. */
  masks?: string;
  onProgress?: OnProgress;
}

const OUTLINES_MAX_PHOTOGRAPHS = 200;

/**
 * What is understood of a folder of coins and its sheet: the layout and the sides, the photographs
 * that are not used, copies among them, which column of the sheet is what, and what of it is not
 * used. Each conclusion can be overruled by an option, or by `folder.json` in the folder.
 *
 * @throws NumislabError `input` when there is no such folder or no photograph in it; a sheet that is
 *   refused is told of in the answer
 */
export async function inspectFolder(
  dir: string,
  { sheet, sheetOptions, layout: said, outlines, masks, cache, onProgress }: InspectOptions = {},
): Promise<Inspection> {
  const { folder, layout, evidence, warnings } = await readFolder(dir, said);
  const place = await photographFolder(dir);
  if (masks !== undefined && [dir, place].some((one) => relative(one, masks) === ""))
    throw new NumislabError(
      "usage",
      `${masks} holds the photographs, and masks beside them would be taken for coins: name another folder with --masks.`,
    );
  const unread: string[] = [];
  const copies = await copiesOfCoins(folder.coins, layout, {
    cache,
    onUnread: (file) => unread.push(file),
    onProgress: (done, total) => onProgress?.({ stage: "looking for copies", done, total }),
  });
  const photographs = new Set(folder.coins.flatMap(({ sides }) => Object.values(sides))).size;
  const seen =
    (outlines ?? (masks !== undefined || photographs <= OUTLINES_MAX_PHOTOGRAPHS))
      ? await outlinesOf(folder.coins, {
          layout,
          masks,
          cache,
          onProgress: (done, total) => onProgress?.({ stage: "finding coins", done, total }),
        })
      : null;
  const read = await readItsSheet(dir, { sheet, sheetOptions, layout });
  return {
    folder: dir,
    layout,
    layoutEvidence: evidence,
    coins: folder.coins.map(({ name, sides }, i) => ({
      name,
      sides: Object.fromEntries(
        Object.entries(sides).map(([side, file]) => [
          side,
          { file: relative(place, file), ...seen?.[i][side as Side] },
        ]),
      ),
    })),
    notUsed: folder.leftOut.map(({ file, why }) => ({ file: relative(dir, file), why })),
    copies: copies.map((one) => ({
      ...one,
      files: one.files.map((file) => relative(place, file)),
    })),
    sheet: read.sheet,
    warnings: [
      ...warnings,
      ...folder.warnings,
      // where the coins are looked for, each says why
      ...(seen ? [] : await faultsOf(unread)),
      ...read.warnings,
    ],
  };
}

/** What is wrong with photographs that cannot be read, in words. */
async function faultsOf(files: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const file of files) {
    try {
      await readPhotograph(file);
    } catch (error) {
      if (!(error instanceof NumislabError)) throw error;
      faults.push(error.message);
    }
  }
  return faults;
}

async function readFolder(dir: string, said: Layout | undefined) {
  const stored = (await folderOptions(dir)).layout;
  const given = said ?? stored;
  if (given !== undefined)
    return {
      folder: await coinsInFolder(dir, { layout: given }),
      layout: given,
      evidence: said === undefined ? "folder.json says so" : "as given",
      warnings: [] as string[],
    };
  const single = await coinsInFolder(dir, { layout: "single" });
  const { layout, evidence, warnings } = await findLayout(single);
  const folder: FolderOfCoins = layout === "single" ? single : await coinsInFolder(dir, { layout });
  return { folder, layout, evidence, warnings };
}

async function readItsSheet(
  dir: string,
  { sheet, sheetOptions, layout }: Omit<InspectOptions, "layout"> & { layout: Layout },
): Promise<{ sheet: InspectedSheet | null; warnings: string[] }> {
  if (sheet === null) return { sheet: null, warnings: [] };
  try {
    if (sheet === undefined && (await sheetIn(dir, { wanted: false })) === null)
      return { sheet: null, warnings: [] };
    const { reading, coins, warnings } = await loadDieLinks(dir, { sheet, sheetOptions, layout });
    const { problems: _, ...understood } = reading;
    const own = new Set(reading.warnings.map((warning) => `${reading.file}: ${warning}`));
    return {
      sheet: { ...understood, matched: coins.length },
      // what the folder and the sheet tell themselves stands there
      warnings: warnings.filter(
        (warning) => warning.includes(basename(reading.file)) && !own.has(warning),
      ),
    };
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    return {
      sheet: { file: sheet ?? join(dir, "(its sheet)"), refused: error.message },
      warnings: [],
    };
  }
}
