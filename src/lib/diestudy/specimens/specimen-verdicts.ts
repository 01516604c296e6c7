import { fromCsv, NumislabError, readPlainTextSync } from "../../base/index";
import { verdictsInForce } from "../review/judges";
import { WITHDRAWN, type NewVerdict, type SavedVerdict } from "../review/saved-verdict";
import { takenVerdicts, type TakenVerdict } from "../review/taken-verdicts";

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
 * A specimen has both sides; where verdicts on specimens are handled as verdicts on dies are, they
 * stand on this one.
 */
export const SPECIMEN_SIDE = "obverse";

/**
 * Reads a table of verdicts on specimens: coin_a, coin_b, verdict (same: one coin; different: two;
 * withdrawn: neither), and by and at where they are there; further columns do not matter. The last
 * row of each judge on a pair counts (see `verdictsInForce`). A file that is not there holds none.
 *
 * @param coins names of the study's coins
 * @param onWarning receives rows whose coins the study does not have
 * @returns the verdicts of every judge, in the order of their rows, on `SPECIMEN_SIDE`
 * @throws NumislabError "input" naming the row
 */
export function readSpecimenJudgements(
  file: string,
  coins: readonly string[],
  onWarning: (text: string) => void,
): SavedVerdict[] {
  const text = readPlainTextSync(file);
  if (text === null) return [];
  const known = new Set(coins);
  const rows = fromCsv(text).flatMap((row, i): NewVerdict[] => {
    const { coin_a: a, coin_b: b, verdict, by = "", at = "" } = row;
    const place = `${file}, row ${i + 2}`;
    if (verdict !== "same" && verdict !== "different" && verdict !== WITHDRAWN)
      throw new NumislabError(
        "input",
        `${place}: the verdict is ${JSON.stringify(verdict ?? "")}; write same where both photographs show one coin, different where they show two.`,
      );
    const lost = [a, b].filter((coin) => coin === undefined || !known.has(coin));
    if (lost.length === 0) return [{ side: SPECIMEN_SIDE, a, b, verdict, by, at }];
    onWarning(`${place}: is not used: the study has no coin ${lost.join(" and no coin ")}.`);
    return [];
  });
  return verdictsInForce(rows);
}

/**
 * What a table of verdicts on specimens says of each pair: one verdict. Pairs on which judges differ,
 * as `takenVerdicts` decides, have none.
 *
 * @param onWarning receives rows whose coins the study does not have, and disputes
 * @throws NumislabError "input" as `readSpecimenJudgements` does
 */
export function readSpecimenVerdicts(
  file: string,
  coins: readonly string[],
  onWarning: (text: string) => void,
): SpecimenVerdict[] {
  return takenVerdicts(readSpecimenJudgements(file, coins, onWarning)).flatMap((taken) => {
    const { a, b, verdict, by, disputed } = taken;
    if (disputed) onWarning(`${file}: ${disputeOnSpecimens(taken)}`);
    return verdict === "unsure" ? [] : [{ a, b, verdict, ...(by === "" ? {} : { by }) }];
  });
}

/** In words, who differs on two photographs, and what the study does. */
function disputeOnSpecimens({ a, b, said, against }: TakenVerdict): string {
  const words = { same: "one coin", different: "two coins", unsure: "not sure" };
  const who = said
    .map(({ by, verdict }) => `${by || "nobody named"}: ${words[verdict]}`)
    .join(", ");
  const beside = against.map((one) => `${one.a} and ${one.b}: ${words[one.verdict]}`).join(", ");
  return `whether ${a} and ${b} are one coin is in dispute (${who}${beside && `; cannot be right with ${beside}`}): no verdict is taken. Settle it with \`npx numislab review\`.`;
}
