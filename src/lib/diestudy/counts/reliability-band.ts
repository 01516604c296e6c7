import { characteristicIndex, type DieFrequencies } from "./die-frequencies";

/** Reliability of an estimate of original dies, by coins per die. */
export type ReliabilityBand = "good" | "with care" | "risky" | "avoid";

/**
 * From 3 coins per die good, from 2 with care, below 2 risky, below 1.5 to be avoided. @see SILVER
 */
export function reliabilityBand(frequencies: DieFrequencies): ReliabilityBand {
  const index = characteristicIndex(frequencies);
  return index >= 3 ? "good" : index >= 2 ? "with care" : index >= 1.5 ? "risky" : "avoid";
}
