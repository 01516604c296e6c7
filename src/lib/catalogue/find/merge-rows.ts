import { join } from "node:path";
import { readPhotograph } from "../../coins/index";
import type { CatalogueRow } from "../catalogue-file";
import type { DesignPicture } from "../design-picture";
import { findOneCoin } from "./find-coins";
import { designIndex, scoreDesigns } from "../match/score-designs";

/**
 * Two pictures that lie on each other this well show one design; those of two designs reach about
 * 0.28.
 */
const MIN_SAME_DESIGN_CORRELATION = 0.33;

/**
 * Which rows of a catalogue are pictures of one design: those that the sheet's column `design`
 * says; without a word there, those of one kind, country and year that lie on each other.
 *
 * @returns groups of row numbers, in the rows' order
 */
export async function mergeRows(
  dir: string,
  rows: readonly CatalogueRow[],
  pictures: readonly DesignPicture[],
): Promise<number[][]> {
  const groups: number[][] = [];
  for (const [i, row] of rows.entries()) {
    const rivals = groups.filter(([first]) => {
      const other = rows[first];
      if (row.design !== null || other.design !== null) return row.design === other.design;
      return row.kind === other.kind && row.country === other.country && row.year === other.year;
    });
    const group =
      row.design !== null ? rivals[0] : await mostSimilar(join(dir, row.file), rivals, pictures);
    if (group) group.push(i);
    else groups.push([i]);
  }
  return groups;
}

async function mostSimilar(
  file: string,
  groups: readonly number[][],
  pictures: readonly DesignPicture[],
): Promise<number[] | undefined> {
  if (groups.length === 0) return undefined;
  const coin = findOneCoin(await readPhotograph(file));
  if (!coin) return undefined;
  const members = groups.flat();
  const [best] = scoreDesigns(designIndex(members.map((i) => pictures[i])), [coin]);
  return best.aligned >= MIN_SAME_DESIGN_CORRELATION
    ? groups.find((group) => group.includes(members[best.picture]))
    : undefined;
}
