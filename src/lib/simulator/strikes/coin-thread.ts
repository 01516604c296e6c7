import { answerQuestions } from "../../base/index";
import type { SimulatedCoin } from "./simulated-coin";
import { filesOf, type CoinFile, type SimulatedLayout } from "./coin-files";
import type { SimulateOptions } from "./options";
import type { PlannedCoin } from "./plan";
import { hoardStriker } from "./striker";
import { strikesOf, type StrikeTruth } from "./truth";

/**
 * A coin to be struck and photographed in a thread; `options` are the same in all questions to one
 * thread.
 */
export interface CoinQuestion {
  options: SimulateOptions;
  layout: SimulatedLayout;
  planned: PlannedCoin;
}

export interface CoinAnswer {
  images: CoinFile[];
  maps: CoinFile[];
  name: string;
  truth: SimulatedCoin["truth"];
  strikes: StrikeTruth[];
}

let strike: ((planned: PlannedCoin) => SimulatedCoin) | null = null;

answerQuestions<CoinQuestion, CoinAnswer>(async ({ options, layout, planned }) => {
  strike ??= hoardStriker(options);
  const coin = strike(planned);
  return {
    answer: {
      ...(await filesOf(coin, layout)),
      name: coin.name,
      truth: coin.truth,
      strikes: strikesOf(coin, layout),
    },
  };
});
