import { growthExponent } from "./lib/growth";
import { nodePeer } from "./lib/peer";
import type { Row, Stage } from "./lib/stage";

const SIZES = { full: [1000, 3000, 10_000], small: [300, 1000] };
/** Coins that a die struck of the hoard, on average: a hoard of one issue, and one of many. */
const COINS_A_DIE = [7, 1.2];

interface Answer {
  ms: number;
  cpu_s: number;
  peak_mb: number;
  pairs: number;
  dies: number;
  found: number;
  seen: { low: number; high: number };
  review: number;
  links: number;
  links_found: number;
  links_wrong: number;
}

/**
 * From pairs to one side's dies, supports, counts and what is to be looked at, each study in a
 * process of its own.
 */
export const stage: Stage = {
  title:
    "Large die studies: one side, pairs made up, 13 of them beside each coin; times of processor, peak memory of the whole process",
  hasSmall: true,
  async run({ say, small }) {
    const rows: Row[] = [];
    for (const coinsADie of COINS_A_DIE) {
      for (const coins of small ? SIZES.small : SIZES.full) {
        say(`${coins} coins, ${coinsADie} a die …`);
        const peer = nodePeer("large-study-peer.ts");
        try {
          const {
            ms,
            cpu_s,
            peak_mb,
            pairs,
            dies,
            found,
            seen,
            review,
            links,
            links_found,
            links_wrong,
          } = await peer.ask<Answer>({ coins, coinsADie });
          rows.push({
            name: `${coins} coins, ${coinsADie} a die`,
            coins,
            numislab_ms: Math.round(ms),
            cpu_s,
            peak_mb: Math.round(peak_mb),
            pairs,
            dies_true: dies,
            dies_found: found,
            dies_from: seen.low,
            dies_to: seen.high,
            links,
            links_found,
            links_wrong,
            to_look_at: review,
          });
        } finally {
          peer.close();
        }
      }
      const own = rows.filter(({ name }) => name.endsWith(` coins, ${coinsADie} a die`));
      rows.push({
        name: `exponents, ${coinsADie} a die`,
        exponent_of_clock: growthExponent(own, "coins", "numislab_ms"),
        exponent_of_processor: growthExponent(own, "coins", "cpu_s"),
      });
    }
    return rows;
  },
};
