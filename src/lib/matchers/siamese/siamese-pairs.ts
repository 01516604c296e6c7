import type { Layout, Side } from "../../coins/index";
import { coinsInFolder, SIDES } from "../../data/index";
import { NumislabError, type OnProgress } from "../../base/index";
import type { Answer } from "../registration/evidence";
import type { MatchedFolder } from "../match-folder";
import { probability } from "../../metrics/index";
import {
  embedInputs,
  readInputs,
  scorePairs,
  type PhotographToRead,
  type SiameseModel,
} from "../../models/index";

type SiamesePair = Pick<
  MatchedFolder["pairs"][number],
  "a" | "b" | "side" | "score" | "probability" | "answer"
>;

/**
 * Every two coins of a folder as a Siamese network judges them: as `matchFolder`, but for how they
 * lie on each other.
 */
export async function siamesePairs(
  model: SiameseModel,
  dir: string,
  { layout, cache, onProgress }: { layout: Layout; cache?: string; onProgress?: OnProgress },
): Promise<Pick<MatchedFolder, "coins" | "refused" | "warnings"> & { pairs: SiamesePair[] }> {
  const { coins, leftOut, warnings } = await coinsInFolder(dir, { layout });
  const photographs = coins.flatMap(
    ({ name, file, sides }): (PhotographToRead & { name: string })[] =>
      layout === "halves"
        ? [{ name, file, sides: SIDES }]
        : (Object.entries(sides) as [Side, string][]).map(([side, one]) => ({
            name,
            file: one,
            sides: [side],
          })),
  );
  const read = await readInputs(photographs, layout, model.card.input, {
    cache,
    onProgress: (done, total) =>
      onProgress?.({ stage: "reading and normalising photographs", done, total }),
  });
  const seen = read.flatMap(({ inputs }, i) =>
    inputs.map((input) => ({ coin: photographs[i].name, input })),
  );
  const refused = [
    ...leftOut,
    ...read.flatMap(({ refusal }, i) =>
      refusal ? [{ file: photographs[i].file, why: refusal.message }] : [],
    ),
  ];
  const usable = [...new Set(seen.map(({ coin }) => coin))];
  if (usable.length < 2) {
    throw new NumislabError(
      "input",
      `${dir}: ${usable.length} of ${coins.length} coins can be used. ${refused
        .slice(0, 5)
        .map(({ why }) => why)
        .join(" ")}`,
    );
  }
  const pairs: SiamesePair[] = [];
  for (const side of SIDES) {
    const own = seen.filter(({ input }) => input.side === side);
    const a = own.flatMap((_, i) => own.slice(i + 1).map(() => i));
    const b = own.flatMap((_, i) => own.slice(i + 1).map((_, k) => i + 1 + k));
    const embeddings = await embedInputs(
      model,
      own.map(({ input }) => input),
    );
    const { threshold, calibration } = model.card.decisions[side];
    scorePairs(embeddings, { a, b }).forEach((score, p) => {
      const answer: Answer = score >= threshold ? "same" : "different";
      pairs.push({
        a: own[a[p]].coin,
        b: own[b[p]].coin,
        side,
        score,
        probability: probability(calibration, score),
        answer,
      });
    });
  }
  const notes = seen.flatMap(({ coin, input }) =>
    input.warnings.map((warning) => `coin ${coin}, ${input.side}: ${warning}`),
  );
  return { coins: usable, pairs, refused, warnings: [...warnings, ...notes] };
}
