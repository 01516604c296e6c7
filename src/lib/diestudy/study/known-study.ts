import { basename, join, resolve } from "node:path";
import type { Layout, Side } from "../../coins/index";
import {
  dieOf,
  loadDieLinks,
  photographFolder,
  SIDES,
  type CoinFiles,
  type SheetOptions,
} from "../../data/index";
import { NumislabError } from "../../base/index";
import { readEarlierDies } from "./earlier-dies";
import { readStudySource } from "./study-file";

/** A finished die study, whose dies further coins are assigned to. */
export interface KnownStudy {
  /** Its coins are called NAME/coin, so that they are not taken for coins of the new study. */
  name: string;
  coins: CoinFiles[];
  /** Die of each coin, by its name as in `coins`. */
  dies: Record<Side, ReadonlyMap<string, string>>;
}

/**
 * Reads the study whose dies are known: the folder of a die study of numislab, or a folder of
 * photographs with a sheet of die links.
 *
 * @param options.sheet the sheet; else the folder's own
 * @throws NumislabError "input" where the folder holds neither, its photographs are in another
 *   layout, or no die is known
 */
export async function readKnownStudy(
  folder: string,
  {
    layout = "halves",
    sheet,
    sheetOptions,
  }: { layout?: Layout; sheet?: string; sheetOptions?: SheetOptions } = {},
): Promise<KnownStudy> {
  const name = basename(resolve(folder));
  const found =
    (sheet === undefined ? await finishedStudy(folder, layout) : null) ??
    (await publishedStudy(folder, { layout, sheet, sheetOptions }));
  const nameOf = (coin: string) => `${name}/${coin}`;
  const named = (side: Side) =>
    new Map([...found.dies[side]].map(([coin, die]) => [nameOf(coin), die]));
  const known: KnownStudy = {
    name,
    coins: found.coins.map((coin) => ({ ...coin, name: nameOf(coin.name) })),
    dies: { obverse: named("obverse"), reverse: named("reverse") },
  };
  if (SIDES.every((side) => known.dies[side].size === 0))
    throw new NumislabError("input", `${folder}: no coin of the known study has a die.`);
  return known;
}

type Found = Pick<KnownStudy, "coins" | "dies">;

/** The study that numislab made in a folder; null where there is none. */
async function finishedStudy(folder: string, layout: Layout): Promise<Found | null> {
  const source = await readStudySource(folder);
  if (source === null) return null;
  if (source.layout !== layout)
    throw new NumislabError(
      "input",
      `${folder} is a die study of photographs in layout ${source.layout}, the new coins are in layout ${layout}: both must be the same.`,
    );
  const dies = (await readEarlierDies(folder))!;
  const place = await photographFolder(source.folder);
  const coins = source.coins.flatMap(({ name, sides }): CoinFiles[] => {
    const files = Object.fromEntries(
      Object.entries(sides).map(([side, photograph]) => [side, join(place, photograph!.file)]),
    ) as CoinFiles["sides"];
    const file = files.obverse ?? files.reverse;
    return file === undefined ? [] : [{ name, file, sides: files }];
  });
  return { coins, dies: { obverse: dies.obverse.dies, reverse: dies.reverse.dies } };
}

/** A study of others: photographs and a sheet of die links. */
async function publishedStudy(
  folder: string,
  options: { layout: Layout; sheet?: string; sheetOptions?: SheetOptions },
): Promise<Found> {
  const { coins } = await loadDieLinks(folder, options);
  const diesOf = (side: Side) =>
    new Map(
      coins.flatMap((coin) => {
        const die = dieOf(coin, side);
        return die === null ? [] : [[coin.name, die] as const];
      }),
    );
  return {
    coins: coins.map(({ name, file, sides }) => ({ name, file, sides })),
    dies: { obverse: diesOf("obverse"), reverse: diesOf("reverse") },
  };
}
