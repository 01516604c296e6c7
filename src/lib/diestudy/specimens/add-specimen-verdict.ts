import { appendRows } from "../review/append-rows";
import type { NewVerdict } from "../review/saved-verdict";

/** A verdict on two photographs to be saved, or `withdrawn` to take one back. */
export interface NewSpecimenVerdict extends Pick<NewVerdict, "a" | "b" | "by" | "at"> {
  verdict: "same" | "different" | "withdrawn";
}

const COLUMNS = ["coin_a", "coin_b", "verdict", "by", "at"];

/**
 * Adds a verdict to a table of verdicts on specimens (see `readSpecimenVerdicts`).
 *
 * @param check says what is wrong with a table made by hand before it is written again
 * @throws NumislabError "state" where the file cannot be written
 */
export async function addSpecimenVerdict(
  file: string,
  { a, b, verdict, by, at }: NewSpecimenVerdict,
  check: () => unknown,
): Promise<void> {
  await appendRows(file, [{ coin_a: a, coin_b: b, verdict, by, at }], { columns: COLUMNS, check });
}
