import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Layout, type Side } from "../coins/index";
import { coinsInFolder, SIDES, type CoinFiles, type LeftOut } from "../data/index";
import { NumislabError } from "../base/index";
import { keptAnswers } from "./registration/cache/kept-answers";
import { keptRegistrations } from "./registration/cache/kept-registrations";
import { isLegible } from "./registration/legibility";
import type { MatchSide } from "./registration/match-side";
import { matchSides, type MatchedPair, type MatchOptions, type NamedSide } from "./match-sides";
import type { MatchWork } from "./registration/match-ahead";
import { eachPhotograph, type PhotographOfSides } from "./registration/read-sides";
import { sideLoader, type DistantSide } from "./neighbours/distant-side";
import { matchByReferences, type MatchByReferencesOptions } from "./neighbours/match-by-references";
import { placedCode } from "./neighbours/place-on-references";
import { swappedAmong } from "./swapped-halves";
import { startWorkers, type Workers } from "./registration/workers";

/** Pairs of a folder, and what could not be compared. */
export interface MatchedFolder {
  /** Names of the coins that were compared. */
  coins: string[];
  /** Those of them that show each side. */
  showing: Record<Side, string[]>;
  /**
   * Every pair; of a large folder those that were looked at closely. All others are too unlike to
   * be of one die.
   */
  pairs: MatchedPair[];
  everyPair: boolean;
  /** Photographs that could not be used, and why. */
  refused: { file: string; why: string }[];
  /** What to look at, naming the file. */
  warnings: string[];
}

export interface MatchFolderOptions
  extends Omit<MatchOptions, "workers">, Pick<MatchByReferencesOptions, "neighbours"> {
  /** One photograph a coin, obverse in its left half (the default), or one a side. */
  layout?: Layout;
  /** Folder in which sides of coins, and how they lie on each other, are kept between calls. */
  cache?: string;
  /** How many threads; as many as there are cores where it is left out, 0 = none. */
  threads?: number;
  /**
   * Whether every pair is looked at; up to 300 coins where it is left out. `neighbours` and `types`
   * are of no use with it.
   */
  everyPair?: boolean;
  /**
   * Type or legend of each coin's sides, where it is known: pairs of different types are not looked
   * at.
   */
  types?: ReadonlyMap<string, { readonly [side in Side]?: string }>;
  /**
   * Told of what comes next, so that it can be done elsewhere and kept in `cache`; what is kept
   * there is not made again.
   */
  ahead?(work: MatchWork): Promise<void>;
}

/** Photographs below which threads don't pay: each takes most of a second to start. */
const FEW = 12;
/** Coins up to which every pair is looked at. */
const MANY = 300;

/**
 * Compares coins of a folder of photographs, obverse with obverse and reverse with reverse: every
 * two of them, or of a large folder those that are alike (see `matchByReferences`). A photograph
 * that can't be used is told of, and the rest goes on.
 *
 * The engine must have been started (`startEngine`).
 *
 * @throws NumislabError "input" when there is no such folder, or fewer than two coins can be used;
 *   "state" when a large folder's sides can't be kept
 */
export async function matchFolder(
  dir: string,
  { cache, threads, ...options }: MatchFolderOptions = {},
): Promise<MatchedFolder> {
  const { layout = "halves" } = options;
  const { coins, leftOut, warnings } = await coinsInFolder(dir, { layout });
  const photographs = coins.map((coin) => photographsOf(coin, layout));
  const workers = startWorkers(photographs.flat().length < FEW ? 0 : threads);
  const everyPair =
    options.everyPair ??
    (options.neighbours === undefined && options.types === undefined && coins.length <= MANY);
  const own = cache ?? (everyPair ? undefined : await mkdtemp(join(tmpdir(), "numislab-")));
  try {
    const found = await matchCoins({ dir, coins, photographs, leftOut, warnings }, everyPair, {
      ...options,
      layout,
      cache: own,
      workers: own === undefined ? workers : keptRegistrations(workers, own),
    });
    return { ...found, everyPair };
  } finally {
    await workers.close();
    if (own !== cache) await rm(own!, { recursive: true, force: true });
  }
}

interface Folder {
  dir: string;
  coins: CoinFiles[];
  photographs: PhotographOfSides[][];
  leftOut: LeftOut[];
  warnings: string[];
}

/** A side that a photograph shows; in memory where every pair is looked at. */
interface Shown extends Omit<DistantSide, "coin" | "file"> {
  kept: string | null;
  seen: MatchSide | null;
  warnings: string[];
}

type MatchCoinsOptions = Omit<MatchFolderOptions, "threads"> & { layout: Layout; workers: Workers };

async function matchCoins(
  { dir, coins, photographs, leftOut, warnings }: Folder,
  everyPair: boolean,
  { layout, cache, workers, ...options }: MatchCoinsOptions,
): Promise<Omit<MatchedFolder, "everyPair">> {
  const { onProgress } = options;
  await options.ahead?.({ what: "sides", layout, photographs: photographs.flat() });
  const load = sideLoader();
  const read = await eachPhotograph(
    photographs.flat(),
    layout,
    workers,
    {
      cache,
      onProgress: (done, total) =>
        onProgress?.({ stage: "reading and normalising photographs", done, total }),
    },
    ({ sides, refusal }) => ({
      refusal,
      sides: sides.map(({ side, seen, kept }): Shown => ({
        side,
        kept,
        seen: everyPair ? seen : null,
        digest: seen.digest,
        tiny: seen.pyramid[0],
        legible: isLegible(seen),
        warnings: seen.warnings,
      })),
    }),
  );
  onProgress?.({ stage: "looking for swapped halves", done: 0, total: 1 });
  const whole = [...read.keys()].filter((i) => layout === "halves" && read[i].sides.length === 2);
  const seenOf = async ({ seen, kept }: Shown) => seen ?? load({ file: keptIn(kept, cache) });
  const swapped = await swappedAmong(
    whole.length,
    async (k) => ({
      obverse: await seenOf(read[whole[k]].sides[0]),
      reverse: await seenOf(read[whole[k]].sides[1]),
    }),
    options,
  );
  for (const i of swapped.map((k) => whole[k]))
    read[i] = { sides: [], refusal: swappedRefusal(photographs[i][0].file) };
  const refused: MatchedFolder["refused"] = [...leftOut];
  const sides: (Shown & { coin: string })[] = [];
  const notes = [...warnings];
  let next = 0;
  coins.forEach(({ name }, i) => {
    for (const { file } of photographs[i]) {
      const { sides: shown, refusal } = read[next++];
      if (refusal) refused.push({ file, why: refusal.message });
      for (const one of shown) {
        sides.push({ ...one, coin: name });
        if (!one.legible)
          notes.push(
            `${file} (${one.side}): hardly any relief can be read, so no pair with it is called different`,
          );
        for (const warning of one.warnings) notes.push(`${file} (${one.side}): ${warning}`);
      }
    }
  });
  const usable = [...new Set(sides.map(({ coin }) => coin))];
  if (usable.length < 2) {
    throw new NumislabError(
      "input",
      `${dir}: ${usable.length} of ${coins.length} coins can be used. ${refused
        .slice(0, 5)
        .map(({ why }) => why)
        .join(" ")}`,
    );
  }
  const showing = Object.fromEntries(
    SIDES.map((side) => [side, sides.filter((one) => one.side === side).map(({ coin }) => coin)]),
  ) as MatchedFolder["showing"];
  if (everyPair)
    return {
      coins: usable,
      showing,
      pairs: await matchSides(sides as NamedSide[], { ...options, workers }),
      refused,
      warnings: notes,
    };
  const kept = keptAnswers(cache!, "places", placedCode);
  let pairs: MatchedPair[] = [];
  for (const side of SIDES) {
    const some = sides
      .filter((one) => one.side === side)
      .map((one): DistantSide => ({ ...one, file: keptIn(one.kept, cache) }));
    const typeOf = some.map(({ coin }) => options.types?.get(coin)?.[side]);
    const may = (a: number, b: number) =>
      typeOf[a] === undefined || typeOf[b] === undefined || typeOf[a] === typeOf[b];
    if (some.length > 1)
      pairs = pairs.concat(
        await matchByReferences(side, some, {
          ...options,
          may: options.types && may,
          load,
          workers,
          kept,
        }),
      );
  }
  return { coins: usable, showing, pairs, refused, warnings: notes };
}

function keptIn(file: string | null, cache: string | undefined): string {
  if (file !== null) return file;
  throw new NumislabError(
    "state",
    `Can't keep sides of coins in ${cache}: so large a hoard can't be held in memory. Free some space there, or have every pair looked at.`,
  );
}

const swappedRefusal = (file: string) =>
  new NumislabError(
    "input",
    `${file} seems to have its halves swapped: its left half is like the other coins' right halves, and the other way round. Put the obverse left; if it is there, give both sides as photographs of their own (layout single).`,
  );

function photographsOf({ file, sides }: CoinFiles, layout: Layout): PhotographOfSides[] {
  if (layout === "halves") return [{ file, sides: ["obverse", "reverse"] }];
  return (Object.entries(sides) as [Side, string][]).map(([side, photograph]) => ({
    file: photograph,
    sides: [side],
  }));
}
