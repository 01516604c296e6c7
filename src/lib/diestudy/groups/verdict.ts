import type { Pair } from "../../coins/index";

/** What a person can say of a pair. `unsure`: looked at, and cannot tell. */
export const VERDICTS = ["same", "different", "unsure"] as const;

/** What a person said of a pair. */
export interface Verdict extends Pair {
  verdict: (typeof VERDICTS)[number];
}
