import { join } from "node:path";
import { halfOf, type Side } from "../../coins/index";
import { photographFolder } from "../../data/index";
import type { StudySource } from "../../diestudy/index";
import { mapConcurrent } from "../../base/index";
import { html, type Html } from "../pages/html";
import { photograph } from "../pages/photograph";
import { thumbnail } from "../pages/thumbnail";

/** Pixels across a photograph in the page: twice what is seen, for print. */
const WIDTH = 200;

/** Photographs of the coins of a study, as a page shows them. */
export interface CoinPhotographs {
  /** A picture that a click enlarges; a word where the coin has no photograph of the side. */
  of(coin: string, side: Side): Html;
  /** The same as a data address; undefined where there is none. */
  source(coin: string, side: Side): string | undefined;
}

/**
 * @param page  path of the page that shows them; where it is left out they cannot be enlarged
 * @param width  pixels across a photograph
 * @param wanted  coins whose photographs are read; all where it is left out
 */
export async function coinPhotographs(
  { folder, layout, coins }: Pick<StudySource, "folder" | "layout" | "coins">,
  {
    page,
    width = WIDTH,
    wanted,
  }: { page?: string; width?: number; wanted?: (coin: string, side: Side) => boolean } = {},
): Promise<CoinPhotographs> {
  const place = await photographFolder(folder);
  const files = coins.flatMap(({ name, sides }) =>
    (Object.entries(sides) as [Side, { file: string }][]).flatMap(([side, { file }]) =>
      !wanted || wanted(name, side)
        ? [{ name, side, file: join(place, file), half: halfOf(layout, side) }]
        : [],
    ),
  );
  // One that cannot be read was left out of the study, and the report says so.
  const read = await mapConcurrent(files, 4, async (one) => ({
    ...one,
    small: await thumbnail(one.file, one.half, width).catch(() => undefined),
  }));
  const found = new Map(read.map((one) => [`${one.side} ${one.name}`, one]));
  return {
    source: (coin, side) => found.get(`${side} ${coin}`)?.small,
    of(coin, side) {
      const { small, file, half } = found.get(`${side} ${coin}`) ?? {};
      if (!small) return html`<span>no photograph</span>`;
      const alt = photographAlt(coin, side);
      return page
        ? photograph(small, alt, { file: file!, half: half ?? null, page })
        : html`<img src="${small}" alt="${alt}">`;
    },
  };
}

/** What a photograph shows, in words; the die chart finds it by them. */
export const photographAlt = (coin: string, side: Side) => `${side} of ${coin}`;
