import { type Layout, type Side } from "../coins/index";
import { coinsInFolder, SIDES, type CoinFiles, type LeftOut } from "../data/index";
import { NumislabError, type OnProgress } from "../base/index";
import { findSwapped, swappedMessage } from "./find-swapped";
import {
  answeredPairs,
  type AnsweredPair,
  type Matcher,
  type MatcherCalibration,
  type MatcherOptions,
  type MatchTable,
  type NamedSide,
  type PreparedPhotograph,
} from "./matcher";
import type { MatchSide } from "./registration/match-side";
import type { PhotographOfSides } from "./registration/read-sides";
import { sideKey, type SideWarnings } from "./side-warnings";
import type { OutlineTurn } from "./registration/outline-turn";
import { outlineTurns, specimenPairs, type SpecimenPair } from "./specimen-pairs";
import { checkMethodOptions, methodNamed, openMatcher } from "./registry";
import { findRotation, rotationWords, type FolderRotation } from "./rotation";

/** Pairs of a folder, and what could not be compared. */
export interface MatchedFolder {
  /** Names of the coins that were compared. */
  coins: string[];
  /** Those of them that show each side. */
  coinsBySide: Record<Side, string[]>;
  /**
   * Every pair; of a large folder those that were registered. All others are too dissimilar to be
   * from the same die.
   */
  pairs: AnsweredPair[];
  /** The same as columns. */
  table: MatchTable;
  everyPair: boolean;
  /** Which rotations were used, and why. */
  rotation: FolderRotation;
  /** How the method's scores became probabilities and answers. */
  calibration: MatcherCalibration;
  /** Photographs that could not be used, and why. */
  refused: { file: string; why: string }[];
  /** SHA-256 of the bytes that were matched, hexadecimal, by file, where the method knows it. */
  digests: ReadonlyMap<string, string>;
  /** What to look at, naming the file. */
  warnings: string[];
  /** The same by side. */
  sideWarnings: SideWarnings;
  /** Pairs that match on both sides, where `specimens` was asked for. */
  specimenPairs: SpecimenPair[];
  /**
   * How the outlines of each coin's two sides lie on each other, where they decide and `specimens`
   * was asked for.
   */
  outlineTurns: ReadonlyMap<string, OutlineTurn>;
}

export interface MatchFolderOptions extends Omit<MatcherOptions, "caches"> {
  /** One of `METHODS`; registration where it is left out. */
  method?: string;
  /** One photograph a coin, obverse in its left half (the default), or one a side. */
  layout?: Layout;
  /** Cache folder of coin sides and registrations. */
  cache?: string;
  /** Cache folder of network inputs. */
  inputs?: string;
  /**
   * Whether registration looks at every pair; up to 300 coins where it is left out. `neighbours`
   * and `types` are of no use with it.
   */
  everyPair?: boolean;
  /**
   * Whether a sample decides between upright and any rotation where `anyRotation` is left out (see
   * `findRotation`); upright otherwise. Of methods that take `anyRotation` only.
   */
  findRotation?: boolean;
  /**
   * Whether pairs that match on both sides are described (see `specimenPairs`), and outlines of both
   * sides of each coin compared.
   */
  specimens?: boolean;
  /** Photographs that are no coins of their own (see `copiesOfCoins`), and why. */
  without?: readonly { file: string; why: string }[];
  /** Coins of other folders that are compared too, called as no coin of the folder is. */
  also?: readonly CoinFiles[];
  onProgress?: OnProgress;
}

/** Largest number of coins for which registration compares every pair by default. */
const EXHAUSTIVE_MAX_COINS = 300;

/**
 * Compares coins of a folder of photographs, obverse with obverse and reverse with reverse, by one
 * of `METHODS`: every two of them; by registration of a large folder those that are alike (the
 * method neighbours). A photograph that cannot be used is told of, and processing continues with
 * the rest.
 *
 * The engine must have been started (`startEngine`).
 *
 * @throws NumislabError "input" when there is no such folder, or fewer than two coins can be used;
 *   "usage" where there is no such method, or it has no use for an option; "state" when a large
 *   folder's sides cannot be kept
 */
export async function matchFolder(
  dir: string,
  {
    method = "registration",
    layout = "halves",
    cache,
    inputs,
    everyPair,
    findRotation: find = false,
    specimens = false,
    without = [],
    also = [],
    onProgress,
    ...options
  }: MatchFolderOptions = {},
): Promise<MatchedFolder> {
  checkMethodOptions(methodNamed(method), { ...options, everyPair });
  const { coins, leftOut, warnings } = await coinsInFolder(dir, { layout });
  const folder = {
    coins: [...withoutPhotographs(coins, new Set(without.map(({ file }) => file))), ...also],
    leftOut: [...leftOut, ...without],
    warnings: [...warnings, ...sideMissing(coins)],
  };
  const all =
    method !== "registration" ||
    (everyPair ??
      (options.neighbours === undefined &&
        options.types === undefined &&
        folder.coins.length <= EXHAUSTIVE_MAX_COINS));
  const matcher = await openMatcher(all ? method : "neighbours", {
    ...options,
    caches: { sides: cache, registrations: cache, inputs },
  });
  try {
    return await matchCoins({ dir, ...folder }, matcher, {
      ...options,
      layout,
      findRotation: find && methodNamed(method).takes.includes("anyRotation"),
      specimens,
      onProgress,
    });
  } finally {
    await matcher.close();
  }
}

/** Tells once of a side that no coin is photographed from. */
function sideMissing(coins: readonly CoinFiles[]): string[] {
  return (["obverse", "reverse"] as const)
    .filter((side) => coins.length > 0 && coins.every(({ sides }) => !sides[side]))
    .map((side) => `no coin has a photograph of its ${side}: the ${side}s are not compared`);
}

/** Coins without some of their photographs. */
function withoutPhotographs(coins: readonly CoinFiles[], left: ReadonlySet<string>): CoinFiles[] {
  return coins.flatMap(({ name, sides }) => {
    const kept = Object.fromEntries(
      Object.entries(sides).filter(([, file]) => !left.has(file)),
    ) as CoinFiles["sides"];
    const file = kept.obverse ?? kept.reverse;
    return file === undefined ? [] : [{ name, file, sides: kept }];
  });
}

interface Folder {
  dir: string;
  coins: CoinFiles[];
  leftOut: LeftOut[];
  warnings: string[];
}

type MatchCoinsOptions = Pick<MatchFolderOptions, "anyRotation" | "calibration" | "onProgress"> & {
  layout: Layout;
  findRotation: boolean;
  specimens: boolean;
};

async function matchCoins(
  { dir, coins, leftOut, warnings }: Folder,
  matcher: Matcher,
  { layout, findRotation: find, specimens, ...options }: MatchCoinsOptions,
): Promise<MatchedFolder> {
  const { onProgress } = options;
  const photographs = coins.map((coin) => photographsOf(coin, layout));
  const files = photographs.flat().map(({ file }) => file);
  const read = await matcher.prepare(photographs.flat(), layout, onProgress);
  const rotation = await rotationOf(coins, photographs, read, matcher, { find, ...options });
  const anyRotation = rotation.rotation === "any";
  if (layout !== "single") {
    onProgress?.({ stage: "looking for swapped halves", done: 0, total: 1 });
    await refuseSwapped(files, read, matcher, { ...options, anyRotation });
  }
  const refused: MatchedFolder["refused"] = [...leftOut];
  const sides: NamedSide<unknown>[] = [];
  const notes = [...warnings];
  const sideWarnings = new Map<string, string[]>();
  let next = 0;
  coins.forEach(({ name }, i) => {
    for (const { file } of photographs[i]) {
      const { sides: shown, refusal } = read[next++];
      if (refusal) refused.push({ file, why: refusal.message });
      for (const { side, seen, warnings: own } of shown) {
        sides.push({ coin: name, side, seen });
        for (const warning of own) notes.push(`${file} (${side}): ${warning}`);
        if (own.length > 0) sideWarnings.set(sideKey(side, name), own);
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
  const coinsBySide = Object.fromEntries(
    SIDES.map((side) => [side, sides.filter((one) => one.side === side).map(({ coin }) => coin)]),
  ) as MatchedFolder["coinsBySide"];
  const digests = new Map(
    read.flatMap(({ sha256 }, i) => (sha256 ? [[files[i], sha256] as const] : [])),
  );
  if (rotation.evidence && anyRotation) notes.push(rotationWords(rotation));
  const table = await matcher.score(sides, onProgress, { anyRotation });
  const { relief } = matcher;
  let pairs: AnsweredPair[] | null = null;
  return {
    coins: usable,
    coinsBySide,
    get pairs() {
      return (pairs ??= answeredPairs(table));
    },
    table,
    everyPair: matcher.everyPair,
    rotation,
    calibration: matcher.calibration,
    refused,
    digests,
    warnings: notes,
    sideWarnings,
    specimenPairs:
      specimens && relief ? await specimenPairs(sides, table, (at) => relief(sides[at].seen)) : [],
    outlineTurns:
      specimens && relief
        ? await outlineTurns(sides, (at) => relief(sides[at].seen))
        : new Map<string, OutlineTurn>(),
  };
}

/** The rotations that were asked for, or that a sample shows. */
async function rotationOf(
  coins: readonly CoinFiles[],
  photographs: readonly (readonly PhotographOfSides[])[],
  read: readonly PreparedPhotograph[],
  { relief }: Matcher,
  {
    find,
    anyRotation,
    calibration,
    onProgress,
  }: { find: boolean } & Pick<MatchCoinsOptions, "anyRotation" | "calibration" | "onProgress">,
): Promise<FolderRotation> {
  if (anyRotation !== undefined || !find || !relief)
    return { rotation: anyRotation ? "any" : "upright", decidedBy: "asked", evidence: null };
  onProgress?.({ stage: "trying a sample at every rotation", done: 0, total: 1 });
  const names = coins.flatMap(({ name }, i) => photographs[i].map(() => name));
  const sides = read.flatMap((photograph, i) =>
    photograph.sides.map((shown) => ({ coin: names[i], ...shown })),
  );
  return findRotation(sides, (at) => relief(sides[at].seen), calibration);
}

/**
 * Refuses photographs with swapped halves, in place, where the matcher has reliefs to find them by.
 *
 * @param read what each photograph shows; those that do not show both sides are not looked at
 */
export async function refuseSwapped(
  files: readonly string[],
  read: PreparedPhotograph[],
  { relief }: Matcher,
  options: Pick<MatchFolderOptions, "anyRotation" | "calibration">,
): Promise<void> {
  if (!relief) return;
  const whole = [...read.keys()].filter((i) => read[i].sides.length === 2);
  const swapped = await findSwapped(
    whole.length,
    async (k): Promise<Record<Side, MatchSide>> => ({
      obverse: await relief(read[whole[k]].sides[0].seen),
      reverse: await relief(read[whole[k]].sides[1].seen),
    }),
    options,
  );
  for (const { coin, or } of swapped) {
    const message = swappedMessage(files[whole[coin]], or === null ? null : files[whole[or]]);
    const { sha256 } = read[whole[coin]];
    read[whole[coin]] = { sides: [], sha256, refusal: new NumislabError("input", message) };
  }
}

function photographsOf({ file, sides }: CoinFiles, layout: Layout): PhotographOfSides[] {
  if (layout !== "single") return [{ file, sides: SIDES }];
  return (Object.entries(sides) as [Side, string][]).map(([side, photograph]) => ({
    file: photograph,
    sides: [side],
  }));
}
