import { halfOf, type Layout, type Side } from "../../coins/index";
import { dieOf, SIDES, type LabelledCoin } from "../../data/index";
import { mapConcurrent, random } from "../../base/index";
import type { Figure } from "../figures/figure";
import { html, type Html } from "../pages/html";
import { figurePlace } from "../pages/page";
import { thumbnail } from "../pages/thumbnail";
import { embeddingFigure, type ShownCoin } from "../figures/embedding-figure";
import { coinsOf } from "./modelled-section";
import type { SiameseRun } from "./siamese-run";

/** Pixels across a photograph. */
const WIDTH = 80;
/** Coins with a photograph: a page must stay small enough to be mailed. */
const MAX_PHOTOGRAPHS = 300;

/**
 * Where the kept model of a run puts the coins, a figure a side (see `embeddingFigure`), with the
 * photograph of each to be hovered over.
 *
 * @returns by name; none of a side with too few coins, and where sheet and photographs are gone
 */
export async function embeddingMaps(
  root: string,
  run: Pick<SiameseRun, "config" | "record" | "pairs">,
): Promise<Record<string, Figure>> {
  const coins = await coinsOf(root, run);
  const figures = await Promise.all(
    SIDES.map(async (side): Promise<[string, Figure][]> => {
      const shown = await shownCoins(coins, side, run.config.data.layout);
      const figure = embeddingFigure(
        run.pairs,
        side,
        shown,
        random(run.config.seed).fork(`map of ${side}s`),
      );
      return figure ? [[`embedding-${side}`, figure]] : [];
    }),
  );
  return Object.fromEntries(figures.flat());
}

async function shownCoins(
  coins: readonly LabelledCoin[],
  side: Side,
  layout: Layout,
): Promise<Map<string, ShownCoin>> {
  const known = coins.filter((coin) => dieOf(coin, side) !== null);
  const read = await mapConcurrent(
    known.map((coin, i) => ({ coin, i })),
    4,
    async ({ coin, i }): Promise<[string, ShownCoin]> => {
      const file = coin.sides[side];
      const photograph =
        file && i < MAX_PHOTOGRAPHS
          ? await thumbnail(file, halfOf(layout, side), WIDTH).catch(() => undefined)
          : undefined; // one that cannot be read has no place in the run either
      return [coin.name, { die: dieOf(coin, side)!, photograph }];
    },
  );
  return new Map(read);
}

/** The figures in the report, with what can be read from them. */
export function embeddingSection(
  { config }: Pick<SiameseRun, "config">,
  figures: Record<string, Figure>,
): Html {
  const sides = SIDES.filter((side) => figures[`embedding-${side}`]);
  if (sides.length === 0)
    return html`<h2 id="map">A map of the coins</h2><p>Not drawn: there are too few coins, the photographs and their sheet are gone, or the run is older than the scores that it takes.</p>`;
  const compared =
    config.network.compare === "map"
      ? "This network makes no list of numbers of a coin that would have a place in space: it compares two coins at a time. So the map is made of the scores of all pairs."
      : "The map is made of the distances of the embeddings.";
  return html`<h2 id="map">A map of the coins</h2>
<p>Coins that the kept model finds alike lie together (UMAP). ${compared} A colour and mark stand for a die, and thin lines join its coins. Point at a coin to see it. Look at the <strong>filled</strong> marks: the model never saw those coins; that coins it learned from (open) lie with their die shows only that it has learned them. Who lies beside whom means something; how far apart two heaps lie, and which way up, does not.</p>
<div class="figures">${sides.map((side) => figurePlace(`embedding-${side}`, side === "obverse" ? "Obverses." : "Reverses."))}</div>`;
}
