import type { LabelledCoin } from "../../data/index";
import { formatNumber, formatProbability } from "../../base/index";
import { html, type Html } from "../pages/html";
import type { PairOfRun } from "../../runs/index";
import { thumbnail } from "../pages/thumbnail";

/** A pair worth looking at, and why. */
export interface Example {
  pair: Pick<PairOfRun, "coinA" | "coinB" | "side" | "score" | "probability" | "called" | "same">;
  why: string;
}

/** The answers of one side that teach most. */
export interface TellingExamples {
  /** The surest wrong answers of either kind, the surest first. */
  calledFalsely: Example[];
  missed: Example[];
  right: Example[];
}

/**
 * The answers of one side that teach most: of either kind of error those of which the model was
 * surest, and right answers that were easy and hard. Sure is what the probability says: scores of
 * several models can't be compared.
 *
 * @param wrong how many of either kind of error
 */
export function telling(pairs: readonly Example["pair"][], wrong = 2): TellingExamples {
  const falling = [...pairs].sort((a, b) => b.probability - a.probability || b.score - a.score);
  const of = (same: boolean, called: boolean) =>
    falling.filter((pair) => pair.same === same && pair.called === called);
  const because = (why: string) => (pair: Example["pair"]) => ({ pair, why });
  const found = of(true, true);
  const right = [
    ...found.slice(0, 1).map(because("one die, and found")),
    ...found.slice(1).slice(-1).map(because("one die, only just found")),
    ...of(false, false).slice(0, 2).map(because("two dies, only just told apart")),
  ];
  return {
    calledFalsely: of(false, true).slice(0, wrong).map(because("two dies, taken for one")),
    missed: of(true, false).reverse().slice(0, wrong).map(because("one die, taken for two")),
    right,
  };
}

/** An example with its two photographs side by side. */
export async function exampleCard(
  { pair, why }: Example,
  coins: ReadonlyMap<string, LabelledCoin>,
  halves: boolean,
): Promise<Html> {
  const right = pair.called === pair.same;
  const pictures = await Promise.all(
    [pair.coinA, pair.coinB].map((name) =>
      thumbnail(coins.get(name)!.sides[pair.side]!, halves ? pair.side : null),
    ),
  );
  return html`<div class="pair">
    <div>
      ${pictures.map((source, i) => html`<img src="${source}" alt="coin ${[pair.coinA, pair.coinB][i]}, ${pair.side}">`)}
    </div>
    <strong>${pair.coinA} and ${pair.coinB}</strong>, ${pair.side}: ${why}.<br />
    <span class="${right ? "right" : "wrong"}" >${right ? "✓" : "✗"} called ${pair.called ? "same die" : "different"}</span >, score ${formatNumber(pair.score, "no score")}, probability ${formatProbability(pair.probability, "no score")}
  </div>`;
}
