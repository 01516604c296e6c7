import { randomView, type ViewRange } from "../../augment/index";
import { tf } from "../../engine/index";
import { averagePrecision } from "../../metrics/index";
import { embedPictures, scorePairs, type Seeing } from "../../models/index";
import type { Random } from "../../base/index";
import type { Example } from "../../training/index";

/**
 * The figure that early stopping watches: a random view of every validation picture is looked up
 * among the pictures of its side. Hits are the other coins of its die; where there is none, the
 * picture itself, for real links alone would be too few to steer by in most hoards. Were the
 * picture itself always among them, it would be most of what is found, and the figure would best be
 * early, before the network has learned to look past what one photograph shows. The views are the
 * same every time.
 *
 * @returns a function to the average precision over all look-ups, 0 to 1
 */
export function lookUpPrecision(
  examples: readonly Example[],
  seeing: Seeing,
  range: ViewRange,
  random: Random,
): (model: tf.LayersModel) => Promise<number> {
  const pictures = examples.map(({ picture }) => picture);
  const views = pictures.map((picture) => {
    const view = new Float32Array(picture.length);
    randomView(picture, seeing.input.size, range, random, view);
    return view;
  });
  const linked = examples.map(({ die, side }, i) =>
    examples.some((other, j) => j !== i && other.die === die && other.side === side),
  );
  const lookUps = { a: [] as number[], b: [] as number[] };
  const hits: boolean[] = [];
  examples.forEach((query, i) =>
    examples.forEach((candidate, j) => {
      if (query.side !== candidate.side || (i === j && linked[i])) return;
      lookUps.a.push(i);
      lookUps.b.push(examples.length + j);
      hits.push(query.die === candidate.die);
    }),
  );
  return async (model) => {
    const embeddings = await embedPictures(model, seeing, [...views, ...pictures]);
    return averagePrecision(scorePairs(embeddings, lookUps), hits);
  };
}
