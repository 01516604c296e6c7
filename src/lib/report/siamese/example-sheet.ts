import { contactSheet, readPhotograph, splitHalves } from "../../coins/index";
import { SIDES } from "../../data/index";
import { formatProbability } from "../../base/index";
import { mostConfidentErrors, type ConfidentExamples } from "./examples";
import { coinsOf } from "./modelled-section";
import type { SiameseRun } from "./siamese-run";

/**
 * Held-out pairs with their photographs side by side, a pair a row and side: the surest wrong
 * answers of a kind, or right ones.
 *
 * @returns a PNG; null where there is no such answer, or its photographs are gone
 */
export async function exampleSheet(
  root: string,
  run: Pick<SiameseRun, "config" | "record" | "pairs">,
  kind: keyof ConfidentExamples,
): Promise<Buffer | null> {
  const {
    config: {
      data: { layout },
    },
    pairs,
  } = run;
  const files = new Map((await coinsOf(root, run)).map(({ name, sides }) => [name, sides]));
  const examples = SIDES.flatMap(
    (side) => mostConfidentErrors(pairs.filter((pair) => pair.heldOut && pair.side === side))[kind],
  );
  const shown = examples.filter(({ pair }) => files.has(pair.a) && files.has(pair.b));
  if (shown.length === 0) return null;
  const pictures = await Promise.all(
    shown.flatMap(({ pair: { a, b, side } }) =>
      [a, b].map(async (name) => {
        const photograph = await readPhotograph(files.get(name)![side]!);
        return layout === "single" ? photograph : splitHalves(photograph, undefined, layout)[side];
      }),
    ),
  );
  const labels = shown.flatMap(({ pair: { a, b, side, probability } }) => [
    `${a}, ${side}`,
    `${b}, probability ${formatProbability(probability, "no score")}`,
  ]);
  return contactSheet(pictures, { columns: 4, labels, cell: 200 });
}
