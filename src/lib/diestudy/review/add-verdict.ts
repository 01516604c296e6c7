import { appendRow } from "./append-row";
import type { NewVerdict } from "./saved-verdict";
import { readJudgements, VERDICT_COLUMNS } from "./verdicts-file";

/**
 * Adds a verdict to the table, or takes one back (see `appendRow`).
 *
 * @throws NumislabError "state" where the file cannot be written
 */
export async function addVerdict(
  file: string,
  { side, a, b, verdict, by, at }: NewVerdict,
): Promise<void> {
  const row = { side, coin_a: a, coin_b: b, verdict, by, at };
  await appendRow(file, row, { columns: VERDICT_COLUMNS, check: () => readJudgements(file) });
}
