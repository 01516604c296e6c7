import type { Layout, Side } from "../../coins/index";
import { chooseThreshold, fitPlatt } from "../../metrics/index";
import type { Decision, SiameseModel } from "../../models/index";
import type { OnProgress } from "../../base/index";
import { embedSides } from "../../matchers/index";
import { scoreSides, type IndexedPair } from "./evaluate-sides";
import { readyCoins, type ReadyCoins } from "./ready-coins";

/** Reading a labelled folder for a model: see `readyCoins`. */
export interface LabelledFolderOptions {
  layout?: Layout;
  cache?: string;
  onProgress?: OnProgress;
}

/**
 * Thresholds and calibration of a model from every pair of some labelled folders, none of whose
 * dies it may have seen: a validation fold of twenty coins has too few links to tell how sure to
 * be. The threshold is that of the largest F1, since links are rare.
 */
export async function calibrateSiamese(
  model: SiameseModel,
  folders: readonly string[],
  options: LabelledFolderOptions = {},
): Promise<Record<Side, Decision>> {
  let all: IndexedPair[] = [];
  for (const folder of folders) all = all.concat((await scoreFolder(model, folder, options)).pairs);
  const of = (side: Side): Decision => {
    const own = all.filter((pair) => pair.side === side);
    const [scores, same] = [own.map(({ score }) => score), own.map((pair) => pair.same)];
    const links = same.filter(Boolean).length;
    const chosenOn = `the ${side} pairs of ${folders.length} hoards of which the model saw no die (${own.length} pairs, ${links} from the same die)`;
    return {
      threshold: chooseThreshold(same, scores, "f1"),
      calibration: fitPlatt(same, scores),
      chosenOn,
      prior: links / own.length,
    };
  };
  return { obverse: of("obverse"), reverse: of("reverse") };
}

/** Every labelled pair of a folder as a model judges it. */
export async function scoreFolder(
  { network, card }: SiameseModel,
  folder: string,
  { layout = "halves", cache, onProgress }: LabelledFolderOptions = {},
): Promise<{ ready: ReadyCoins; pairs: IndexedPair[] }> {
  const ready = await readyCoins(folder, { layout }, card.input, onProgress, cache);
  const { coins, leftOut } = ready;
  return {
    ready,
    pairs: scoreSides(
      coins,
      await embedSides(network, card, coins),
      card.decisions,
      coins.map((_, i) => i),
      leftOut,
    ),
  };
}
