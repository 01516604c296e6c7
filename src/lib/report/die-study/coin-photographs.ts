import { join } from "node:path";
import { halfOf, type Side } from "../../coins/index";
import { photographFolder } from "../../data/index";
import type { StudySource } from "../../diestudy/index";
import { mapConcurrent } from "../../base/index";
import { html, type Html } from "../pages/html";
import { thumbnail } from "../pages/thumbnail";

/** Pixels across a photograph in the page: twice what is seen, for print. */
const WIDTH = 200;

/** Photographs of the coins of a study, as a page shows them. */
export interface CoinPhotographs {
  /** An `img`; a word where the coin has no photograph of the side. */
  of(coin: string, side: Side): Html;
  /** The same as a data address; undefined where there is none. */
  source(coin: string, side: Side): string | undefined;
}

/**
 * @param width  pixels across a photograph
 * @param wanted  coins whose photographs are read; all where it is left out
 */
export async function coinPhotographs(
  { folder, layout, coins }: Pick<StudySource, "folder" | "layout" | "coins">,
  {
    width = WIDTH,
    wanted,
  }: { width?: number; wanted?: (coin: string, side: Side) => boolean } = {},
): Promise<CoinPhotographs> {
  const place = await photographFolder(folder);
  const files = coins.flatMap(({ name, sides }) =>
    (Object.entries(sides) as [Side, { file: string }][]).flatMap(([side, { file }]) =>
      !wanted || wanted(name, side)
        ? [{ key: `${side} ${name}`, side, file: join(place, file) }]
        : [],
    ),
  );
  // One that cannot be read was left out of the study, and the report says so.
  const read = await mapConcurrent(
    files,
    4,
    async ({ key, side, file }) =>
      [key, await thumbnail(file, halfOf(layout, side), width).catch(() => undefined)] as const,
  );
  const sources = new Map(read);
  const source = (coin: string, side: Side) => sources.get(`${side} ${coin}`);
  return {
    source,
    of(coin, side) {
      const found = source(coin, side);
      return found
        ? html`<img src="${found}" alt="${side} of ${coin}">`
        : html`<span>no photograph</span>`;
    },
  };
}
