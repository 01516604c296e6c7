import type { Layout } from "../../coins/index";
import type { Affine } from "../registration/align/affine";
import type { PhotographOfSides } from "../registration/read-sides";

/** Work unit of a matcher whose results go to its cache. */
export type MatchWork =
  { what: "sides"; layout: Layout; photographs: readonly PhotographOfSides[] } | PlannedWork;

/** Work unit before it runs; sides are named by their cache files. */
export type PlannedWork =
  | {
      what: "places";
      sides: readonly { digest: string; file: string }[];
      references: readonly string[];
      /** Rotation-invariant comparison. */
      anyRotation?: boolean;
    }
  | { what: "registrations"; questions: readonly FileQuestion[] };

/** Registrations of one side with others. */
export interface FileQuestion {
  fixed: string;
  others: readonly string[];
  /** Initial maps from `fixed` to each of the others, halves of the frame. */
  starts: readonly Affine[];
}
