import { mapConcurrent } from "../../base/index";
import { pairCache } from "./cache/pair-cache";
import { cachedRegistrations } from "./cache/cached-registrations";
import { eachPhotograph } from "./read-sides";
import { sideLoader } from "../neighbours/distant-side";
import type { MatchWork } from "../neighbours/planned-work";
import { placeOnReferences, placedCode, SIDES_PER_BLOCK } from "../neighbours/place-on-references";
import { startWorkers } from "./workers";

/**
 * Precomputes work units of a matcher, on this or another machine, into the cache where the matcher
 * finds the results. Repeating or killing it does no harm.
 *
 * The engine must have been started (`startEngine`).
 *
 * @param options.cache the matcher's own; kept files of sides lie in it
 */
export async function precompute(
  work: MatchWork,
  { cache, anyRotation, threads }: { cache: string; anyRotation?: boolean; threads?: number },
): Promise<void> {
  const plain = startWorkers(threads);
  const workers = cachedRegistrations(plain, cache);
  const load = sideLoader();
  try {
    if (work.what === "sides")
      await eachPhotograph(work.photographs, work.layout, workers, { cache }, () => null);
    else if (work.what === "places") {
      const references = await Promise.all(work.references.map((file) => load({ file })));
      await placeOnReferences(work.sides, references, {
        load,
        workers,
        cache: pairCache(cache, "places", placedCode),
        anyRotation: work.anyRotation ?? anyRotation,
      });
    } else {
      await mapConcurrent(work.questions, workers.count + 1, async ({ fixed, others, starts }) => {
        const [side, ...rest] = await Promise.all([fixed, ...others].map((file) => load({ file })));
        await workers.register({ fixed: side, others: rest, starts });
      });
    }
  } finally {
    await plain.close();
  }
}

/**
 * Splits a work unit into independent parts of about equal cost; together they give bit for bit the
 * result of the whole.
 *
 * @param most largest number of parts
 */
export function partsOf(work: MatchWork, most: number): MatchWork[] {
  if (work.what === "sides")
    return slices(work.photographs, most).map((photographs) => ({ ...work, photographs }));
  // sides are screened in blocks: a part holds whole ones
  if (work.what === "places")
    return slices(
      slices(work.sides, Math.ceil(work.sides.length / SIDES_PER_BLOCK), SIDES_PER_BLOCK),
      most,
    ).map((blocks) => ({ ...work, sides: blocks.flat() }));
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
