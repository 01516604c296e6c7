import type { Layout } from "../../coins/index";
import type { Affine } from "../registration/align/affine";
import type { PhotographOfSides } from "../registration/read-sides";

/** What a matcher is about to make and keep in its cache. */
export type MatchWork =
  { what: "sides"; layout: Layout; photographs: readonly PhotographOfSides[] } | AheadOf;

/** What is about to be made and kept; sides by the files that they are kept in. */
export type AheadOf =
  | {
      what: "places";
      sides: readonly { digest: string; file: string }[];
      references: readonly string[];
    }
  | { what: "registrations"; questions: readonly FileQuestion[] };

/** A question to register. */
export interface FileQuestion {
  still: string;
  others: readonly string[];
  /** From `still` to each of the others, roughly. */
  starts: readonly Affine[];
}
