import { randomView, type ViewRange } from "../../augment/index";
import { tf } from "../../engine/index";
import { averagePrecision } from "../../metrics/index";
import { embedPictures, scorePairs, type EncoderSpec } from "../../models/index";
import type { Random } from "../../base/index";
import type { Example } from "../../training/index";

/**
 * Mean average precision of retrieval on augmented views, the validation metric of early stopping.
 * An augmented view of every validation picture is a query among the pictures of its side. Relevant
 * are the other coins of its die; for a coin without one the picture itself, since real links alone
 * are too few in most hoards. The picture itself is not relevant otherwise: the metric would then
 * peak early, when the network recognises photographs and not dies. The views are the same in every
 * epoch.
 *
 * @returns a function that computes the mean average precision over all queries, 0 to 1
 */
export function retrievalPrecision(
  unordered: readonly Example[],
  encoder: EncoderSpec,
  range: ViewRange,
  random: Random,
): (model: tf.LayersModel) => Promise<number> {
  const viewed = unordered.map((example) => {
    const view = new Float32Array(example.picture.length);
    randomView(example.picture, encoder.input.size, range, random, view);
    return { ...example, view };
  });
  // One side after the other, so that the comparison's tiles hold few sides that are not compared.
  const examples = viewed.sort((x, y) => x.side.localeCompare(y.side));
  const linked = examples.map(({ die, side }, i) =>
    examples.some((other, j) => j !== i && other.die === die && other.side === side),
  );
  const queries = { a: [] as number[], b: [] as number[] };
  const hits: boolean[] = [];
  examples.forEach((query, i) =>
    examples.forEach((candidate, j) => {
      if (query.side !== candidate.side || (i === j && linked[i])) return;
      queries.a.push(i);
      queries.b.push(examples.length + j);
      hits.push(query.die === candidate.die);
    }),
  );
  const pictures = [...examples.map(({ view }) => view), ...examples.map(({ picture }) => picture)];
  return async (model) => {
    const embeddings = await embedPictures(model, encoder, pictures);
    return averagePrecision(hits, scorePairs(embeddings, queries));
  };
}
