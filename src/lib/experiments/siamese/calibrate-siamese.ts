import type { Layout, Side } from "../../coins/index";
import { chooseThreshold, fitPlatt } from "../../metrics/index";
import type { Decision, SiameseCard, SiameseModel } from "../../models/index";
import type { OnProgress } from "../../base/index";
import { embedSides } from "../../matchers/index";
import { judgeFolder, type IndexedPair } from "./evaluate-sides";
import { readyCoins, type ReadyCoins } from "./ready-coins";

/** Reading a labelled folder for a model: see `readyCoins`. */
export interface LabelledFolderOptions {
  layout?: Layout;
  cache?: string;
  /** The sides whose pairs are scored; both where it is left out. */
  sides?: readonly Side[];
  onProgress?: OnProgress;
}

/**
 * Thresholds and calibration of a model from every pair of some labelled folders, none of whose
 * dies it may have seen: a validation fold of twenty coins has too few links to tell how sure to
 * be. The threshold is that of the largest F1, since links are rare.
 *
 * @returns those of two coins by themselves, and those of a folder of coins (see `cohortNormalised`)
 */
export async function calibrateSiamese(
  { network, card }: SiameseModel,
  folders: readonly string[],
  options: LabelledFolderOptions = {},
): Promise<Pick<SiameseCard, "decisions" | "cohort">> {
  const alone = { ...card, cohort: undefined };
  const judges: ((card: SiameseCard) => IndexedPair[])[] = [];
  for (const folder of folders)
    judges.push((await scoreFolder({ network, card: alone }, folder, options)).judged);
  const decisionsOf = (own: SiameseCard) =>
    chosenOn(
      judges.flatMap((judge) => judge(own)),
      folders.length,
    );
  const decisions = decisionsOf(alone);
  const cohort = { coins: LEAST_COHORT, decisions };
  return {
    decisions,
    cohort: { ...cohort, decisions: decisionsOf({ ...card, cohort }) },
  };
}

/** With fewer coins a side's median score says little of it. */
const LEAST_COHORT = 10;

function chosenOn(all: readonly IndexedPair[], hoards: number): Record<Side, Decision> {
  const of = (side: Side): Decision => {
    const own = all.filter((pair) => pair.side === side);
    const [scores, same] = [own.map(({ score }) => score), own.map((pair) => pair.same)];
    const links = same.filter(Boolean).length;
    const chosenOn = `the ${side} pairs of ${hoards} hoards of which the model saw no die (${own.length} pairs, ${links} from the same die)`;
    return {
      threshold: chooseThreshold(same, scores, "f1"),
      calibration: fitPlatt(same, scores),
      chosenOn,
      prior: links / own.length,
    };
  };
  return { obverse: of("obverse"), reverse: of("reverse") };
}

/**
 * Every labelled pair of a folder as a model judges it.
 *
 * @returns `judged`: the same pairs by another card of the network, of other cohort and decisions
 */
export async function scoreFolder(
  { network, card }: SiameseModel,
  folder: string,
  { layout = "halves", cache, sides, onProgress }: LabelledFolderOptions = {},
): Promise<{
  ready: ReadyCoins;
  pairs: IndexedPair[];
  judged(card: SiameseCard): IndexedPair[];
}> {
  const ready = await readyCoins(folder, { layout }, card.input, onProgress, cache);
  const { coins, leftOut } = ready;
  const judged = judgeFolder(coins, await embedSides(network, card, coins), leftOut, sides);
  return { ready, pairs: judged(card), judged };
}
