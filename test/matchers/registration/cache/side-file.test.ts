import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import {
  fromFine,
  plane,
  type MatchSide,
} from "../../../../src/lib/matchers/registration/match-side";
import { sideLoader } from "../../../../src/lib/matchers/neighbours/distant-side";
import { decodeSide, encodeSide } from "../../../../src/lib/matchers/registration/cache/side-file";

const dir = mkdtempSync(join(tmpdir(), "numislab side "));
afterAll(() => rmSync(dir, { recursive: true }));

/** A side of 40 pixels with any relief in any mask. */
const sides = fc
  .tuple(
    fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 1600, maxLength: 1600 }),
    fc.array(fc.boolean(), { minLength: 1600, maxLength: 1600 }),
    fc.array(fc.string()),
  )
  .map(([relief, mask, warnings]): MatchSide => {
    const fine = plane(40);
    mask.forEach((inside, i) => {
      fine.mask[i] = Number(inside);
      fine.relief[i] = inside ? relief[i] : 0;
    });
    return fromFine(fine, warnings);
  });

/** Without its buffers' kind. */
const plain = ({ digest, pyramid, warnings }: MatchSide) => ({
  digest,
  warnings,
  pyramid: pyramid.map(({ size, relief, mask }) => ({
    size,
    relief: [...relief],
    mask: [...mask],
  })),
});

describe("a side as bytes", () => {
  it("comes back as it was, in shared memory or not", () => {
    fc.assert(
      fc.property(sides, fc.boolean(), (side, shared) => {
        const back = decodeSide(encodeSide(side), { shared })!;
        expect(plain(back)).toEqual(plain(side));
        for (const { relief, mask } of back.pyramid)
          for (const { buffer } of [relief, mask])
            expect(buffer).toBeInstanceOf(shared ? SharedArrayBuffer : ArrayBuffer);
      }),
      { numRuns: 30 },
    );
  });

  it("is none where a byte was changed, or the end is missing", () => {
    fc.assert(
      fc.property(sides, fc.nat(), fc.integer({ min: 1, max: 255 }), (side, at, change) => {
        const bytes = encodeSide(side);
        expect(decodeSide(bytes.subarray(0, at % bytes.length))).toBeNull();
        bytes[at % bytes.length] ^= change;
        expect(decodeSide(bytes)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

describe("sides that are read when they are needed", () => {
  it("are not in shared memory: no garbage collector counts it, so dead ones would pile up", async () => {
    const [side] = fc.sample(sides, { numRuns: 1, seed: 3 });
    const file = join(dir, "a.side");
    writeFileSync(file, encodeSide(side));
    const load = sideLoader();
    const read = await load({ file });
    expect(plain(read)).toEqual(plain(side));
    expect(read.pyramid[2].relief.buffer).toBeInstanceOf(ArrayBuffer);
    expect(await load({ file })).toBe(read);
  });

  it("are asked for again where their file is gone", async () => {
    await expect(sideLoader()({ file: join(dir, "gone.side") })).rejects.toThrow(
      /gone\.side.*run the same again/,
    );
  });
});
