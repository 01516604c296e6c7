import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { startEngine } from "../../../src/lib/engine/index";
import {
  compose,
  invert,
  moved,
  similarity,
  type Affine,
} from "../../../src/lib/matchers/registration/align/affine";
import { partsOf, type MatchWork } from "../../../src/lib/matchers/index";
import { plane, type Plane } from "../../../src/lib/matchers/registration/match-side";
import { chooseReferences } from "../../../src/lib/matchers/neighbours/choose-references";
import {
  ALIGNED_SIZE_PX,
  alignedPicture,
} from "../../../src/lib/matchers/neighbours/aligned-picture";
import { nearestNeighbours } from "../../../src/lib/matchers/neighbours/nearest-neighbours";
import { related } from "../../../src/lib/matchers/neighbours/related";
import { random } from "../../../src/lib/base/random";
import { preparedObverse, movedSide, simulated } from "../registration/coins";

beforeAll(() => startEngine());

const IDENTITY: Affine = [1, 0, 0, 0, 1, 0];

const laid = (tiny: Plane, map: Affine) => {
  const out = new Float32Array(ALIGNED_SIZE_PX * ALIGNED_SIZE_PX);
  alignedPicture(tiny, map, out);
  return out;
};
const product = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

describe("references", () => {
  const side = (name: string, legible = true) => ({
    digest: String(random(Number(name)).next()),
    legible,
  });
  const names = Array.from({ length: 100 }, (_, i) => String(i + 1));

  it("are the same sides in whatever order they come", () => {
    const sides = names.map((name) => side(name));
    const turned = [...sides].reverse();
    expect(chooseReferences(turned).map((i) => turned[i])).toEqual(
      chooseReferences(sides).map((i) => sides[i]),
    );
    expect(chooseReferences(sides)).toHaveLength(40);
  });

  it("change by as many at most as sides are added", () => {
    const before = names.map((name) => side(name));
    const after = [...before, side("101"), side("102"), side("103")];
    const kept = chooseReferences(after).map((i) => after[i].digest);
    expect(
      chooseReferences(before).filter((i) => !kept.includes(before[i].digest)).length,
    ).toBeLessThanOrEqual(3);
  });

  it("are neither blank nor one photograph twice, and none that was taken", () => {
    const sides = [side("1"), side("2", false), side("1"), side("3")];
    expect(
      chooseReferences(sides)
        .map((i) => sides[i].digest)
        .sort(),
    ).toEqual([side("1").digest, side("3").digest].sort());
    expect(
      chooseReferences(sides, new Set([side("1").digest])).map((i) => sides[i].digest),
    ).toEqual([side("3").digest]);
  });
});

describe("a picture as it lies on a reference", () => {
  it("is of unit length, and the same however the coin lay", () => {
    const [coin] = simulated(2);
    const prepared = preparedObverse(coin);
    const still = movedSide(prepared, { map: IDENTITY, bend: new Float64Array(12) }).pyramid[0];
    const map = similarity(7, 1.03, [0.06, -0.04]);
    const turned = movedSide(prepared, { map: invert(map), bend: new Float64Array(12) }).pyramid[0];
    const [a, b] = [laid(still, IDENTITY), laid(turned, map)];
    expect(product(a, a)).toBeCloseTo(1, 5);
    expect(product(a, b)).toBeGreaterThan(0.85);
    expect(product(a, laid(turned, IDENTITY))).toBeLessThan(0.4);
  });

  it("is empty where there is no relief", () => {
    expect(laid(plane(70), IDENTITY).every((value) => value === 0)).toBe(true);
  });
});

describe("most similar", () => {
  const count = 30;
  const draw = random(4);
  const sides = Array.from({ length: count }, () => {
    const tiny = plane(70);
    tiny.mask.fill(1);
    for (let i = 0; i < 4900; i++) tiny.relief[i] = draw.integer(255) - 127;
    return { tiny };
  });
  for (let i = 0; i < 4900; i++)
    sides[7].tiny.relief[i] = Math.round(
      0.8 * sides[3].tiny.relief[i] + 0.2 * sides[7].tiny.relief[i],
    );
  const places = sides.map((_, i) =>
    [0, 1, 2]
      .filter((r) => (i + r) % 3 !== 0)
      .map((reference) => ({ reference, map: similarity(reference + i / 10, 1), correlation: 1 })),
  );

  /** Every two sides on every reference, one after the other. */
  function byHand(neighbours: number, may: (a: number, b: number) => boolean): string[] {
    const pictures = sides.map(
      ({ tiny }, i) => new Map(places[i].map(({ reference, map }) => [reference, laid(tiny, map)])),
    );
    const found = new Set<string>();
    for (let a = 0; a < count; a++) {
      const like = sides.flatMap((_, b) => {
        const shared = [...pictures[a].keys()].filter((reference) => pictures[b].has(reference));
        if (a === b || !may(a, b) || shared.length === 0) return [];
        return [
          {
            b,
            like: Math.max(
              ...shared.map((reference) =>
                product(pictures[a].get(reference)!, pictures[b].get(reference)!),
              ),
            ),
          },
        ];
      });
      for (const { b } of like.sort((x, y) => y.like - x.like).slice(0, neighbours))
        found.add([a, b].sort((x, y) => x - y).join());
    }
    return [...found].sort();
  }

  it("proposes each side's most similar others, each pair once", () => {
    const pairs = nearestNeighbours(sides, places, 3, { neighbours: 3 });
    expect(pairs.map(({ a, b }) => [a, b].join()).sort()).toEqual(byHand(3, () => true));
    expect(pairs).toEqual([...pairs].sort((x, y) => x.a - y.a || x.b - y.b));
    expect(pairs.some(({ a, b }) => a === 3 && b === 7)).toBe(true);
  });

  it("leaves out pairs that may not be from the same die", () => {
    const may = (a: number, b: number) => (a + b) % 2 === 0;
    expect(
      nearestNeighbours(sides, places, 3, { neighbours: 2, may })
        .map(({ a, b }) => [a, b].join())
        .sort(),
    ).toEqual(byHand(2, may));
  });

  it("starts from where both lie on the reference that they share", () => {
    const own = [
      [{ reference: 0, map: similarity(5, 1, [0.1, 0]), correlation: 1 }],
      [{ reference: 0, map: similarity(-8, 1.02, [0, 0.2]), correlation: 1 }],
    ];
    const [{ start }] = nearestNeighbours(sides.slice(0, 2), own, 1, { neighbours: 1 });
    const [u, v] = moved(own[0][0].map, 0.3, -0.2);
    moved(start, u, v).forEach((value, i) =>
      expect(value).toBeCloseTo(moved(own[1][0].map, 0.3, -0.2)[i], 10),
    );
  });
});

describe("related", () => {
  const links = fc.uniqueArray(
    fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a < b),
    { selector: ([a, b]) => a * 12 + b, maxLength: 20 },
  );

  it("is every pair with a third in common that nobody looked at", () => {
    fc.assert(
      fc.property(links, links, (same, looked) => {
        const seen = new Set([...same, ...looked].map(String));
        const expected: string[] = [];
        for (let a = 0; a < 12; a++) {
          for (let b = a + 1; b < 12; b++) {
            const has = (x: number, y: number) =>
              same.some(([p, q]) => (p === x && q === y) || (p === y && q === x));
            if (
              !seen.has(`${a},${b}`) &&
              Array.from({ length: 12 }, (_, c) => c).some((c) => has(a, c) && has(b, c))
            )
              expected.push(`${a},${b}`);
          }
        }
        expect(
          related(
            same.map(([a, b]) => ({ a, b, map: IDENTITY })),
            (a, b) => seen.has(`${a},${b}`),
          ).map(({ a, b }) => `${a},${b}`),
        ).toEqual(expected);
      }),
    );
  });

  it("starts from how both lie on the third", () => {
    // 2 to 0's place, and 2 to 5's
    const [first, second] = [similarity(4, 1, [0.1, 0]), similarity(-3, 1.1, [0, 0.1])];
    const [{ a, b, start }] = related(
      [
        { a: 0, b: 2, map: invert(first) },
        { a: 2, b: 5, map: second },
      ],
      () => false,
    );
    expect([a, b]).toEqual([0, 5]);
    start.forEach((entry, i) => expect(entry).toBeCloseTo(compose(second, invert(first))[i], 10));
  });
});

describe("parts of work", () => {
  const works: MatchWork[] = [
    {
      what: "sides",
      layout: "halves",
      photographs: Array.from({ length: 70 }, (_, i) => ({
        file: `${i}.jpg`,
        sides: ["obverse", "reverse"] as const,
      })),
    },
    {
      what: "places",
      references: ["r"],
      sides: Array.from({ length: 700 }, (_, i) => ({ digest: `d${i}`, file: `${i}.side` })),
    },
    {
      what: "registrations",
      questions: Array.from({ length: 33 }, (_, i) => ({
        fixed: `${i}`,
        others: ["x"],
        starts: [IDENTITY],
      })),
    },
  ];
  const items = (work: MatchWork): readonly unknown[] =>
    work.what === "sides" ? work.photographs : work.what === "places" ? work.sides : work.questions;

  it.each(works)("are all of it, in order, and no more than were asked for ($what)", (work) => {
    for (const most of [1, 2, 5, 1000]) {
      const parts = partsOf(work, most);
      expect(parts.length).toBeLessThanOrEqual(most);
      expect(parts.flatMap(items)).toEqual(items(work));
      expect(parts.every((part) => items(part).length > 0)).toBe(true);
    }
  });

  it("screen the same blocks of sides as the whole", () => {
    expect(
      partsOf(works[1], 4).map(
        (part) => items(part).length % 128 === 0 || items(part).at(-1) === items(works[1]).at(-1),
      ),
    ).not.toContain(false);
  });
});
