import { inLanes } from "../../base/index";
import { keptAnswers } from "./cache/kept-answers";
import { keptRegistrations } from "./cache/kept-registrations";
import { eachPhotograph } from "./read-sides";
import { sideLoader } from "../neighbours/distant-side";
import type { MatchWork } from "../neighbours/work-ahead";
import { placeOnReferences, placedCode, TOGETHER } from "../neighbours/place-on-references";
import { startWorkers } from "./workers";

/**
 * Does work of a matcher beforehand, here or on another machine: all that comes of it is in the
 * cache afterwards, where the matcher finds it. To do it twice, or to be killed at it, does no
 * harm.
 *
 * The engine must have been started (`startEngine`).
 *
 * @param options.cache the matcher's own; kept files of sides lie in it
 */
export async function matchAhead(
  work: MatchWork,
  { cache, anyRotation, threads }: { cache: string; anyRotation?: boolean; threads?: number },
): Promise<void> {
  const plain = startWorkers(threads);
  const workers = keptRegistrations(plain, cache);
  const load = sideLoader();
  try {
    if (work.what === "sides")
      await eachPhotograph(work.photographs, work.layout, workers, { cache }, () => null);
    else if (work.what === "places") {
      const references = await Promise.all(work.references.map((file) => load({ file })));
      await placeOnReferences(work.sides, references, {
        load,
        workers,
        kept: keptAnswers(cache, "places", placedCode),
        anyRotation,
      });
    } else {
      await inLanes(work.questions, workers.count + 1, async ({ still, others, starts }) => {
        const [side, ...rest] = await Promise.all([still, ...others].map((file) => load({ file })));
        await workers.register({ still: side, others: rest, starts });
      });
    }
  } finally {
    await plain.close();
  }
}

/**
 * Parts of work that can be done apart, nearly equal in cost; what comes of all of them is the same
 * as of the whole, to the bit.
 *
 * @param most as many parts at most
 */
export function partsOf(work: MatchWork, most: number): MatchWork[] {
  if (work.what === "sides")
    return slices(work.photographs, most).map((photographs) => ({ ...work, photographs }));
  // sides are screened in blocks: a part holds whole ones
  if (work.what === "places")
    return slices(slices(work.sides, Math.ceil(work.sides.length / TOGETHER), TOGETHER), most).map(
      (blocks) => ({ ...work, sides: blocks.flat() }),
    );
  return slices(work.questions, most).map((questions) => ({ ...work, questions }));
}

function slices<Item>(
  items: readonly Item[],
  most: number,
  size = Math.max(1, Math.ceil(items.length / most)),
): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
