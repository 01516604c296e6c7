import type { Layout, Side } from "../coins/index";
import { coinsInFolder, type CoinFiles } from "../data/index";
import { NumislabError } from "../errors";
import { keptRegistrations } from "./kept-registrations";
import { isLegible } from "./legibility";
import { matchSides, type MatchedPair, type MatchOptions, type NamedSide } from "./match-sides";
import { readSides, type PhotographOfSides, type SidesRead } from "./read-sides";
import { swappedHalves } from "./swapped-halves";
import { startWorkers } from "./workers";

/** Every pair of a folder, and what could not be compared. */
export interface MatchedFolder {
  /** Names of the coins that were compared. */
  coins: string[];
  pairs: MatchedPair[];
  /** Photographs that could not be used, and why. */
  refused: { file: string; why: string }[];
  /** What to look at, naming the file. */
  warnings: string[];
}

export interface MatchFolderOptions extends Omit<MatchOptions, "workers"> {
  /** One photograph a coin, obverse in its left half (the default), or one a side. */
  layout?: Layout;
  /** Folder in which sides of coins, and how they lie on each other, are kept between calls. */
  cache?: string;
  /** How many threads; as many as there are cores where it is left out, 0 = none. */
  threads?: number;
}

/** Photographs below which threads don't pay: each takes most of a second to start. */
const FEW = 12;

/**
 * Compares every two coins of a folder of photographs, obverse with obverse and reverse with reverse. A photograph that
 * can't be used is told of, and the rest goes on.
 *
 * The engine must have been started (`startEngine`).
 *
 * @throws NumislabError "input" when there is no such folder, or fewer than two coins can be used
 */
export async function matchFolder(dir: string, { layout = "halves", cache, threads, ...options }: MatchFolderOptions = {}): Promise<MatchedFolder> {
  const { coins, warnings } = await coinsInFolder(dir, { layout });
  const photographs = coins.map((coin) => photographsOf(coin, layout));
  const started = startWorkers(photographs.flat().length < FEW ? 0 : threads);
  const workers = cache === undefined ? started : keptRegistrations(started, cache);
  try {
    const read = await readSides(photographs.flat(), layout, workers, {
      cache,
      onProgress: (done, total) => options.onProgress?.({ stage: "reading and normalising photographs", done, total }),
    });
    options.onProgress?.({ stage: "looking for swapped halves", done: 0, total: 1 });
    for (const i of layout === "halves" ? swappedOf(read, options) : []) read[i] = { sides: [], refusal: swappedRefusal(photographs[i][0].file) };
    const refused: MatchedFolder["refused"] = [];
    const sides: NamedSide[] = [];
    const notes = [...warnings];
    let next = 0;
    coins.forEach(({ name }, i) => {
      for (const { file } of photographs[i]) {
        const { sides: shown, refusal } = read[next++];
        if (refusal) refused.push({ file, why: refusal.message });
        for (const { side, seen } of shown) {
          sides.push({ coin: name, side, seen });
          if (!isLegible(seen)) notes.push(`${file} (${side}): hardly any relief can be read, so no pair with it is called different`);
          for (const warning of seen.warnings) notes.push(`${file} (${side}): ${warning}`);
        }
      }
    });
    const usable = [...new Set(sides.map(({ coin }) => coin))];
    if (usable.length < 2) {
      throw new NumislabError("input", `${dir}: ${usable.length} of ${coins.length} coins can be used. ${refused.slice(0, 5).map(({ why }) => why).join(" ")}`);
    }
    return { coins: usable, pairs: await matchSides(sides, { ...options, workers }), refused, warnings: notes };
  } finally {
    await workers.close();
  }
}

/** Positions of photographs whose halves are swapped. */
function swappedOf(read: readonly SidesRead[], { anyRotation }: Pick<MatchOptions, "anyRotation">): number[] {
  const usable = [...read.keys()].filter((i) => read[i].sides.length === 2);
  const halves = usable.map((i) => ({ obverse: read[i].sides[0].seen, reverse: read[i].sides[1].seen }));
  return swappedHalves(halves, { anyRotation }).map((k) => usable[k]);
}

const swappedRefusal = (file: string) =>
  new NumislabError("input", `${file} seems to have its halves swapped: its left half is like the other coins' right halves, and the other way round. Put the obverse left; if it is there, give both sides as photographs of their own (layout single).`);

function photographsOf({ file, sides }: CoinFiles, layout: Layout): PhotographOfSides[] {
  if (layout === "halves") return [{ file, sides: ["obverse", "reverse"] }];
  return (Object.entries(sides) as [Side, string][]).map(([side, photograph]) => ({ file: photograph, sides: [side] }));
}
