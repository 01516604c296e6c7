import type { Layout, Side } from "../../coins/index";
import { loadDieLinks, SIDES, type LabelledCoin, type SheetOptions } from "../../data/index";
import { NumislabError } from "../../base/index";
import { exampleCard, mostConfidentErrors, type Example } from "./examples";
import { html, type Html } from "../pages/html";

/**
 * Right and wrong answers with their photographs, the surest errors of both kinds first.
 *
 * @param folder  of the photographs; where they are gone the section says so
 * @param page path of the page
 */
export async function examplesSection(
  pairs: readonly Example["pair"][],
  folder: string,
  {
    sheet,
    sheetOptions,
    layout,
    page,
  }: {
    sheet?: string | null;
    sheetOptions?: SheetOptions | null;
    layout: Layout;
    page: string;
  },
): Promise<Html> {
  let coins: Map<string, LabelledCoin>;
  try {
    const labelled = await loadDieLinks(folder, {
      sheet: sheet ?? undefined,
      sheetOptions: sheetOptions ?? undefined,
      layout,
    });
    coins = new Map(labelled.coins.map((coin) => [coin.name, coin]));
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    // A run outlives its photographs.
    return html`<h2>Right and wrong answers</h2><p class="note">The photographs cannot be shown: ${error.message}</p>`;
  }
  const cards = (some: readonly Example[]) =>
    Promise.all(
      some.map((example) =>
        exampleCard(example, coins, { layout, page }).catch(() => gone(example)),
      ),
    );
  const kinds = ["falsePositives", "falseNegatives", "right"] as const;
  const examples = SIDES.map((side: Side) =>
    mostConfidentErrors(pairs.filter((pair) => pair.side === side)),
  );
  const titles = {
    falsePositives: "Wrong: two dies taken for one, with the highest probability",
    falseNegatives: "Wrong: one die taken for two, with the lowest probability",
    right: "Right: easy and hard ones",
  };
  const parts = await Promise.all(
    kinds.map(async (kind) => {
      const own = examples.flatMap((of) => of[kind]);
      return html`<h3>${titles[kind]}</h3>${own.length > 0 ? html`<div class="pairs">${await cards(own)}</div>` : html`<p>None.</p>`}`;
    }),
  );
  return html`<h2>Right and wrong answers</h2><p>Of the pairs of either kind of error, those are shown of which the model was surest. The probability is the calibrated one; a pair may be called ‘same die’ below a half, for the threshold was not chosen by probability.</p>${parts}`;
}

const gone = ({ pair, why }: Example) =>
  html`<div class="pair">(a photograph is gone) <strong>${pair.a} and ${pair.b}</strong>, ${pair.side}: ${why}</div>`;
