import type { Side } from "../../coins/index";

/** What a person said of two coins of a side. `unsure`: looked at, and cannot tell. */
export interface Verdict {
  side: Side;
  coinA: string;
  coinB: string;
  verdict: "same" | "different" | "unsure";
}
