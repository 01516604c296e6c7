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

/** Orders to start from: more find little more. */
const STARTS = 8;

/**
 * Orders the dies of a chain so that few links cross: from walks along the chain, each column in turn by the mean place
 * of a die's partners (barycentres), then each die moves to the place in its column where fewest links cross. To find
 * the fewest is hard in general (NP); a test shows how near this comes on small chains.
 *
 * @see Sugiyama, Tagawa and Toda 1981; Matuszewski, Schönfeld and Molitor 1999 (sifting)
 */
export function orderDies(links: Links, obverses: number, reverses: number): DieOrder {
  const degree = (die: number) => links.filter(([o]) => o === die).length;
  const ends = Array.from({ length: obverses }, (_, die) => die).sort((a, b) => degree(a) - degree(b) || a - b);
  let best: { order: DieOrder; crossings: number } | null = null;
  for (const start of ends.slice(0, STARTS)) {
    let order = sifted(links, walk(links, start, obverses, reverses));
    for (let round = 0; round < 6; round++) {
      const count = crossings(links, order);
      if (best === null || count < best.crossings) best = { order, crossings: count };
      const reverse = byMean(order.reverse, order.obverse, links, 1);
      order = sifted(links, { reverse, obverse: byMean(order.obverse, reverse, links, 0) });
    }
  }
  return best!.order;
}

/** Dies in the order in which a walk along the links, breadth first, meets them; unlinked ones last. */
function walk(links: Links, start: number, obverses: number, reverses: number): DieOrder {
  const order: DieOrder = { obverse: [start], reverse: [] };
  for (let [o, r] = [0, 0]; o < order.obverse.length || r < order.reverse.length; ) {
    if (o < order.obverse.length) {
      const die = order.obverse[o++];
      for (const [from, to] of links) if (from === die && !order.reverse.includes(to)) order.reverse.push(to);
    } else {
      const die = order.reverse[r++];
      for (const [to, from] of links) if (from === die && !order.obverse.includes(to)) order.obverse.push(to);
    }
  }
  for (let die = 0; die < obverses; die++) if (!order.obverse.includes(die)) order.obverse.push(die);
  for (let die = 0; die < reverses; die++) if (!order.reverse.includes(die)) order.reverse.push(die);
  return order;
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

/** Moves one die after the other to the best place in its column, until nothing is saved. */
function sifted(links: Links, order: DieOrder): DieOrder {
  const best = { obverse: [...order.obverse], reverse: [...order.reverse] };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [own, others, side] of [[best.obverse, best.reverse, 0], [best.reverse, best.obverse, 1]] as const) {
      const places = placesOf(others);
      const partners = own.map(() => [] as number[]);
      for (const link of links) partners[link[side]].push(places[link[1 - side]]);
      // crossings of the links of two dies, the first of them above the second
      const cross = partners.map((upper) => partners.map((lower) => upper.reduce((sum, p) => sum + lower.filter((q) => q < p).length, 0)));
      for (const die of [...own]) {
        const at = own.indexOf(die);
        own.splice(at, 1);
        const costs = [0]; // of standing in each place, beside standing on top
        for (const other of own) costs.push(costs.at(-1)! + cross[other][die] - cross[die][other]);
        const least = Math.min(...costs);
        if (least < costs[at]) changed = true;
        own.splice(least < costs[at] ? costs.indexOf(least) : at, 0, die);
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
