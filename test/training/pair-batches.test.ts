import { describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import { pairBatches } from "../../src/lib/training/index";

const size = 4;
const still = { rotation: 0, shift: 0, zoom: 0, contrast: 0, noise: 0, erase: 0 };
/**
 * A picture that tells which example it is; the edge is lost to interpolation, the middle is not.
 */
const example = (value: number, die: number, side = "obverse") => ({
  picture: new Float32Array(size * size).fill(value),
  die,
  side,
});
const examples = [
  example(1, 10),
  example(2, 10),
  example(3, 11),
  example(4, 12),
  example(5, 20, "reverse"),
  example(6, 21, "reverse"),
  example(7, 21, "reverse"),
];
const valuesOf = (pictures: Float32Array) =>
  Array.from(
    { length: pictures.length / (size * size) },
    (_, i) => pictures[i * size * size + size + 1],
  );

describe("pairBatches", () => {
  const batches = [...pairBatches(examples, 4, { size, range: still, polar: null }, random(5))].map(
    ({ pictures, labels }) => ({ values: valuesOf(pictures), dies: labels }),
  );

  it("shows each example once as an anchor, but for a last one alone", () => {
    const anchors = batches.flatMap(({ values }) => values.filter((_, i) => i % 2 === 0)).sort();
    expect(anchors.filter((value) => value <= 4)).toEqual([1, 2, 3, 4]);
    // of three reverses, two and one are cut; the one has nothing to be told from
    expect(anchors.filter((value) => value > 4)).toHaveLength(2);
  });

  it("pairs an anchor with another coin of its die, or with itself where there is none", () => {
    for (const { values } of batches) {
      for (let i = 0; i < values.length; i += 2) {
        const partner = { 1: 2, 2: 1, 3: 3, 4: 4, 5: 5, 6: 7, 7: 6 }[values[i]];
        expect(values[i + 1]).toBe(partner);
      }
    }
  });

  it("leaves out a batch from the same die: there is nothing to tell it from", () => {
    const one = [
      example(1, 10),
      example(2, 10),
      example(3, 10),
      example(5, 20, "reverse"),
      example(6, 21, "reverse"),
    ];
    for (let seed = 0; seed < 5; seed++) {
      const made = [...pairBatches(one, 8, { size, range: still, polar: null }, random(seed))];
      expect(made.map(({ labels }) => [...new Set(labels)].sort())).toEqual([[20, 21]]);
    }
  });

  it("never mixes sides, and gives each picture the die it is of", () => {
    for (const { values, dies } of batches) {
      expect(new Set(values.map((value) => value > 4)).size).toBe(1);
      expect(dies).toEqual(values.map((value) => examples[value - 1].die));
    }
  });

  it("gives the same batches for the same seed and others for another", () => {
    const order = (seed: number) =>
      [
        ...pairBatches(
          examples,
          4,
          { size, range: { ...still, noise: 0.1 }, polar: null },
          random(seed),
        ),
      ].flatMap(({ pictures }) => [...pictures]);
    expect(order(1)).toEqual(order(1));
    expect(order(1)).not.toEqual(order(2));
  });
});
