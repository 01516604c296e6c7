import { dialectOf, fromCsv, NumislabError, readPlainText } from "../../base/index";
import { coinFinder } from "../../data/index";
import type { Verdict } from "../groups/verdict";
import { VERDICT_VALUES, type NewVerdict, type SavedVerdict } from "./saved-verdict";
import { verdictsInForce } from "./judges";
import { takenVerdicts } from "./taken-verdicts";

/** Columns of the table; a table made by hand may lack the last two. */
export const VERDICT_COLUMNS = ["side", "coin_a", "coin_b", "verdict", "by", "at"];

export interface VerdictsOptions {
  /**
   * Names of the study's coins: where the table has `1` and the one coin that fits is `001`, as a
   * spreadsheet program leaves it, that one is meant.
   */
  coins?: readonly string[];
  /**
   * Told of such names, of verdicts on what is no coin of the study (these are in the answer, too,
   * and say nothing about its coins), and of rows that take back what nobody said.
   */
  onWarning?: (text: string) => void;
}

/**
 * Reads what a table of verdicts says of each pair: one verdict, where judges differ as
 * `takenVerdicts` decides. A file that is not there holds none.
 *
 * @throws NumislabError "input" naming the row that is not of this form
 */
export async function readVerdicts(
  file: string,
  options: VerdictsOptions = {},
): Promise<SavedVerdict[]> {
  return takenVerdicts(await readJudgements(file, options)).map(
    ({ side, a, b, verdict, by, at }) => ({ side, a, b, verdict, by, at }),
  );
}

/**
 * Reads a table of verdicts: side, coin_a, coin_b, verdict (same, different, unsure or withdrawn),
 * and by and at where they are there; further columns do not matter. The last row of each judge on a
 * pair counts (see `verdictsInForce`).
 *
 * @returns the verdicts of every judge, in the order of their rows
 * @throws NumislabError "input" naming the row that is not of this form
 */
export async function readJudgements(
  file: string,
  { coins, onWarning = () => {} }: VerdictsOptions = {},
): Promise<SavedVerdict[]> {
  const text = (await readPlainText(file)) ?? "";
  const names = coinNames(file, coins, onWarning);
  if (text.trim() === "") return [];
  requireColumns(file, text);
  const rows = fromCsv(text).map(({ coin_a, coin_b, by = "", at = "", ...words }, row) => {
    const [a, b] = [coin_a, coin_b].map((name) => name && names.coinOf(name));
    // spreadsheet programs capitalise the first letter of a cell
    const side = words.side?.trim().toLowerCase();
    const verdict = words.verdict?.trim().toLowerCase();
    const good =
      (side === "obverse" || side === "reverse") && a && b && VERDICT_VALUES.includes(verdict);
    if (!good)
      throw new NumislabError(
        "input",
        `${file}, row ${row + 2}: expected side (obverse or reverse), coin_a, coin_b, verdict (same, different, unsure or withdrawn); found ${[side, a, b, verdict].join(", ")}.`,
      );
    return {
      side: side as Verdict["side"],
      a,
      b,
      verdict: verdict as NewVerdict["verdict"],
      by,
      at,
    };
  });
  const verdicts = verdictsInForce(rows, ({ side, a, b, by }, i) =>
    onWarning(
      `${file}, row ${i + 2}: ${by || "nobody named"} takes back a verdict on ${a} and ${b} (${side}) and has none: the verdicts of others stay. Only who gave a verdict takes it back.`,
    ),
  );
  for (const { a, b } of verdicts) names.check(a, b);
  return verdicts;
}

/** Without its header, the first row would be taken for one, and its verdict be lost. */
function requireColumns(file: string, text: string): void {
  const found = dialectOf(text).columns;
  const lacking = VERDICT_COLUMNS.slice(0, 4).filter((column) => !found.includes(column));
  if (lacking.length > 0)
    throw new NumislabError(
      "input",
      `${file} has no column ${lacking.join(", ")} in its first row: write the names of the columns there (${VERDICT_COLUMNS.slice(0, 4).join(",")}).`,
    );
}

/** The coins that a table of verdicts means, and what is to be told of them. */
function coinNames(
  file: string,
  coins: readonly string[] | undefined,
  onWarning: (text: string) => void = () => {},
) {
  const find = coins && coinFinder(coins);
  const told = new Set<string>();
  const warn = (text: string) => {
    if (!told.has(text)) onWarning(text);
    told.add(text);
  };
  return {
    /** The coin; the name itself where it means none, or could mean several. */
    coinOf(name: string): string {
      const found = find?.(name) ?? [];
      if (found.length !== 1 || found[0] === name) return name;
      warn(
        `${file}: '${name}' is taken for the coin ${found[0]}, the only one that it can be. Spreadsheet programs drop zeros; format the column as text to keep them.`,
      );
      return found[0];
    },
    /** Tells of a verdict that is on no two coins. */
    check(...pair: [string, string]): void {
      for (const name of find ? pair : []) {
        const found = find!(name);
        if (found.includes(name)) continue;
        const why =
          found.length === 0
            ? "is no coin of this study"
            : `could be any of the coins ${found.join(", ")}`;
        warn(
          `${file}: the verdict on ${pair.join(" and ")} is not used: '${name}' ${why}. Write the coin's name as its photograph has it.`,
        );
      }
    },
  };
}
