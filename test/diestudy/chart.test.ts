import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { dieChart, dieChartPages } from "../../src/lib/diestudy/chart/die-chart";
import { crossings, orderDies } from "../../src/lib/diestudy/chart/order-dies";
import { placeDies } from "../../src/lib/diestudy/chart/place-dies";
import { random } from "../../src/lib/base/random";
import { textWidth } from "../../src/lib/diestudy/chart/text-width";
import { chartBoxes, crosses, overlaps } from "./chart-boxes";
import { coinsOf, LARGE_STUDIES, STUDIES } from "./studies";

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
    await expect(dieChart(STUDIES[name])).toMatchFileSnapshot(
      `charts/${name.replaceAll(" ", "-")}.svg`,
    );
  });

  it.each(LARGE_STUDIES)(
    "of a study of $coins.length coins has no text on another text, a mark or a line",
    ({ coins }) => {
      for (const svg of [dieChart(coins), ...dieChartPages(coins)]) {
        const { texts, marks, lines } = chartBoxes(svg);
        expect(overlaps(texts)).toEqual([]);
        expect(overlaps(texts, marks)).toEqual([]);
        expect(overlaps(marks)).toEqual([]);
        const crossed = texts.filter((text) => lines.some((line) => crosses(line, text)));
        expect(crossed.map(({ what }) => what)).toEqual([]);
      }
    },
  );

  it.each(LARGE_STUDIES)(
    "of a study of $coins.length coins names every coin and die",
    ({ coins }) => {
      const chart = chartBoxes(dieChart(coins)).texts.map(({ what }) => what);
      const named = new Set(
        chart.flatMap((text) =>
          text
            .replace(/^(… )?O\d+: /, "")
            .replace(/ \(.*/, "")
            .split(/,\s?/),
        ),
      );
      const wanted = coins.flatMap(({ name, obverseDie, reverseDie }) =>
        obverseDie !== null && reverseDie !== null ? [name, obverseDie, reverseDie] : [name],
      );
      const alone = new Set(
        chart.flatMap((text) => /\((\w+), (\w+)\)$/.exec(text)?.slice(1) ?? []),
      );
      expect(wanted.filter((name) => !named.has(name) && !alone.has(name))).toEqual([]);
    },
  );

  it("names the coins of one obverse die in front of them where a reverse die has several", () => {
    const { texts } = chartBoxes(dieChart(STUDIES["two chains"]));
    const words = texts.map(({ what }) => what);
    expect(words).toEqual(expect.arrayContaining(["1", "O1: 2", "O2: 3, 4", "5", "6, 7"]));
  });

  it("on pages of A4 keeps within the margins, and says where a broken chain goes on", () => {
    const { coins } = LARGE_STUDIES.at(-1)!;
    const pages = dieChartPages(coins).map(chartBoxes);
    expect(pages.length).toBeGreaterThan(1);
    for (const { texts, marks } of pages)
      for (const box of [...texts, ...marks]) {
        expect(box.left).toBeGreaterThanOrEqual(20 - 1e-6);
        expect(box.right).toBeLessThanOrEqual(190);
        expect(box.top).toBeGreaterThanOrEqual(15);
        expect(box.bottom).toBeLessThanOrEqual(290);
      }
    const words = pages.map(({ texts }) => texts.map(({ what }) => what));
    words.forEach((own, page) => {
      for (const text of own) {
        const to = /continued on p\. (\d+)/.exec(text);
        const chain = /^Chain \d+/.exec(text)?.[0];
        if (!to) continue;
        const next = words[Number(to[1]) - 1].filter((other) => other.startsWith(`${chain}:`));
        expect(next.some((other) => other.includes(`continued from p. ${page + 1}`))).toBe(true);
      }
      for (const [, die, on] of own.map((text) => /^(O\d+) \(p\. (.+)\)$/.exec(text) ?? []))
        for (const other of on ? on.split(", ") : [])
          expect(
            words[Number(other) - 1].some((text) => text === die || text.startsWith(`${die} (p.`)),
          ).toBe(true);
    });
    expect(words.flat().some((text) => text.includes("continued on p."))).toBe(true);
  });

  it("escapes names, and draws a study of no coin", () => {
    const svg = dieChart(coinsOf("<script>&1 O1 R1", "b O1 R1\u0001"));
    expect(svg).toContain("&lt;script&gt;&amp;1");
    // eslint-disable-next-line no-control-regex
    expect(svg).not.toMatch(/<script|\u0001/);
    expect(dieChart([])).toMatch(/0 die chains, 0 coins/);
  });
});

describe("textWidth", () => {
  it.each([
    ["001, 002", 3.892],
    ["O12", 1.89],
    ["WMI", 2.055],
    ["Ω", 1],
  ])("of %s is that of Helvetica", (text, width) => {
    expect(textWidth(text, 1)).toBeCloseTo(width, 6);
  });
});
