import { fromCsv, NumislabError, readPlainTextSync } from "../../base/index";
import { WITHDRAWN } from "../review/saved-verdict";

/** What a person says of two photographs: one coin, or two. */
export interface SpecimenVerdict {
  a: string;
  b: string;
  verdict: "same" | "different";
  /** Who judged; empty where the table does not say. */
  by?: string;
}

/** Name of the table in a study's folder. */
export const SPECIMEN_VERDICTS = "specimen-verdicts.csv";

/** Two photographs in either order, as a key. */
export const specimenKey = (a: string, b: string): string => [a, b].sort().join("\n");

/**
 * Reads a table of verdicts on specimens: coin_a, coin_b, verdict (same: one coin; different: two;
 * withdrawn: neither), and by where it is there; further columns do not matter. The last row of a
 * pair counts. A file that is not there holds none.
 *
 * @param coins names of the study's coins
 * @param onWarning receives rows whose coins the study does not have
 * @throws NumislabError "input" naming the row
 */
export function readSpecimenVerdicts(
  file: string,
  coins: readonly string[],
  onWarning: (text: string) => void,
): SpecimenVerdict[] {
  const text = readPlainTextSync(file);
  if (text === null) return [];
  const known = new Set(coins);
  const latest = new Map<string, SpecimenVerdict>();
  fromCsv(text).forEach((row, i) => {
    const { coin_a: a, coin_b: b, verdict, by = "" } = row;
    const place = `${file}, row ${i + 2}`;
    if (verdict !== "same" && verdict !== "different" && verdict !== WITHDRAWN)
      throw new NumislabError(
        "input",
        `${place}: the verdict is ${JSON.stringify(verdict ?? "")}; write same where both photographs show one coin, different where they show two.`,
      );
    const lost = [a, b].filter((coin) => coin === undefined || !known.has(coin));
    if (lost.length > 0)
      return onWarning(
        `${place}: is not used: the study has no coin ${lost.join(" and no coin ")}.`,
      );
    const key = specimenKey(a, b);
    latest.delete(key); // so that the newest stands last
    if (verdict !== WITHDRAWN) latest.set(key, { a, b, verdict, ...(by === "" ? {} : { by }) });
  });
  return [...latest.values()];
}
