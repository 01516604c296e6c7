import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedFolder } from "../src/lib/simulator/index";
import { growthExponent, sharesOf } from "./lib/growth";
import { nodePeer } from "./lib/peer";
import type { Row, Stage } from "./lib/stage";

const RAW = join(__dirname, "..", "data", "raw");
/**
 * Coins of the hoard that smaller ones are cut from, and of these; with a hoard of 10,000 in
 * data/raw that one is studied, too.
 */
const FULL = {
  whole: 3000,
  sizes: [100, 300, 1000, 3000],
  everyPair: 1000,
  more: 50,
  largest: 10_000,
  neighbours: [1, 2, 4, 8, 16],
};
const SMALL: typeof FULL = {
  whole: 100,
  sizes: [50, 90],
  everyPair: 90,
  more: 10,
  largest: 100,
  neighbours: [1, 8],
};
const HOARD = { seed: 1, width: 787 };
/** The aim speaks of what comes above so many coins. */
const LARGE = 1000;

type Coin = { name: string; obverseDie: string; reverseDie: string; station: number };
type Answer = {
  ms: number;
  cpu_ms: number;
  peak_mb: number;
  stages: Record<string, number>;
  looked: number;
  truePairs: number;
  trueLooked: number;
  same: string[];
  wrong: number;
  missed: number;
};

/**
 * Cost and recall against the number of coins, both sides, from photographs to pairs, nothing kept
 * from before.
 */
export const stage: Stage = {
  title:
    "Large hoards: pairs by references against every pair, simulated hoards cut from one, coins struck at the same anvils together; times of processor and clock",
  hasSmall: true,
  async run({ say, small }) {
    const { whole, sizes, everyPair, more, largest, neighbours } = small ? SMALL : FULL;
    const hoardOf = (coins: number) =>
      simulatedFolder(
        RAW,
        { ...HOARD, coins },
        (done, total) => done % 500 === 0 && say(`simulated ${done} of ${total}`),
      );
    const most = existsSync(
      join(RAW, `simulated-${largest}-coins-seed-${HOARD.seed}-${HOARD.width}px`),
    )
      ? largest
      : whole;
    const folder = await hoardOf(most);
    const { coins } = JSON.parse(readFileSync(join(folder, "simulation.json"), "utf8")) as {
      coins: Coin[];
    };
    const rows: Row[] = [];
    for (const size of [...new Set([...sizes, most])]) {
      const hoard = laidOut(folder, cut(coins, size));
      try {
        const ask = async (
          how: string,
          {
            cache,
            of = hoard,
            ...question
          }: { everyPair?: boolean; neighbours?: number; cache: string; of?: LaidOut },
        ) => {
          say(`${of.coins.length} coins, ${how} …`);
          const answer = await measured({ ...of, ...question, cache: join(hoard.own, cache) });
          say(`  ${JSON.stringify({ ...answer, same: answer.same.length })}`);
          return answer;
        };
        const by = await ask("by references", { cache: "fresh" });
        if (size !== everyPair) rows.push(rowOf("by references", size, by, null));
        else {
          const every = await ask("every pair", { everyPair: true, cache: "another" });
          rows.push(
            rowOf("by references", size, by, every),
            rowOf("every pair", size, every, null),
          );
          const grown = laidOut(folder, cut(coins, size + more));
          rows.push(
            rowOf(
              `${more} of them added, all else kept`,
              size + more,
              await ask(`${more} of them added`, { cache: "fresh", of: grown }),
              null,
            ),
          );
          rmSync(grown.own, { recursive: true });
          for (const k of neighbours)
            rows.push(
              rowOf(
                `${k} neighbours, sides and places kept`,
                size,
                await ask(`${k} neighbours`, { neighbours: k, cache: "fresh" }),
                every,
              ),
            );
        }
      } finally {
        rmSync(hoard.own, { recursive: true });
      }
    }
    return [...rows, ...exponents(rows)];
  },
};

/** Coins of whole anvils, so that a die has as many coins in a small hoard as in a large one. */
function cut(coins: readonly Coin[], size: number): Coin[] {
  const byAnvil = [...coins].sort((a, b) => a.station - b.station || (a.name < b.name ? -1 : 1));
  return byAnvil.slice(0, size);
}

interface LaidOut {
  own: string;
  coins: readonly Coin[];
}

/** A folder with these coins alone. */
function laidOut(folder: string, coins: readonly Coin[]): LaidOut {
  const own = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  mkdirSync(join(own, "images"));
  for (const { name } of coins)
    symlinkSync(join(folder, "images", `${name}.jpg`), join(own, "images", `${name}.jpg`));
  return { own, coins };
}

async function measured({
  own,
  ...question
}: LaidOut & { everyPair?: boolean; neighbours?: number; cache: string }): Promise<Answer> {
  // a process of its own, so that its peak memory is this run's
  const peer = nodePeer("scale-peer.ts");
  try {
    return await peer.ask<Answer>({ folder: join(own, "images"), ...question });
  } finally {
    peer.close();
  }
}

function rowOf(
  how: string,
  coins: number,
  { ms, cpu_ms, peak_mb, stages, looked, truePairs, trueLooked, same, wrong, missed }: Answer,
  every: Answer | null,
): Row {
  const found = new Set(same);
  const links = every?.same.filter((pair) => found.has(pair)).length;
  return {
    name: `${coins} coins, ${how}`,
    coins,
    numislab_ms: ms,
    cpu_ms,
    peak_mb,
    pairs: looked,
    of_one_die: truePairs,
    looked_at: trueLooked / truePairs,
    same: same.length,
    wrong,
    links_missed: missed,
    ...(every ? { of_links_of_every_pair: links! / every.same.length } : {}),
    ...sharesOf(stages), // of processor time
  };
}

/**
 * Slopes of time against coins, both as logarithms: from one size to the next, and of a line
 * through all that are large.
 */
function exponents(rows: readonly Row[]): Row[] {
  const by = rows.filter(({ name }) => name.endsWith("by references"));
  const large = by.filter(({ coins }) => Number(coins) >= LARGE);
  const over = (some: readonly Row[], name: string): Row => ({
    name,
    exponent_of_clock: growthExponent(some, "coins", "numislab_ms"),
    exponent_of_processor: growthExponent(some, "coins", "cpu_ms"),
  });
  return [
    ...by.slice(1).map((row, i) => over([by[i], row], `from ${by[i].coins} to ${row.coins} coins`)),
    ...(large.length > 1 ? [over(large, `from ${LARGE} coins on, least squares (aim: 1.3)`)] : []),
  ];
}
