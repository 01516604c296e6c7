import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../../../src/lib/engine/index";
import { invert, moved, similarity } from "../../../../src/lib/matchers/registration/align/affine";
import { placesAtAnyRotation } from "../../../../src/lib/matchers/registration/search/any-rotation";
import {
  bestPlaces,
  placeFinder,
} from "../../../../src/lib/matchers/registration/search/best-places";
import { candidates } from "../../../../src/lib/matchers/registration/search/candidates";
import {
  fromFine,
  plane,
  type MatchSide,
} from "../../../../src/lib/matchers/registration/match-side";
import { shiftsOfScreen } from "../../../../src/lib/matchers/registration/search/shifts";
import { screen } from "../../../../src/lib/matchers/registration/search/screen";
import {
  drawnForScreen,
  variantsOf,
} from "../../../../src/lib/matchers/registration/search/variants";
import { random } from "../../../../src/lib/base/random";
import { whyNoNativeEngine } from "../../../engine/native-binding";
import { slow } from "../../../slow";
import { ended } from "../../../ended";

/** A disc with smooth random relief, laid out by a map. */
function blotchy(seed: number, map = similarity(0, 1)): MatchSide {
  const rng = random(seed);
  const waves = Array.from({ length: 60 }, () => ({
    x: rng.uniform(-45, 45),
    y: rng.uniform(-45, 45),
    phase: rng.uniform(0, 6.3),
  }));
  const fine = plane(280);
  const back = invert(map);
  for (let y = 0, i = 0; y < 280; y++) {
    for (let x = 0; x < 280; x++, i++) {
      const [u, v] = moved(back, (x - 139.5) / 140, (y - 139.5) / 140);
      if (Math.hypot(u, v) > 0.88) continue;
      fine.mask[i] = 1;
      fine.relief[i] = Math.max(
        -127,
        Math.min(
          127,
          Math.round(7 * waves.reduce((sum, w) => sum + Math.cos(w.x * u + w.y * v + w.phase), 0)),
        ),
      );
    }
  }
  return fromFine(fine, []);
}

/**
 * The same waves by brute force: pictures of 128 pixels, band-passed by their discrete Fourier
 * transform, moved and multiplied.
 */
function bruteForce(a: MatchSide, b: MatchSide, shift: readonly [number, number]): number {
  const n = 32; // waves up to 24 across need 48 samples; here relief has none above 8 across
  const sample = ({ pyramid: [, , fine] }: MatchSide) =>
    Float64Array.from({ length: n * n }, (_, i) => {
      let sum = 0;
      const [x0, y0] = [Math.floor(((i % n) * 280) / n), Math.floor((Math.floor(i / n) * 280) / n)];
      for (let y = y0; y < y0 + 8; y++)
        for (let x = x0; x < x0 + 8; x++) sum += fine.relief[y * 280 + x];
      return sum;
    });
  const spectrum = (picture: Float64Array, kx: number, ky: number) => {
    let [re, im] = [0, 0];
    picture.forEach((value, i) => {
      const phase = (2 * Math.PI * (kx * (i % n) + ky * Math.floor(i / n))) / n;
      re += value * Math.cos(phase);
      im += value * Math.sin(phase);
    });
    return [re, im];
  };
  const [p, q] = [sample(a), sample(b)];
  let [dot, aa, bb] = [0, 0, 0];
  for (let ky = -12; ky <= 12; ky++) {
    for (let kx = 0; kx <= 12; kx++) {
      const length = Math.hypot(kx, ky);
      if (length < 3 || length > 12 || (kx === 0 && ky < 0)) continue;
      const weight =
        (Math.exp(-2 * ((Math.PI * length * 0.69) / 128) ** 2) *
          (1 - Math.exp(-2 * ((Math.PI * length * 6) / 128) ** 2))) **
        2;
      const [[ar, ai], [br, bi]] = [spectrum(p, kx, ky), spectrum(q, kx, ky)];
      const phase = Math.PI * (kx * shift[0] + ky * shift[1]);
      const [cos, sin] = [Math.cos(phase), Math.sin(phase)];
      dot += weight * (ar * (br * cos + bi * sin) + ai * (bi * cos - br * sin));
      aa += weight * (ar * ar + ai * ai);
      bb += weight * (br * br + bi * bi);
    }
  }
  return dot / Math.sqrt(aa * bb);
}

/** A shift that the screen tries. */
const tried = shiftsOfScreen({ nearOnly: true })[61];

describe("shiftsOfScreen", () => {
  it("leaves no place without a shift near it", () => {
    const rng = random(2);
    const far = (x: number, y: number) =>
      64 * Math.min(...shiftsOfScreen().map((shift) => Math.hypot(shift.x - x, shift.y - y)));
    for (let i = 0; i < 400; i++) {
      const [angle, length] = [rng.uniform(0, 2 * Math.PI), rng.uniform(0, 20)];
      expect(far((length * Math.cos(angle)) / 64, (length * Math.sin(angle)) / 64)).toBeLessThan(
        length < 10 ? 1.43 : length < 18 ? 2 : 3,
      );
    }
  });

  it("raises what comes from a part of the coin only", () => {
    for (const { x, y, gain } of shiftsOfScreen().filter((_, i) => i % 30 === 0)) {
      const [apart, n] = [(64 * Math.hypot(x, y)) / 117, 300];
      let [common, disc] = [0, 0];
      for (let i = 0; i < n * n; i++) {
        const [u, v] = [(i % n) / n - 0.5, Math.floor(i / n) / n - 0.5];
        if (Math.hypot(u, v) > 0.5) continue;
        disc++;
        if (Math.hypot(u - apart, v) <= 0.5) common++;
      }
      expect(gain).toBeCloseTo(Math.sqrt(disc / common), 2);
    }
  });
});

describe("screen", () => {
  beforeAll(async () => void (await startEngine()));

  it("finds the turn, scale and shift that lay one side on another", () => {
    const truth = similarity(9, 1.06, [4 / 64, -6 / 64]);
    const [pair] = screen([blotchy(1), blotchy(1, truth)]);
    expect(pair.score).toBeGreaterThan(0.8);
    pair.map.forEach((entry, i) => expect(entry).toBeCloseTo(truth[i], 1));
  });

  it("finds any turn when asked to", () => {
    const truth = similarity(-141, 1, [tried.x, tried.y]);
    const sides = [blotchy(2), blotchy(2, truth)];
    expect(screen(sides)[0].score).toBeLessThan(0.5);
    const [pair] = screen(sides, { anyRotation: true });
    expect(pair.score).toBeGreaterThan(0.9);
    pair.map.forEach((entry, i) => expect(entry).toBeCloseTo(truth[i], 2));
  });

  it("finds at any rotation what trying every variant finds", () => {
    const turns = [0, 0, 39, 147, -90].map((degrees) => similarity(degrees, 1));
    const sides = turns.map((turn, i) => blotchy(i === 1 ? 9 : 2, turn)).map(drawnForScreen);
    const fixed = sides.slice(0, 2);
    const all = bestPlaces(sides, fixed, variantsOf(true), shiftsOfScreen());
    const found = placesAtAnyRotation(sides, fixed);
    [...found.which.keys()]
      .filter((at) => all.best[at] > 0.5)
      .forEach((at, _, likes) => {
        expect(likes).toHaveLength(5);
        expect(found.which[at]).toBe(all.which[at]);
        expect(found.best[at]).toBeCloseTo(all.best[at], 4);
      });
  });

  it("gives what brute force gives where it lies straight", () => {
    const shift = [tried.x, tried.y] as const;
    const [a, b] = [blotchy(3), blotchy(3, similarity(0, 1, shift))];
    const [pair] = screen([a, b]);
    expect(pair.map).toEqual([1, 0, shift[0], 0, 1, shift[1]]);
    expect(Math.abs(pair.score - tried.gain * bruteForce(a, b, shift))).toBeLessThan(0.02);
  });

  it("finds a side that lies far off-centre", () => {
    const truth = similarity(0, 1, [0.25, -0.15]);
    const [pair] = screen([blotchy(8), blotchy(8, truth)]);
    expect(pair.score).toBeGreaterThan(0.5);
    expect(Math.hypot(pair.map[2] - 0.25, pair.map[5] + 0.15)).toBeLessThan(2 / 64);
  });

  it("tells every pair once, likes above unlikes, and leaves no tensors behind", () => {
    const sides = [
      blotchy(4),
      blotchy(5),
      blotchy(4, similarity(3, 1)),
      blotchy(6),
      blotchy(7),
      blotchy(5, similarity(-6, 0.94)),
    ];
    const before = tf.memory().numTensors;
    const pairs = screen(sides);
    expect(tf.memory().numTensors).toBe(before);
    expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(
      sides.flatMap((_, a) => sides.slice(a + 1).map((_, i) => `${a} ${a + 1 + i}`)),
    );
    const best = [...pairs]
      .sort((x, y) => y.score - x.score)
      .slice(0, 2)
      .map(({ a, b }) => `${a} ${b}`);
    expect(best.sort()).toEqual(["0 2", "1 5"]);
    expect(screen([sides[0]])).toEqual([]);
  });

  it("gives the same block by block, with what is made of the turned sides made once", () => {
    const drawn = [1, 2, 3, 4, 5, 6].map((seed) => drawnForScreen(blotchy(seed)));
    const [variants, shifts] = [variantsOf(false), shiftsOfScreen()];
    const finder = placeFinder(drawn.slice(0, 2), variants, shifts);
    const { best, which } = bestPlaces(drawn.slice(0, 2), drawn.slice(2), variants, shifts);
    const [first, second] = [finder.among(drawn.slice(2, 3)), finder.among(drawn.slice(3))];
    finder.dispose();
    for (const row of [0, 1]) {
      const blocks = [
        ...first.best.slice(row, row + 1),
        ...second.best.slice(3 * row, 3 * row + 3),
      ];
      blocks.forEach((value, i) => expect(value).toBeCloseTo(best[4 * row + i], 5));
      expect([
        ...first.which.slice(row, row + 1),
        ...second.which.slice(3 * row, 3 * row + 3),
      ]).toEqual([...which.slice(4 * row, 4 * row + 4)]);
    }
  });

  const noNative = whyNoNativeEngine();
  it.skipIf(noNative || !slow)(
    `gives the same on both engines${noNative ? ` (skipped: ${noNative})` : ""}`,
    async () => {
      const tell = async (engine: string) => {
        const { stdout } = await ended(
          process.execPath,
          ["--require", require.resolve("tsx/cjs"), join(__dirname, "screen-and-tell.ts")],
          { env: { ...process.env, NUMISLAB_ENGINE: engine } },
        );
        return JSON.parse(stdout || "null") as { score: number; map: number[] }[] | null;
      };
      const [native, wasm] = [await tell("native"), await tell("wasm")];
      expect(native).toHaveLength(6);
      expect(wasm?.map(({ map }) => map)).toEqual(native!.map(({ map }) => map));
      wasm!.forEach(({ score }, i) => expect(score).toBeCloseTo(native![i].score, 4));
    },
  );
});

describe("candidates", () => {
  it("are all pairs of a small hoard that correlate, and each side's most similar of a large one", () => {
    const n = 110;
    const rng = random(1);
    const screened = Array.from({ length: n }, (_, a) =>
      Array.from({ length: n - 1 - a }, (_, i) => ({
        a,
        b: a + 1 + i,
        score: rng.uniform(0.1, 0.9),
        map: similarity(0, 1),
      })),
    ).flat();
    const chosen = new Set(candidates(screened, n));
    for (let side = 0; side < n; side += 10) {
      const own = screened
        .map((pair, i) => ({ ...pair, i }))
        .filter(({ a, b }) => a === side || b === side)
        .sort((x, y) => y.score - x.score);
      expect(own.slice(0, 64).every(({ i, score }) => chosen.has(i) || score < 0.2)).toBe(true);
    }
    expect(chosen.size).toBeLessThan(screened.length * 0.8);
    const few = screened.filter(({ a, b }) => a < 40 && b < 40);
    expect(candidates(few, 40)).toHaveLength(few.filter(({ score }) => score >= 0.2).length);
  });
});
