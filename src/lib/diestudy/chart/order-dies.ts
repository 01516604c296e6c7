/**
 * Links of one die chain: position of the obverse die and of the reverse die in their columns'
 * lists.
 */
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

/** Number of starting orders; more improve little. */
const MAX_STARTING_ORDERS = 8;
/**
 * Largest product of dies and starting orders: large chains get fewer starting orders, which would
 * take minutes.
 */
const MAX_DIES_OVER_ALL_STARTS = 2000;

/**
 * Orders the dies of a chain so that few links cross: from walks along the chain, each column in
 * turn by the mean place of a die's partners (barycentres), then each die moves to the place in its
 * column where fewest links cross. To find the fewest is hard in general (NP); a test shows how
 * near this comes on small chains.
 *
 * @see Sugiyama, Tagawa and Toda 1981; Matuszewski, Schönfeld and Molitor 1999 (sifting)
 */
export function orderDies(links: Links, obverses: number, reverses: number): DieOrder {
  const partners = partnersOf(links, 0, obverses);
  const ends = Array.from({ length: obverses }, (_, die) => die).sort(
    (a, b) => partners[a].length - partners[b].length || a - b,
  );
  let best: { order: DieOrder; crossings: number } | null = null;
  const starts = Math.max(
    1,
    Math.min(MAX_STARTING_ORDERS, Math.floor(MAX_DIES_OVER_ALL_STARTS / (obverses + reverses))),
  );
  for (const start of ends.slice(0, starts)) {
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

/**
 * Dies in the order in which a walk along the links, breadth first, meets them; unlinked ones last.
 */
function walk(links: Links, start: number, obverses: number, reverses: number): DieOrder {
  const order: DieOrder = { obverse: [start], reverse: [] };
  const [ofObverse, ofReverse] = [partnersOf(links, 0, obverses), partnersOf(links, 1, reverses)];
  const met = { obverse: new Set([start]), reverse: new Set<number>() };
  const meet = (side: "obverse" | "reverse", die: number) => {
    if (!met[side].has(die)) order[side].push(die);
    met[side].add(die);
  };
  for (let [o, r] = [0, 0]; o < order.obverse.length || r < order.reverse.length;) {
    if (o < order.obverse.length)
      for (const die of ofObverse[order.obverse[o++]]) meet("reverse", die);
    else for (const die of ofReverse[order.reverse[r++]]) meet("obverse", die);
  }
  for (let die = 0; die < obverses; die++) meet("obverse", die);
  for (let die = 0; die < reverses; die++) meet("reverse", die);
  return order;
}

function byMean(
  own: readonly number[],
  others: readonly number[],
  links: Links,
  side: 0 | 1,
): number[] {
  const places = placesOf(others);
  const mean = partnersOf(links, side, own.length).map(
    (partners) => partners.reduce((sum, other) => sum + places[other], 0) / partners.length,
  );
  return [...own].sort((a, b) => mean[a] - mean[b]);
}

/** Moves one die after the other to the best place in its column, until nothing is saved. */
function sifted(links: Links, order: DieOrder): DieOrder {
  const best = { obverse: [...order.obverse], reverse: [...order.reverse] };
  for (let changed = true; changed;) {
    changed = false;
    for (const [own, others, side] of [
      [best.obverse, best.reverse, 0],
      [best.reverse, best.obverse, 1],
    ] as const) {
      const places = placesOf(others);
      const cross = crossingsOfTwo(
        partnersOf(links, side, own.length).map((partners) =>
          partners.map((other) => places[other]),
        ),
      );
      const dies = own.length;
      for (const die of [...own]) {
        const at = own.indexOf(die);
        own.splice(at, 1);
        const costs = [0]; // of standing in each place, beside standing on top
        for (const other of own)
          costs.push(costs.at(-1)! + cross[other * dies + die] - cross[die * dies + other]);
        const least = Math.min(...costs);
        if (least < costs[at]) changed = true;
        own.splice(least < costs[at] ? costs.indexOf(least) : at, 0, die);
      }
    }
  }
  return best;
}

/**
 * Crossings of the links of each two dies, the first of them above the second, dies × dies. @param
 * partners places of each die's partners
 */
function crossingsOfTwo(partners: readonly (readonly number[])[]): Int32Array {
  const cross = new Int32Array(partners.length ** 2);
  partners.forEach((upper, a) =>
    partners.forEach((lower, b) => {
      for (const p of upper) for (const q of lower) if (q < p) cross[a * partners.length + b]++;
    }),
  );
  return cross;
}

/** The dies that each die of a side is linked with. */
function partnersOf(links: Links, side: 0 | 1, dies: number): number[][] {
  const partners = Array.from({ length: dies }, (): number[] => []);
  for (const link of links) partners[link[side]].push(link[1 - side]);
  return partners;
}

function placesOf(order: readonly number[]): number[] {
  const places: number[] = [];
  order.forEach((die, place) => (places[die] = place));
  return places;
}
