import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NumislabError } from "../../base/index";
import { SIDES } from "../../data/index";
import { shippedCalibration } from "../calibration-file";
import {
  emptyMatchTable,
  type AnsweredPair,
  type Matcher,
  type MatcherOptions,
  type MatchMethod,
  type MatchTable,
  type NamedSide,
} from "../matcher";
import { sideLoader, type DistantSide } from "../neighbours/distant-side";
import { matchByReferences } from "../neighbours/match-by-references";
import { placedCode } from "../neighbours/place-on-references";
import { pairCache } from "../registration/cache/pair-cache";
import { cachedRegistrations } from "../registration/cache/cached-registrations";
import { isLegible } from "../registration/legibility";
import { lazyWorkers, readReliefs } from "../relief-matcher";
import { legibilityWarnings, registrationCalibration } from "./registration";

/** A side whose relief is read from its file when it is needed; null where it could not be kept. */
type Distant = Omit<DistantSide, "coin" | "side" | "file"> & { file: string | null };

/**
 * Registration of nearest neighbours only: the time and memory that it takes grow with the number
 * of coins, not with its square (see `matchByReferences`).
 */
export const neighbours: MatchMethod = {
  name: "neighbours",
  summary: "registration of each side's nearest neighbours instead of every pair",
  title: "registration of nearest neighbours",
  training: "nothing is trained; its constants were set on a real hoard and on simulated coins",
  takes: ["anyRotation", "calibration", "neighbours", "types", "onPlan"],
  open: async (options) => {
    const { sides, registrations } = options.caches ?? {};
    const own =
      sides === undefined || registrations === undefined
        ? await mkdtemp(join(tmpdir(), "numislab-"))
        : null;
    return neighboursMatcher(
      { ...options, caches: { sides: sides ?? own!, registrations: registrations ?? own! } },
      own,
    );
  },
};

type NeighboursOptions = Omit<MatcherOptions, "caches"> & {
  caches: { sides: string; registrations: string };
};

/** @param own a folder that goes with the matcher */
function neighboursMatcher(
  {
    calibration = shippedCalibration(),
    anyRotation: byDefault,
    neighbours: proposals,
    types,
    onPlan,
    threads,
    caches: { sides: cache, registrations },
  }: NeighboursOptions,
  own: string | null,
): Matcher<Distant> {
  const lazy = lazyWorkers(threads);
  const load = sideLoader();
  const fileOf = ({ file }: Distant): string => {
    if (file !== null) return file;
    throw new NumislabError(
      "state",
      `Cannot keep sides of coins in ${cache}: so large a hoard cannot be held in memory. Free some space there, or have every pair looked at.`,
    );
  };
  return {
    name: "neighbours",
    everyPair: false,
    calibration: { ...registrationCalibration(calibration), otherwise: calibration.screened },
    async prepare(photographs, layout, onProgress) {
      await onPlan?.({ what: "sides", layout, photographs });
      return readReliefs(photographs, layout, {
        workers: lazy.start(photographs.length),
        cache,
        warningsOf: legibilityWarnings,
        onProgress,
        take: ({ kept, seen }): Distant => ({
          file: kept,
          digest: seen.digest,
          tiny: seen.pyramid[0],
          legible: isLegible(seen),
        }),
      });
    },
    async score(sides, onProgress, { anyRotation = byDefault } = {}) {
      const workers = cachedRegistrations(lazy.start(sides.length), registrations);
      const cached = pairCache(registrations, "places", placedCode);
      let pairs: AnsweredPair[] = [];
      for (const side of SIDES) {
        const some = sides
          .filter((one) => one.side === side)
          .map(({ coin, seen }): DistantSide => ({ ...seen, coin, side, file: fileOf(seen) }));
        const typeOf = some.map(({ coin }) => types?.get(coin)?.[side]);
        const may = (a: number, b: number) =>
          typeOf[a] === undefined || typeOf[b] === undefined || typeOf[a] === typeOf[b];
        if (some.length > 1)
          pairs = pairs.concat(
            await matchByReferences(side, some, {
              calibration,
              anyRotation,
              neighbours: proposals,
              onPlan,
              onProgress,
              may: types && may,
              load,
              workers,
              cache: cached,
            }),
          );
      }
      return tableOf(pairs, sides);
    },
    relief: (seen) => load({ file: fileOf(seen) }),
    async close() {
      await lazy.close();
      if (own !== null) await rm(own, { recursive: true, force: true });
    },
  };
}

function tableOf(pairs: readonly AnsweredPair[], sides: readonly NamedSide<Distant>[]): MatchTable {
  const coins = [...new Set(sides.map(({ coin }) => coin))];
  const position = new Map(coins.map((coin, i) => [coin, i]));
  const table = emptyMatchTable(coins, pairs.length);
  pairs.forEach(({ a, b, side, score, probability, answer }, row) => {
    table.a[row] = position.get(a)!;
    table.b[row] = position.get(b)!;
    table.side[row] = side;
    table.score[row] = score;
    table.probability[row] = probability;
    table.answer[row] = answer;
  });
  return {
    ...table,
    stage: pairs.map(({ stage }) => stage!),
    registration: pairs.map(({ registration }) => registration),
  };
}
