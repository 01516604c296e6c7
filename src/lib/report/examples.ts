import type { LabelledCoin } from "../data/index";
import { html, type Html } from "./html";
import type { PairOfRun } from "../experiments/index";
import { thumbnail } from "./thumbnail";

/** A pair worth looking at, and why. */
export interface Example {
  pair: PairOfRun;
  why: string;
}

/**
 * Pairs of one side that teach most: links that were found and missed, and the look-alikes that were and were not told
 * apart.
 */
export function telling(pairs: readonly PairOfRun[]): Example[] {
  const falling = [...pairs].sort((a, b) => b.score - a.score);
  const same = falling.filter((pair) => pair.same);
  const different = falling.filter((pair) => !pair.same);
  const chosen = [
    { pair: same[0], why: "same die, most alike" },
    { pair: same.at(-1), why: "same die, least alike" },
    { pair: different[0], why: "different dies, most alike" },
    { pair: different.find(({ called }) => !called), why: "different dies, just told apart" },
  ];
  const seen = new Set<PairOfRun>();
  return chosen.flatMap(({ pair, why }) => {
    if (!pair || seen.has(pair)) return [];
    seen.add(pair);
    return [{ pair, why }];
  });
}

/** An example with its two photographs side by side. */
export async function exampleCard({ pair, why }: Example, coins: ReadonlyMap<string, LabelledCoin>, halves: boolean): Promise<Html> {
  const right = pair.called === pair.same;
  const pictures = await Promise.all(
    [pair.coinA, pair.coinB].map((name) => thumbnail(coins.get(name)!.sides[pair.side]!, halves ? pair.side : null)),
  );
  return html`<div class="pair"><div>${pictures.map((source) => html`<img src="${source}" alt="">`)}</div>
<strong>${pair.coinA} and ${pair.coinB}</strong>, ${pair.side}: ${why}.<br>
<span class="${right ? "right" : "wrong"}">${right ? "✓" : "✗"} called ${pair.called ? "same die" : "different"}</span>, score ${pair.score.toFixed(3)}, probability ${pair.probability.toPrecision(2)}</div>`;
}
