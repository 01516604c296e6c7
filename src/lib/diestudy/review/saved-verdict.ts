import { VERDICTS, type Verdict } from "../groups/verdict";

/** A verdict as the file keeps it; files that were made by hand may not say who and when. */
export interface SavedVerdict extends Verdict {
  /** Who judged. */
  by: string;
  /** When, as ISO 8601 has it. */
  at: string;
}

/** A row that takes back what was said of a pair. */
export const WITHDRAWN = "withdrawn";

/** What the column `verdict` of the file may hold. */
export const VERDICT_VALUES: readonly string[] = [...VERDICTS, WITHDRAWN];

/** A verdict to be saved, or `withdrawn` to take one back. */
export type NewVerdict = Omit<SavedVerdict, "verdict"> & {
  verdict: Verdict["verdict"] | typeof WITHDRAWN;
};
