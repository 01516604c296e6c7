import { pairKey } from "../../data/index";
import type { NewVerdict, SavedVerdict } from "./saved-verdict";

/** Longest name of a judge that is saved. */
const MAX_NAME_LENGTH = 80;

const oneLine = (by: string): string => by.replace(/\s+/g, " ").trim();

/** A judge's name as it is saved: in one line, and cut where it is too long. */
export const savedJudge = (by: string): string => oneLine(by).slice(0, MAX_NAME_LENGTH);

/** A judge's name as it is compared: neither capital letters nor spaces make another person. */
export const judgeKey = (by: string): string => oneLine(by.normalize("NFC")).toLowerCase();

/** Whether two names are of one judge. */
export const sameJudge = (one: string, other: string): boolean => judgeKey(one) === judgeKey(other);

/** The names of those who judged, as each was written first; who gave no name is not among them. */
export function judgesOf(verdicts: readonly Pick<SavedVerdict, "by">[]): string[] {
  const names = new Map<string, string>();
  for (const { by } of verdicts)
    if (judgeKey(by) !== "" && !names.has(judgeKey(by))) names.set(judgeKey(by), oneLine(by));
  return [...names.values()];
}

/**
 * The verdicts that hold, of every judge. The last row of a judge on a pair counts, and `withdrawn`
 * takes back the judge's own verdict. A verdict without a name is nobody's in particular: the next
 * row of anybody on the pair replaces it.
 *
 * @param rows in the order of the table
 * @param onNothingTaken receives rows that take back what others said and the judge did not, and their
 *   places
 * @returns in the order of the table
 */
export function verdictsInForce(
  rows: readonly NewVerdict[],
  onNothingTaken: (row: NewVerdict, place: number) => void = () => {},
): SavedVerdict[] {
  const inForce = new Map<string, SavedVerdict>();
  rows.forEach((row, place) => {
    const { verdict, ...said } = row;
    const pair = pairKey(row.side, row.a, row.b);
    // both are taken away, so that the newest stands last
    const [unnamed, own] = [
      inForce.delete(`${pair}\n`),
      inForce.delete(`${pair}\n${judgeKey(row.by)}`),
    ];
    if (verdict !== "withdrawn") inForce.set(`${pair}\n${judgeKey(row.by)}`, { ...said, verdict });
    else if (!unnamed && !own && [...inForce.keys()].some((key) => key.startsWith(`${pair}\n`)))
      onNothingTaken(row, place);
  });
  return [...inForce.values()];
}
