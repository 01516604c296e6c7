import { resolve } from "node:path";
import { coinsInFolder, loadDieLinks } from "../../data/index";
import { NumislabError, type OnProgress } from "../../base/index";
import { readInputs } from "../../models/index";
import { fingerprintOf, type SiameseConfig } from "../../runs/index";
import type { ExtraCoins } from "./extra-coins";
import { photographsOf, picturesOf } from "./ready-coins";

/**
 * Photographs of coins whose dies nobody knows, to train on: each is taken for the only coin of its
 * dies, of which two views are shown (see `restrike`). Two of them that were struck from the same
 * die are taught to differ, which is rare enough among many. Coins of the sheet `except` are left
 * out, so that they can be tested on.
 *
 * With `times` over 1 each coin is there so often, in batches of its own: dies and hoards are named
 * so that a coin never meets itself as another.
 */
export async function unlabelledCoins(
  { data: { unlabelled }, input }: SiameseConfig,
  root: string,
  onProgress: OnProgress | undefined,
  cache: string,
): Promise<ExtraCoins> {
  const all: ExtraCoins = { coins: [], fingerprints: {}, warnings: [] };
  if (unlabelled.folder === null) return all;
  const folder = resolve(root, unlabelled.folder);
  const { layout, except, times, coins: most } = unlabelled;
  const found = await coinsInFolder(folder, { layout });
  const labelled =
    except === null
      ? []
      : (await loadDieLinks(folder, { sheet: resolve(root, except), layout })).coins;
  const known = new Set(labelled.map(({ file }) => file));
  const coins = found.coins.filter(({ file }) => !known.has(file)).slice(0, most ?? undefined);
  const photographs = coins.map((coin) => photographsOf(coin, layout));
  const stage = "reading and normalising unlabelled photographs";
  const read = await readInputs(photographs.flat(), layout, input, {
    cache,
    onProgress: (done, total) => onProgress?.({ stage, done, total }),
  });
  let next = 0;
  for (const [i, coin] of coins.entries()) {
    const its = read.slice(next, (next += photographs[i].length));
    try {
      const pictures = picturesOf(coin, its, all.warnings);
      for (let time = 1; time <= times; time++) {
        const hoard = `unlabelled ${time}`;
        const die = (side: "obverse" | "reverse") =>
          coin.sides[side] ? `${hoard} ${coin.name}` : null;
        all.coins.push({
          ...coin,
          pictures,
          hoard,
          obverseDie: die("obverse"),
          reverseDie: die("reverse"),
          unlabelled: true,
        });
      }
    } catch (error) {
      if (!(error instanceof NumislabError)) throw error;
      all.warnings.push(`unlabelled coin ${coin.name} is left out: ${error.message}`);
    }
  }
  if (all.coins.length < 2 * times)
    throw new NumislabError(
      "input",
      `${folder}: ${all.coins.length / times} of ${found.coins.length} coins are unlabelled and can be used, and 2 are needed. ${all.warnings.slice(0, 5).join("; ")}`,
    );
  all.fingerprints.unlabelled = fingerprintOf(read.flatMap(({ sha256 }) => sha256 ?? []));
  return all;
}
