import type { Side } from "../../coins/index";
import { seenTimes, type DieFrequencies } from "../counts/die-frequencies";
import { goodCoverage } from "../counts/good-coverage";
import { nomismaInterval } from "../counts/nomisma-interval";

/**
 * Nomisma's dieCounts of one side. Limits are null where every die was seen once; they are too
 * narrow: see NOMISMA_CAVEAT.
 */
export interface NomismaDieCounts {
  n: number;
  d: number;
  d1: number;
  c_est: number;
  d_est: number | null;
  d_min: number | null;
  d_max: number | null;
  frequencies: { side: Side; frequency: number; dies: number }[];
}

export function nomismaDieCounts(side: Side, frequencies: DieFrequencies): NomismaDieCounts {
  const { value, low, high } = nomismaInterval(frequencies);
  const finite = (x: number) => (Number.isFinite(x) ? x : null);
  return {
    n: frequencies.n,
    d: frequencies.d,
    d1: seenTimes(frequencies, 1),
    c_est: goodCoverage(frequencies).value,
    d_est: finite(value),
    d_min: finite(low),
    d_max: finite(high),
    frequencies: frequencies.seen.flatMap((dies, frequency) =>
      dies > 0 ? [{ side, frequency, dies }] : [],
    ),
  };
}
