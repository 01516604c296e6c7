import type { Pair } from "../../coins/index";

/** What a person said of a pair. `unsure`: looked at, and cannot tell. */
export interface Verdict extends Pair {
  verdict: "same" | "different" | "unsure";
}
