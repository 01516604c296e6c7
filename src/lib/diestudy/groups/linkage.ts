import { blocksOf } from "./blocks";
import { components } from "./components";
import type { PairEvidence } from "./pair-evidence";
import { entryOf } from "./pair-index";
import { ofCoins, type Partition } from "./partition";

/** single: connected components; complete: every pair must agree; average: their mean. */
export type Linkage = "single" | "average" | "complete";

/**
 * Groups by joining the two groups that are most similar, again and again, as long as they are from
 * the same die with a probability of `cut` or more: for their most similar pair (single), on
 * average, or for their least similar pair (complete). Pairs that say nothing do not count. A
 * person's verdicts hold.
 *
 * @param cut above the probability of pairs that are not listed
 * @throws NumislabError "input" when verdicts contradict each other
 */
export function linkageGroups(evidence: PairEvidence, linkage: Linkage, cut = 0.5): Partition {
  const { pairs, probability, verdict } = evidence;
  const blocks = blocksOf(evidence);
  const blockOf = new Map(blocks.map((own) => [own[0], own]));
  // no linkage joins what not one pair would join
  const groups = components(
    pairs,
    (entry) => verdict[entry] === 1 || probability[entry] >= cut,
  ).flatMap((coins) =>
    joined(
      evidence,
      coins.flatMap((coin) => (blockOf.has(coin) ? [blockOf.get(coin)!] : [])),
      linkage,
      cut,
    ),
  );
  return ofCoins(
    groups,
    groups.map((_, i) => i),
  );
}

function joined(
  { pairs, probability, verdict, otherwise }: PairEvidence,
  blocks: readonly (readonly number[])[],
  linkage: Linkage,
  cut: number,
): number[][] {
  const groups = blocks.map((own) => [...own]);
  const size = groups.length;
  const likeness = (x: number, y: number) => {
    const entries = groups[x].flatMap((i) => groups[y].map((j) => entryOf(pairs, i, j)));
    if (entries.some((entry) => verdict[entry] === -1)) return -1;
    const known = entries
      .map((entry) => (entry < 0 ? otherwise : probability[entry]))
      .filter((p) => !Number.isNaN(p));
    if (known.length === 0) return -1;
    if (linkage === "average") return known.reduce((sum, p) => sum + p, 0) / known.length;
    return linkage === "single"
      ? known.reduce((a, b) => Math.max(a, b))
      : known.reduce((a, b) => Math.min(a, b));
  };
  const like = new Float64Array(size * size);
  const update = (x: number, y: number) =>
    (like[x * size + y] = like[y * size + x] = likeness(x, y));
  const alive = groups.map((_, g) => g);
  for (const x of alive) for (const y of alive) if (x < y) update(x, y);
  for (;;) {
    let [best, keep, gone] = [-1, -1, -1];
    for (const x of alive)
      for (const y of alive)
        if (x < y && like[x * size + y] > best) [best, keep, gone] = [like[x * size + y], x, y];
    if (best < cut) return alive.map((g) => groups[g]);
    groups[keep].push(...groups[gone]);
    alive.splice(alive.indexOf(gone), 1);
    for (const z of alive) if (z !== keep) update(keep, z);
  }
}
