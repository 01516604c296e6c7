import type { Random } from "../../random";

/** Where a draw of partitions stands; a split or merge changes `group` and `room`. */
export interface SamplerState {
  weights: Float64Array;
  sizes: readonly number[];
  group: Int32Array;
  /** Coins of each group, by its number; one number more than blocks, so that one is always free. */
  room: Int32Array;
  alpha: number;
  /** Logarithm of (m - 1)!, by m. */
  logFactorial: Float64Array;
}

/**
 * Proposes to part a group or to join two, and takes it as often as keeps the posterior what it is (Metropolis and
 * Hastings). Two blocks are drawn: in one group, they become the seeds of two, and the others are dealt out to them one
 * by one as the weights say; in two, these are joined.
 *
 * @see Dahl 2003, sequentially-allocated merge-split sampler
 */
export function splitOrMerge(state: SamplerState, random: Random): void {
  const { group, room, sizes } = state;
  const n = group.length;
  const i = random.integer(n);
  const j = (i + 1 + random.integer(n - 1)) % n;
  const splits = group[i] === group[j];
  const among: number[] = [];
  for (let k = 0; k < n; k++) if (k !== i && k !== j && (group[k] === group[i] || group[k] === group[j])) among.push(k);
  const others = random.shuffle(among);
  const dealt = dealOut(state, i, j, others, splits ? null : group[i], random);
  const joined = dealt.rooms[0] + dealt.rooms[1];
  const { logFactorial, alpha } = state;
  // two groups less one: their prior, and the weights between them that no longer count
  const gain = Math.log(alpha) + logFactorial[dealt.rooms[0]] + logFactorial[dealt.rooms[1]] - logFactorial[joined] - between(state, dealt.seats);
  const log = splits ? gain - dealt.log : dealt.log - gain;
  if (!(Math.log(1 - random.next()) < log)) return;
  if (splits) {
    const free = room.indexOf(0);
    for (const k of dealt.seats[1]) group[k] = free;
    room[group[i]] = dealt.rooms[0];
    room[free] = dealt.rooms[1];
  } else {
    const [keep, gone] = [group[i], group[j]];
    for (const k of dealt.seats[1]) group[k] = keep;
    room[keep] = joined;
    room[gone] = 0;
  }

  function between({ weights }: SamplerState, [one, two]: number[][]): number {
    let sum = 0;
    for (const a of one) for (const b of two) sum += weights[a * n + b];
    return sum;
  }
  function dealOut({ weights }: SamplerState, first: number, second: number, rest: readonly number[], kept: number | null, rng: Random) {
    const seats = [[first], [second]];
    const rooms = [sizes[first], sizes[second]];
    let log = 0;
    for (const k of rest) {
      const pulls = seats.map((seat, s) => seat.reduce((sum, m) => sum + weights[k * n + m], state.logFactorial[rooms[s] + sizes[k]] - state.logFactorial[rooms[s]]));
      const chance = pulls[0] === pulls[1] ? 0.5 : 1 / (1 + Math.exp(pulls[1] - pulls[0])); // both can be -Infinity
      const to = kept === null ? (rng.next() < chance ? 0 : 1) : group[k] === kept ? 0 : 1;
      log += Math.log(to === 0 ? chance : 1 - chance);
      seats[to].push(k);
      rooms[to] += sizes[k];
    }
    return { seats, rooms, log };
  }
}
