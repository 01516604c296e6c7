import { undecidedPairs, type CoinDies } from "../../data/index";
import { unsurePairsBeside } from "../review/unsure-pairs-beside";
import { compareSheet, type SideComparison } from "./compare-sheet";
import type { StudyInput } from "./study-input";

/** The dies that a sheet names, and how a study agrees with them; null without a sheet. */
export interface StudyBesideSheet {
  sheet: CoinDies[] | null;
  comparison: SideComparison[] | null;
}

/**
 * Compares the dies that were found with those of the sheet. Coins are called as the study calls
 * them: a sheet may call a coin 1 where its file says 001.
 *
 * @throws NumislabError "input" when the sheet's list of undecided pairs cannot be read
 */
export async function studyBesideSheet(
  { labelled, coins }: Pick<StudyInput, "labelled" | "coins">,
  found: readonly CoinDies[],
): Promise<StudyBesideSheet> {
  if (labelled === null) return { sheet: null, comparison: null };
  const byFile = new Map(coins.map(({ file, name }) => [file, name]));
  const sheet = labelled.coins.map(({ file, obverseDie, reverseDie }): CoinDies => ({
    name: byFile.get(file)!,
    obverseDie,
    reverseDie,
  }));
  const nameOf = new Map(labelled.coins.map((coin, i) => [coin.name, sheet[i].name]));
  const undecided = [
    ...(await unsurePairsBeside(labelled.sheet)),
    ...undecidedPairs(labelled.coins, labelled.reading.undecided),
  ].map(({ side, a, b }) => ({ side, a: nameOf.get(a) ?? a, b: nameOf.get(b) ?? b }));
  return { sheet, comparison: compareSheet(sheet, found, undecided) };
}
