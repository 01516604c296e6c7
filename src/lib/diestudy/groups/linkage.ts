import { blocksOf } from "./blocks";
import type { PairEvidence } from "./pair-evidence";
import { ofCoins, type Partition } from "./partition";

/** single: connected components; complete: every pair must agree; average: their mean. */
export type Linkage = "single" | "average" | "complete";

/**
 * Groups by joining the two groups that are likest, again and again, as long as they are of one die with a probability
 * of `cut` or more: for their likest pair (single), on average, or for their unlikest pair (complete). Pairs that say
 * nothing don't count. A person's verdicts hold.
 *
 * @throws NumislabError "input" when verdicts contradict each other
 */
export function linkageGroups(evidence: PairEvidence, linkage: Linkage, cut = 0.5): Partition {
  const n = evidence.coins.length;
  const { members, parted } = blocksOf(evidence);
  const groups = members.map((own) => [...own]);
  const size = groups.length;
  const likeness = (x: number, y: number) => {
    const known = groups[x].flatMap((i) => groups[y].map((j) => evidence.probability[i * n + j])).filter((p) => !Number.isNaN(p));
    if (known.length === 0) return -1;
    if (linkage === "average") return known.reduce((sum, p) => sum + p, 0) / known.length;
    return linkage === "single" ? known.reduce((a, b) => Math.max(a, b)) : known.reduce((a, b) => Math.min(a, b));
  };
  const like = new Float64Array(size * size);
  const update = (x: number, y: number) => (like[x * size + y] = like[y * size + x] = parted[x * size + y] ? -1 : likeness(x, y));
  const alive = groups.map((_, g) => g);
  for (const x of alive) for (const y of alive) if (x < y) update(x, y);
  for (;;) {
    let [best, keep, gone] = [-1, -1, -1];
    for (const x of alive) for (const y of alive) if (x < y && like[x * size + y] > best) [best, keep, gone] = [like[x * size + y], x, y];
    if (best < cut) return ofCoins(groups.filter((_, g) => alive.includes(g)), alive.map((_, i) => i));
    groups[keep].push(...groups[gone]);
    alive.splice(alive.indexOf(gone), 1);
    for (const z of alive) {
      if (parted[gone * size + z]) parted[keep * size + z] = parted[z * size + keep] = 1;
      if (z !== keep) update(keep, z);
    }
  }
}
