import { join } from "node:path";
import type { Side } from "../../coins/index";
import { SIDES } from "../pairs";
import { coinsInFolder, photographFolder } from "../folders/coins-in-folder";
import { photographsIn } from "../photographs-in";
import { looseName, matchNames } from "../sheet/match-names";
import { nameOf, type NamedPhotograph, type PublishedCoin } from "./published-study";

/** A coin with the files of its photographs; those of one image for both sides are the same. */
export interface FoundCoin {
  coin: PublishedCoin;
  /** By side, or of both. */
  files: { side: Side | null; file: string }[];
}

/**
 * Finds the photographs of published coins in a folder: by the file name in their address, by their
 * label, and of coins of which nothing else is said by the coin's name with a word for the side.
 *
 * @returns the coins that have photographs, and what is missing, with the remedy
 */
export async function findPhotographs(
  coins: readonly PublishedCoin[],
  dir: string,
): Promise<{ found: FoundCoin[]; told: string[] }> {
  const folder = await photographFolder(dir);
  const { photographs: names } = await photographsIn(folder);
  const wanted = coins.flatMap((coin) =>
    coin.photographs.map((photograph) => ({ coin, photograph })),
  );
  const byAddress = matchNames(
    wanted.map(({ coin, photograph: { address, label } }) => ({
      coin: label ?? coin.name,
      ...(address === null ? {} : { image: address }),
    })),
    names,
    (name) => name,
  );
  const files = new Map(byAddress.matched.map(({ coin, file }) => [wanted[coin], file]));
  const why = new Map(byAddress.missing.map(({ coin, message }) => [wanted[coin], message]));
  const labels = new Map(names.map((name) => [plainName(name), name]));
  for (const one of wanted) {
    const file = labels.get(plainName(one.photograph.label ?? ""));
    if (!files.has(one) && file !== undefined) files.set(one, file);
  }
  const bySide = await sidesByName(dir, coins);
  const told = byAddress.warning === undefined ? [] : [byAddress.warning];
  const found = coins.flatMap((coin): FoundCoin[] => {
    const own = wanted.filter((one) => one.coin === coin);
    const named = own.flatMap((one) => {
      const file = files.get(one);
      return file === undefined ? [] : [{ side: one.photograph.side, file: join(folder, file) }];
    });
    const sides = named.length > 0 ? named : (bySide.get(coin.name) ?? []);
    if (sides.length > 0 && (named.length === own.length || named.length === 0))
      return [{ coin, files: sides }];
    for (const one of own.filter((other) => !files.has(other)))
      told.push(missing(coin, one.photograph, why.get(one), folder));
    return sides.length > 0 ? [{ coin, files: sides }] : [];
  });
  return { found, told };
}

/** A name without its ending, of which letters and numbers alone count. */
const plainName = (name: string): string =>
  looseName(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function missing(
  coin: PublishedCoin,
  photograph: NamedPhotograph,
  why: string | undefined,
  folder: string,
): string {
  const what = photograph.side === null ? "photograph" : `photograph of the ${photograph.side}`;
  const ambiguous = why !== undefined && !/has no photograph$/.test(why) ? ` (${why})` : "";
  return `coin '${coin.name}': its ${what}, ${nameOf(photograph)}, is not in ${folder}${ambiguous}: put it there under its name and import again`;
}

/** The photographs of sides by coins' names, as in layout `single`. */
async function sidesByName(
  dir: string,
  coins: readonly PublishedCoin[],
): Promise<Map<string, FoundCoin["files"]>> {
  const { coins: inFolder } = await coinsInFolder(dir, { layout: "single" });
  const { matched } = matchNames(
    coins.map(({ name }) => ({ coin: name })),
    inFolder,
    ({ name }) => name,
  );
  return new Map(
    matched.map(({ coin, file: { sides } }) => [
      coins[coin].name,
      SIDES.flatMap((side) => {
        const file = sides[side];
        return file === undefined ? [] : [{ side, file }];
      }),
    ]),
  );
}
