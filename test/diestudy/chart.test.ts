import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { dieChart } from "../../src/lib/diestudy/chart/die-chart";
import { crossings, orderDies } from "../../src/lib/diestudy/chart/order-dies";
import { placeDies } from "../../src/lib/diestudy/chart/place-dies";
import { random } from "../../src/lib/base/random";
import { coinsOf, STUDIES } from "./studies";

const permutations = (items: number[]): number[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item) =>
        permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
      );

/** A chain: every die is linked, over others, to every other. */
function chain(obverses: number, reverses: number, more: number, seed: number): [number, number][] {
  const rng = random(seed);
  const links = new Map<string, [number, number]>();
  const add = (o: number, r: number) => void links.set(`${o} ${r}`, [o, r]);
  add(0, 0);
  for (let o = 1; o < obverses; o++) add(o, rng.integer(Math.min(o, reverses)));
  for (let r = 1; r < reverses; r++) add(rng.integer(obverses), r);
  for (let k = 0; k < more; k++) add(rng.integer(obverses), rng.integer(reverses));
  return [...links.values()];
}

describe("orderDies", () => {
  it("comes near the fewest crossings that any order has", () => {
    let [found, fewest] = [0, 0];
    for (let seed = 0; seed < 25; seed++) {
      const links = chain(4, 5, 2, seed);
      const order = orderDies(links, 4, 5);
      const best = Math.min(
        ...permutations([0, 1, 2, 3]).flatMap((obverse) =>
          permutations([0, 1, 2, 3, 4]).map((reverse) => crossings(links, { obverse, reverse })),
        ),
      );
      expect([...order.obverse].sort(), `seed ${seed}`).toEqual([0, 1, 2, 3]);
      expect(crossings(links, order)).toBeGreaterThanOrEqual(best);
      found += crossings(links, order);
      fewest += best;
    }
    expect(found).toBeLessThanOrEqual(1.15 * fewest);
  });

  it("draws a chain that is a path without a crossing", () => {
    const path: [number, number][] = [
      [3, 1],
      [0, 1],
      [0, 4],
      [2, 4],
      [2, 0],
      [1, 0],
      [1, 3],
      [4, 3],
      [4, 2],
    ];
    expect(crossings(path, orderDies(path, 5, 5))).toBe(0);
  });
});

describe("placeDies", () => {
  it("keeps the order, a row between dies of a column, and all within the chain's height", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer(),
        (obverses, reverses, seed) => {
          const links = chain(obverses, reverses, 3, seed);
          const order = orderDies(links, obverses, reverses);
          const places = placeDies(links, order, 6);
          for (const side of ["obverse", "reverse"] as const) {
            const heights = order[side].map((die) => places[side][die]);
            heights.forEach((height, i) => {
              expect(height).toBeGreaterThanOrEqual(-1e-9);
              expect(height).toBeLessThanOrEqual(places.height + 1e-9);
              if (i > 0) expect(height - heights[i - 1]).toBeGreaterThanOrEqual(6 - 1e-9);
            });
          }
        },
      ),
    );
  });
});

describe("dieChart", () => {
  it.each(Object.keys(STUDIES))("of %s is drawn as it was when last looked at", async (name) => {
    await expect(dieChart(STUDIES[name])).toMatchFileSnapshot(`charts/${name}.svg`);
  });

  it("names every die once, and every coin of a short list", () => {
    const texts = [
      ...dieChart(STUDIES["two chains"]).matchAll(/<text class="(die|coin)[^>]*>([^<]*)</g),
    ].map(([, , text]) => text);
    const { dies, coins } = {
      dies: STUDIES["two chains"].flatMap((coin) => [coin.obverseDie, coin.reverseDie]),
      coins: STUDIES["two chains"].map(({ name }) => name),
    };
    for (const die of new Set(dies)) expect(texts.filter((text) => text === die)).toHaveLength(1);
    expect(
      texts
        .filter((text) => !dies.includes(text))
        .flatMap((text) => text.split(", "))
        .sort(),
    ).toEqual(coins.sort());
  });

  it("escapes names, and draws a study of no coin", () => {
    const svg = dieChart(coinsOf("<script>&1 O1 R1", "b O1 R1\u0001"));
    expect(svg).toContain("&lt;script&gt;&amp;1");
    // eslint-disable-next-line no-control-regex
    expect(svg).not.toMatch(/<script|\u0001/);
    expect(dieChart([])).toMatch(/0 die chains, 0 coins/);
  });
});
