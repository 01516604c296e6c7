import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hammingDistance, perceptualHash } from "../../../src/lib/data/checks/perceptual-hash";

const { cases } = JSON.parse(
  readFileSync(join(__dirname, "../../goldens/perceptual-hash.json"), "utf8"),
) as { cases: { kind: string; grey: number[]; bits: string }[] };
const bitsOf = (hash: Uint32Array) =>
  Array.from({ length: 256 }, (_, i) => (hash[i >> 5] >>> (i & 31)) & 1).join("");

describe("perceptualHash", () => {
  it.each(cases)("equals Python's imagehash on $kind", ({ grey, bits }) => {
    expect(bitsOf(perceptualHash(grey))).toBe(bits);
  });
});

describe("hammingDistance", () => {
  it("counts the bits that differ", () => {
    const words = fc
      .array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 8, maxLength: 8 })
      .map((a) => Uint32Array.from(a));
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [bitsOf(a), bitsOf(b)];
        expect(hammingDistance(a, b)).toBe([...x].filter((bit, i) => bit !== y[i]).length);
      }),
    );
  });
});
