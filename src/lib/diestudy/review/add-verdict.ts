import { appendRows } from "./append-rows";
import type { NewVerdict } from "./saved-verdict";
import { readJudgements, VERDICT_COLUMNS } from "./verdicts-file";

/**
 * Adds a verdict to the table, or takes one back (see `appendRows`).
 *
 * @throws NumislabError "state" where the file cannot be written
 */
export const addVerdict = (file: string, verdict: NewVerdict): Promise<void> =>
  addVerdicts(file, [verdict]);

/** `addVerdict` of several, in one write: all are added, or none. */
export async function addVerdicts(file: string, verdicts: readonly NewVerdict[]): Promise<void> {
  const rows = verdicts.map(({ side, a, b, verdict, by, at }) => ({
    ...{ side, coin_a: a, coin_b: b },
    ...{ verdict, by, at },
  }));
  await appendRows(file, rows, { columns: VERDICT_COLUMNS, check: () => readJudgements(file) });
}
