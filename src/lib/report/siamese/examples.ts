import type { LabelledCoin } from "../../data/index";
import { formatNumber, formatProbability } from "../../base/index";
import { html, type Html } from "../pages/html";
import { halfOf, type Layout, type TestedPair } from "../../coins/index";
import { photograph } from "../pages/photograph";
import { thumbnail } from "../pages/thumbnail";

/** A pair, and why it is shown. */
export interface Example {
  pair: Pick<TestedPair, "a" | "b" | "side" | "score" | "probability" | "called" | "same">;
  why: string;
}

/** The most confident errors of one side, and some right answers. */
export interface ConfidentExamples {
  /** Wrong answers with the highest confidence, in descending order. */
  falsePositives: Example[];
  falseNegatives: Example[];
  right: Example[];
}

/**
 * The most confident errors of either kind, and easy and hard right answers. Confidence is the
 * calibrated probability, since scores of several models cannot be compared.
 *
 * @param wrong number of errors of either kind
 */
export function mostConfidentErrors(
  pairs: readonly Example["pair"][],
  wrong = 2,
): ConfidentExamples {
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
    falsePositives: of(false, true).slice(0, wrong).map(because("two dies, taken for one")),
    falseNegatives: of(true, false)
      .reverse()
      .slice(0, wrong)
      .map(because("one die, taken for two")),
    right,
  };
}

/** An example with its two photographs side by side. @param page path of the page */
export async function exampleCard(
  { pair, why }: Example,
  coins: ReadonlyMap<string, LabelledCoin>,
  { layout, page }: { layout: Layout; page: string },
): Promise<Html> {
  const right = pair.called === pair.same;
  const pictures = await Promise.all(
    [pair.a, pair.b].map(async (name) => {
      const file = coins.get(name)!.sides[pair.side]!;
      const half = halfOf(layout, pair.side);
      const alt = `coin ${name}, ${pair.side}`;
      return photograph(await thumbnail(file, half), alt, { file, half, page });
    }),
  );
  return html`<div class="pair">
    <div>
      ${pictures}
    </div>
    <strong>${pair.a} and ${pair.b}</strong>, ${pair.side}: ${why}.<br />
    <span class="${right ? "right" : "wrong"}" >${right ? "✓" : "✗"} called ${pair.called ? "same die" : "different"}</span >, score ${formatNumber(pair.score, "no score")}, probability ${formatProbability(pair.probability, "no score")}
  </div>`;
}
