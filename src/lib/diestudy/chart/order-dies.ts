/** Links of one die chain: position of the obverse die and of the reverse die in their columns' lists. */
export type Links = readonly (readonly [obverse: number, reverse: number])[];

/** Dies of both columns from top to bottom. */
export interface DieOrder {
  obverse: number[];
  reverse: number[];
}

/** Pairs of links that cross when dies stand in this order. */
export function crossings(links: Links, { obverse, reverse }: DieOrder): number {
  const [o, r] = [placesOf(obverse), placesOf(reverse)];
  let count = 0;
  for (let x = 0; x < links.length; x++) {
    for (let y = x + 1; y < links.length; y++) {
      if ((o[links[x][0]] - o[links[y][0]]) * (r[links[x][1]] - r[links[y][1]]) < 0) count++;
    }
  }
  return count;
}

/**
 * Orders the dies of a chain so that few links cross: each column in turn by the mean place of a die's partners
 * (barycentres), then neighbours change places as long as that saves crossings. To find the fewest is hard in general
 * (NP); a test shows how near this comes on small chains.
 *
 * @see Sugiyama, Tagawa and Toda 1981
 */
export function orderDies(links: Links, obverses: number, reverses: number): DieOrder {
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
  const starts: DieOrder[] = [{ obverse: upTo(obverses), reverse: upTo(reverses) }, { obverse: upTo(obverses).reverse(), reverse: upTo(reverses) }];
  for (const start of [...starts]) starts.push({ ...start, obverse: byMean(start.obverse, start.reverse, links, 0) });
  let best: DieOrder | null = null;
  for (let order of starts) {
    for (let round = 0; round < 12; round++) {
      const reverse = byMean(order.reverse, order.obverse, links, 1);
      order = { reverse, obverse: byMean(order.obverse, reverse, links, 0) };
      const swapped = swapNeighbours(links, order);
      if (best === null || crossings(links, swapped) < crossings(links, best)) best = swapped;
    }
  }
  return best!;
}

function byMean(own: readonly number[], others: readonly number[], links: Links, side: 0 | 1): number[] {
  const places = placesOf(others);
  const mean = own.map(() => 0);
  for (const die of own) {
    const partners = links.filter((link) => link[side] === die).map((link) => places[link[1 - side]]);
    mean[die] = partners.reduce((sum, place) => sum + place, 0) / partners.length;
  }
  return [...own].sort((a, b) => mean[a] - mean[b]);
}

function swapNeighbours(links: Links, order: DieOrder): DieOrder {
  const best = { obverse: [...order.obverse], reverse: [...order.reverse] };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [own, others, side] of [[best.obverse, best.reverse, 0], [best.reverse, best.obverse, 1]] as const) {
      const places = placesOf(others);
      const partners = own.map(() => [] as number[]);
      for (const link of links) partners[link[side]].push(places[link[1 - side]]);
      const cross = (upper: number, lower: number) => partners[upper].reduce((sum, p) => sum + partners[lower].filter((q) => q < p).length, 0);
      for (let i = 0; i + 1 < own.length; i++) {
        if (cross(own[i + 1], own[i]) >= cross(own[i], own[i + 1])) continue;
        [own[i], own[i + 1]] = [own[i + 1], own[i]];
        changed = true;
      }
    }
  }
  return best;
}

function placesOf(order: readonly number[]): number[] {
  const places: number[] = [];
  order.forEach((die, place) => (places[die] = place));
  return places;
}
