import { join } from "node:path";
import { contactSheet, halfOf, type Layout, stepsOfNormalisation } from "../../coins/index";
import { loadDieLinks, type LabelledCoin } from "../../data/index";
import { startEngine } from "../../engine/index";
import { formatNumber, formatPercent, NumislabError } from "../../base/index";
import { loadSiamese } from "../../models/index";
import { html, raw, type Html } from "../pages/html";
import { figurePlace } from "../pages/page";
import { thumbnail } from "../pages/thumbnail";
import { lossWords } from "./loss-words";
import { networkLayers } from "../figures/network-layers";
import { siameseDrawing } from "../figures/siamese-drawing";
import type { SiameseRun } from "./siamese-run";

const SHOWN: Record<Layout, string> = {
  halves: "A photograph is cut into its halves, obverse left and reverse right.",
  stacked: "A photograph is cut into its halves, obverse above and reverse below.",
  single: "Each photograph shows one side.",
};

/** How the problem is modelled, with a photograph on its way to the network. */
export async function modelledSection(
  root: string,
  { config, record, link }: SiameseRun,
): Promise<Html> {
  const { layout } = config.data;
  const coin = (await coinsOf(root, { config, record }))[0];
  const steps = coin
    ? await stepsOfNormalisation(coin.sides.obverse!, { layout, side: "obverse" }).catch(() => null)
    : null;
  const sheet =
    steps &&
    (await contactSheet(
      steps.map(({ picture }) => picture),
      { labels: steps.map(({ name }) => name), columns: steps.length, cell: 180 },
    ));
  return html`<h2 id="modelled">How the problem is modelled</h2>
<p>Two photographs of two coins; two questions: were the obverses struck from the same die, and were the reverses? Each is a yes-or-no question about a <em>pair</em> of sides. Dies are not classes: those that will be asked about have not been seen, so a network that names dies would be of no use. A network is trained to turn one side of a coin into numbers, its embedding, such that sides struck from the same die get embeddings that are close. Two coins are then compared by their embeddings alone, and a threshold turns the score into an answer. That also works for dies of which there is a single coin.</p>
<p>${SHOWN[layout]} The coin is found on its plain ground and brought to one size${config.input.flatten ? "; light and patina are evened out, for they change from photograph to photograph and the die does not" : "; its light is left as it is"}. The network sees ${config.input.size} × ${config.input.size} grey pixels${config.input.polar ? ", unrolled round the coin’s middle" : ""}. One network serves both sides; each side has a threshold of its own (${link("config.json")}).</p>
${sheet ? html`<figure class="steps"><img src="data:image/png;base64,${sheet.toString("base64")}" alt="A photograph on its way to the network"><figcaption>Coin ${coin.name}, obverse, on its way to the network${config.input.flatten ? "" : " (this network sees it before light and patina are taken off)"}.</figcaption></figure>` : null}`;
}

/** The network as a drawing, from the layers of the model that was saved. */
export async function architectureSection(root: string, run: SiameseRun): Promise<Html> {
  return html`<h2 id="architecture">Architecture</h2>
<p>Both twins are one network: the same layers with the same weights, once for each coin. The drawing is made from the layers of the saved model (${run.link("model/model.json")}); the thresholds are those it answers with (${run.link("model/siamese.json")}).${mapWords(run)}</p>
<div class="drawing">${raw(await architectureDrawing(root, run))}</div>`;
}

/** How two maps are aligned with each other; nothing where two embeddings are compared. */
function mapWords({ config }: SiameseRun): string {
  if (config.network.compare !== "map") return "";
  const { block, shift, give, turns, sizes } = config.network.map;
  return ` What comes out for a side is a map: numbers for every place of the coin. Two maps are compared by laying one on the other: turned by ${turns.join(", ")}°, ${sizes.some((size) => size !== 1) ? `drawn at ${sizes.join(", ")} of its size, ` : ""}moved up to ${shift} cells, each block of ${block} × ${block} cells up to ${give} more. The score is their correlation where it is greatest.`;
}

/** The drawing of a run's network as SVG. */
export async function architectureDrawing(
  root: string,
  { folder, config, record, pairs }: Pick<SiameseRun, "folder" | "config" | "record" | "pairs">,
): Promise<string> {
  await startEngine();
  const { network, card } = await loadSiamese(join(folder, "model"));
  const layers = networkLayers(network);
  const flat = network.outputs[0].shape.length === 2;
  network.dispose();
  const coins = await coinsOf(root, { config, record });
  const shown = pairs.find(
    (pair) => pair.heldOut && pair.same && pair.called && pair.side === "obverse",
  );
  const picture = async (name: string) => {
    const file = coins.find((coin) => coin.name === name)?.sides.obverse;
    return file ? thumbnail(file, halfOf(config.data.layout, "obverse")).catch(() => null) : null;
  };
  const pictures = shown ? await Promise.all([picture(shown.a), picture(shown.b)]) : [];
  return siameseDrawing(layers, {
    embedding: flat ? "scaled to length 1" : "a map: features, place by place",
    comparison: card.map
      ? "best correlation of one map aligned with the other: the score"
      : "cosine of the two embeddings: the score",
    thresholds: [
      `obverses: ${formatNumber(card.decisions.obverse.threshold, "no pair to choose by")}`,
      `reverses: ${formatNumber(card.decisions.reverse.threshold, "no pair to choose by")}`,
    ],
    ...(pictures.length === 2 && pictures.every((one) => one !== null)
      ? { pictures: pictures as [string, string] }
      : {}),
  });
}

/** Loss, sampler and training, with the curves. */
export function lossSection({ config, result, record, link }: SiameseRun): Html {
  const { loss, sampler, training, augment, data } = config;
  const { name, formula, words } = lossWords(loss);
  const settings = Object.entries(loss)
    .flatMap(([key, value]) => (key === "kind" ? [] : [`${key} ${value}`]))
    .join(", ");
  const together =
    sampler.kind === "pairs"
      ? "Partners are coins from the same die"
      : `A batch has up to ${sampler.coins} coins of a die`;
  const still = Object.values(augment).every((value) => value === 0);
  return html`<h2 id="loss">Loss and training</h2>
    <p class="formula">${formula}</p>
    <p>Loss: ${loss.kind} (${settings}). That is the ${name}. ${words}</p>
    <p>
      Adam at ${training.learningRate}, ${training.batch} pictures a step. ${together}, or a second view of the same photograph where a die has one coin;${data.extra.coins > 0 ? ` ${data.extra.coins * data.extra.hoards} extra simulated coins are learned from beside the training folds;` : ""}
      ${still ? "pictures are not changed in training" : `views are turned up to ${augment.rotation}°, shifted up to ${formatPercent(augment.shift, "not set")}, scaled up to ${formatPercent(augment.zoom, "not set")}`}. At most ${training.epochs} epochs, ended after ${training.patience} without a better validation metric; it ran ${link("history.csv", String(result.epochs))} and kept the weights of ${training.keep === "last" ? "the last" : html`epoch ${link("evaluation.json", String(result.bestEpoch))}`}${result.tested > 1 ? " (the model without fold 0, which is the one that is kept)" : ""}. Seed ${record.seed}.
    </p>
    <div class="figures">
      ${figurePlace("training", "Loss on the training folds, and how often a changed view of a validation coin finds its own die.")}
    </div>`;
}

/**
 * The coins of a run with their photographs; none where the photographs are gone, for a run
 * outlives them.
 */
export async function coinsOf(
  root: string,
  { record, config }: Pick<SiameseRun, "record" | "config">,
): Promise<LabelledCoin[]> {
  const { sheet, sheetOptions, layout } = config.data;
  return loadDieLinks(join(root, record.data.folder), {
    sheet: sheet ?? undefined,
    sheetOptions: sheetOptions ?? undefined,
    layout,
  }).then(
    ({ coins }) => coins,
    (error) => {
      if (error instanceof NumislabError) return [];
      throw error;
    },
  );
}
