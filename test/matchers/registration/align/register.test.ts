import { beforeAll, describe, expect, it } from "vitest";
import type { PreparedSide } from "../../../../src/lib/coins/index";
import { IDENTITY, similarity } from "../../../../src/lib/matchers/registration/align/affine";
import {
  commonBlocks,
  searchBlock,
  searched,
} from "../../../../src/lib/matchers/registration/align/blocks";
import { invertWarp } from "../../../../src/lib/matchers/registration/align/invert-warp";
import { matchSide } from "../../../../src/lib/matchers/index";
import { register } from "../../../../src/lib/matchers/registration/align/register";
import { fixedSide } from "../../../../src/lib/matchers/registration/align/fixed-side";
import { unbent, warped } from "../../../../src/lib/matchers/registration/align/warp";
import { random } from "../../../../src/lib/base/random";
import { movedSide, preparedObverse, simulated } from "../coins";

let side: PreparedSide;
let other: PreparedSide;
beforeAll(() => {
  const coins = simulated(6);
  side = preparedObverse(coins[0]);
  other = preparedObverse(coins.find((coin) => coin.obverseDie !== coins[0].obverseDie)!);
});

describe("register", () => {
  it("recovers a similarity with a quadratic bend on top, to a third of a pixel at 280, from a rough start", () => {
    const bend = Float64Array.from([
      0.004, 0.01, -0.006, 0.02, -0.01, 0.008, -0.003, 0.005, 0.012, -0.008, 0.015, 0.01,
    ]);
    const truth = { map: similarity(7, 1.04, [0.05, -0.03]), bend };
    const moved = movedSide(side, invertWarp(truth));
    const { warp, rejected, inPlace, residual, correlation } = register(
      fixedSide(matchSide(side)),
      moved,
      similarity(6, 1, [0.06, -0.03]),
    );
    expect(rejected).toBe(false);
    expect(inPlace).toBeGreaterThan(0.97);
    expect(residual).toBeLessThan(0.4);
    expect(correlation).toBeGreaterThan(0.95);
    const off = [-0.6, -0.3, 0, 0.3, 0.6].flatMap((u) =>
      [-0.6, 0, 0.6].map((v) => {
        const [[x, y], [p, q]] = [warped(warp, u, v), warped(truth, u, v)];
        return 140 * Math.hypot(x - p, y - q);
      }),
    );
    expect(Math.max(...off)).toBeLessThan(1);
    expect(off.sort((a, b) => a - b)[off.length >> 1]).toBeLessThan(0.34);
  });

  it("finds a side on itself exactly", () => {
    const { correlation, inPlace, residual } = register(
      fixedSide(matchSide(side)),
      matchSide(side),
      IDENTITY,
    );
    expect([correlation, inPlace]).toEqual([expect.closeTo(1, 5), 1]);
    expect(residual).toBeLessThan(0.01);
  });

  it("puts a side without relief aside, and one of noise", () => {
    const blank = matchSide({ ...side, flat: new Float32Array(side.flat.length) });
    const rng = random(1);
    const noise = matchSide({
      ...side,
      flat: side.flat.map((_, i) => side.flatMask[i] * rng.normal()),
    });
    for (const [a, b] of [
      [side, blank],
      [blank, side],
      [blank, blank],
      [side, noise],
    ] as const) {
      const [first, second] = [a, b].map((one) => ("pyramid" in one ? one : matchSide(one)));
      expect(register(fixedSide(first), second, IDENTITY)).toMatchObject({ rejected: true });
    }
  });

  it("finds less in place between two dies of one type than on one die", () => {
    const found = register(fixedSide(matchSide(side)), matchSide(other), IDENTITY);
    expect(found.rejected || found.inPlace * found.correlation < 0.15).toBe(true);
  });
});

describe("searchBlock", () => {
  const rng = random(2);
  const size = 40;
  const everywhere = (relief: Float32Array) => ({
    size,
    relief,
    mask: new Uint8Array(size * size).fill(1),
  });
  const a = everywhere(Float32Array.from({ length: size * size }, () => rng.normal()));
  const b = everywhere(
    a.relief.map(
      (_, i) => a.relief[(((i - 2 * size + 3) % (size * size)) + size * size) % (size * size)],
    ),
  ); // 3 to the left, 2 down

  it("finds where a block went, as a brute-force search does", () => {
    const at = { left: 12, top: 12, dx: 0, dy: 0, score: NaN };
    const found = searchBlock(searched(a), searched(b), at, 16, 4);
    const brute: [number, number, number][] = [];
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        let dot = 0,
          p = 0,
          q = 0;
        for (let y = 12; y < 28; y++)
          for (let x = 12; x < 28; x++) {
            const [v, w] = [a.relief[y * size + x], b.relief[(y + dy) * size + x + dx]];
            dot += v * w;
            p += v * v;
            q += w * w;
          }
        brute.push([dot / Math.sqrt(p * q), dx, dy]);
      }
    }
    const [score, dx, dy] = brute.sort((x, y) => y[0] - x[0])[0];
    expect([dx, dy]).toEqual([-3, 2]);
    expect(found.score).toBeCloseTo(score, 6);
    expect(Math.hypot(found.dx - dx, found.dy - dy)).toBeLessThan(0.25);
  });

  it("looks only at blocks that lie on both sides", () => {
    const half = { ...b, mask: b.mask.map((_, i) => (i % size < 20 ? 1 : 0)) };
    expect(commonBlocks(a, half, 16, 8).every(({ left }) => left <= 8)).toBe(true);
    expect(commonBlocks(a, a, 16, 8)).toHaveLength(16);
    expect(unbent(IDENTITY).bend.every((entry) => entry === 0)).toBe(true);
  });
});
