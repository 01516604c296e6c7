import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { CAVEATS, NOMISMA_CAVEAT } from "../../src/lib/diestudy/counts/caveats";
import { carterDies } from "../../src/lib/diestudy/counts/carter-dies";
import { chao1Dies } from "../../src/lib/diestudy/counts/chao1-dies";
import { dieBootstrap } from "../../src/lib/diestudy/counts/die-bootstrap";
import { dieFrequencies, type DieFrequencies } from "../../src/lib/diestudy/counts/die-frequencies";
import { drawCoins } from "../../src/lib/diestudy/counts/draw-coins";
import { dieEstimates } from "../../src/lib/diestudy/counts/estimates";
import {
  cumulativeProbabilities,
  exactInterval,
} from "../../src/lib/diestudy/counts/exact-interval";
import { frequencyTable } from "../../src/lib/diestudy/counts/frequency-table";
import { geometricDies } from "../../src/lib/diestudy/counts/geometric-dies";
import { goodCoverage } from "../../src/lib/diestudy/counts/good-coverage";
import { goodDies } from "../../src/lib/diestudy/counts/good-dies";
import { lyonDies } from "../../src/lib/diestudy/counts/lyon-dies";
import { negativeBinomialDies } from "../../src/lib/diestudy/counts/negative-binomial-dies";
import { nomismaInterval } from "../../src/lib/diestudy/counts/nomisma-interval";
import { COINS_PER_DIE, outputOf } from "../../src/lib/diestudy/counts/output";
import { reliabilityBand } from "../../src/lib/diestudy/counts/reliability-band";
import { random } from "../../src/lib/base/random";

const atMost = (most: number, n: number, dies: number, shape: number) =>
  cumulativeProbabilities(n, dies, shape)[Math.min(most, dies, n)];
const study = (n: number, d: number, ...seen: number[]): DieFrequencies => ({
  n,
  d,
  seen: [0, ...seen],
});

describe("worked examples of the literature", () => {
  it("Naxos staters", () => {
    const naxos = study(19, 8, 3);
    expect(goodCoverage(naxos).value).toBeCloseTo(0.8421, 4);
    expect(carterDies(naxos)).toBeCloseTo(11.49, 2);
    expect(geometricDies(naxos)).toBeCloseTo(13.82, 2);
    expect(goodDies(naxos)).toBeCloseTo(9.5, 2);
    expect(negativeBinomialDies(naxos, 1)).toBeCloseTo(13.06, 2);
  });

  it("Lyon 1989, example 1", () => {
    const lyon = study(100, 62, 36, 18, 7);
    const { value, low, high } = lyonDies(lyon);
    expect([value, low, high].map((x) => Number(x.toFixed(3)))).toEqual([96.105, 77.497, 126.474]);
    expect(chao1Dies(lyon)).toBeCloseTo(98, 6);
    const coverage = goodCoverage(lyon);
    expect([coverage.value, coverage.low, coverage.high].map((x) => Number(x.toFixed(4)))).toEqual([
      0.64, 0.4863, 0.7937,
    ]);
    expect(goodDies(lyon)).toBeCloseTo(96.875, 3);
    expect(geometricDies(lyon)).toBeCloseTo(163.158, 3);
    expect(carterDies(lyon)).toBeCloseTo(131.395, 3);
  });

  it.each([
    [318, 69, 12, 72, 96.2],
    [316, 76, 15, 80, 95.3],
    [250, 50, 7, 51, 97.2],
    [135, 19, 3, 19, 97.8],
    [408, 91, 16, 95, 96.1],
    [90, 24, 12, 28, 86.7],
    [541, 94, 14, 96, 97.4],
    [98, 18, 1, 18, 99.0],
    [231, 47, 8, 49, 96.5],
    [107, 19, 4, 20, 96.3],
    [304, 51, 10, 53, 96.7],
    [68, 22, 11, 26, 83.8],
    [235, 49, 37, 58, 84.3],
  ])("Divi series: %i coins, %i dies, %i seen once", (n, d, d1, dies, coverage) => {
    expect(Math.round(goodDies(study(n, d, d1)))).toBe(dies);
    expect(Number((100 * goodCoverage(study(n, d, d1)).value).toFixed(1))).toBe(coverage);
  });

  it("Himera AC57 and Acanthus S1821", () => {
    const himera = study(51, 31, 17, 10, 2, 2);
    const { value, low, high } = goodCoverage(himera);
    expect([value, low, high].map((x) => Number(x.toFixed(4)))).toEqual([0.6667, 0.4472, 0.8862]);
    expect(
      [carterDies(himera), geometricDies(himera), chao1Dies(himera), lyonDies(himera).value].map(
        (x) => Number(x.toFixed(2)),
      ),
    ).toEqual([63.73, 79.05, 45.45, 48.65]);
    const acanthus = study(27, 19, 14, 3, 1, 1);
    expect(goodCoverage(acanthus).value).toBeCloseTo(0.4815, 4);
    expect(carterDies(acanthus)).toBeCloseTo(51.12, 2);
    expect(geometricDies(acanthus)).toBeCloseTo(64.125, 3);
  });

  it("Naxos and Lyon by the other forms of the same formulas", () => {
    // (d/C)(1 + d1/(p d)) with p = 1 is (d + d1)/C
    for (const f of [study(19, 8, 3), study(100, 62, 36, 18, 7), study(51, 31, 17, 10, 2, 2)]) {
      const { value: coverage } = goodCoverage(f);
      expect(goodDies(f)).toBeCloseTo(f.d / coverage, 9);
      expect(negativeBinomialDies(f, 1)).toBeCloseTo((f.d + f.seen[1]) / coverage, 9);
      expect(negativeBinomialDies(f, 2)).toBeCloseTo(
        (f.d / coverage) * (1 + f.seen[1] / (2 * f.d)),
        9,
      );
    }
  });

  it("Carter's three lines by hand, each from its first coins a die on", () => {
    expect(carterDies(study(15, 10))).toBeCloseTo(150 / (1.214 * 15 - 1.197 * 10), 9);
    expect(carterDies(study(20, 10))).toBeCloseTo(200 / (1.124 * 20 - 1.016 * 10), 9);
    expect(carterDies(study(30, 10))).toBeCloseTo(300 / (1.069 * 30 - 0.843 * 10), 9);
  });

  it("indices, share of singletons, and output under 20,000 coins a die", () => {
    const naxos = dieEstimates(study(19, 8, 3, 2, 1, 1, 1), random(1), { resamples: 20 });
    expect([naxos.index, naxos.singletons, naxos.singletonShare, naxos.reliability]).toEqual([
      19 / 8,
      3,
      3 / 8,
      "with care",
    ]);
    expect(naxos.output.equal).toEqual({ coins: 190_000, struckForEach: 10_000 });
    // one in 2,000 survives
    expect(outputOf(100, 1000)).toEqual({ coins: 2_000_000, struckForEach: 2_000 });
    expect(COINS_PER_DIE).toBe(20_000);
  });

  it("the caveats name both models, the sample, the links and the convention, and Nomisma's own", () => {
    for (const word of ["bracket", "random sample", "missed link", "20,000 coins"])
      expect(
        CAVEATS.some((caveat) => caveat.includes(word)),
        word,
      ).toBe(true);
    expect(NOMISMA_CAVEAT).toMatch(
      /too narrow.*23 to 91 %.*upper limit in at least one and probably three of six/,
    );
  });

  it("Nomisma's formula by hand", () => {
    const { low, high } = nomismaInterval(study(100, 50, 20)); // D 100: 100 - 4 ± 2 √200
    expect([low, high]).toEqual([96 - 2 * Math.sqrt(200), 96 + 2 * Math.sqrt(200)]);
  });
});

describe("die frequencies", () => {
  it("leave out coins whose die is not known", () => {
    expect(dieFrequencies(["A", null, "B", "A", "C"])).toEqual({ n: 4, d: 3, seen: [0, 2, 1] });
    expect(frequencyTable(["A", null, "B", "A", "C"])).toEqual([
      { frequency: 1, dies: 2, shareOfDies: 2 / 3, coins: 2, shareOfCoins: 0.5, names: ["B", "C"] },
      { frequency: 2, dies: 1, shareOfDies: 1 / 3, coins: 2, shareOfCoins: 0.5, names: ["A"] },
    ]);
  });

  it("of a study of singletons give no upper limit, and of no coin no figure", () => {
    const singles = dieFrequencies(["A", "B", "C"]);
    expect([
      goodDies(singles),
      geometricDies(singles),
      chao1Dies(singles),
      lyonDies(singles).value,
    ]).toEqual([Infinity, Infinity, Infinity, Infinity]);
    expect(dieEstimates(singles, random(1)).bracket.equal).toMatchObject({
      value: Infinity,
      high: Infinity,
    });
    expect(goodCoverage(dieFrequencies([])).value).toBeNaN();
    expect(dieEstimates(dieFrequencies([]), random(1)).estimators.good.value).toBeNaN();
    expect(goodDies(dieFrequencies(["A", "A"]))).toBe(1);
  });

  it("are put into bands at 1.5, 2 and 3 coins a die", () => {
    expect(
      [
        [14, 10],
        [15, 10],
        [20, 10],
        [30, 10],
      ].map(([n, d]) => reliabilityBand(study(n, d))),
    ).toEqual(["avoid", "risky", "with care", "good"]);
  });
});

describe("exactInterval", () => {
  it("knows the chance of every number of dies, as counting all hoards does", () => {
    const [n, dies] = [5, 4];
    const counts = new Map<number, number>();
    for (let hoard = 0; hoard < dies ** n; hoard++) {
      const d = new Set(Array.from({ length: n }, (_, i) => Math.floor(hoard / dies ** i) % dies))
        .size;
      counts.set(d, (counts.get(d) ?? 0) + 1);
    }
    let sum = 0;
    for (let d = 1; d <= 4; d++) {
      sum += counts.get(d)!;
      expect(atMost(d, n, dies, Infinity)).toBeCloseTo(sum / dies ** n, 12);
    }
    // geometric output: every way to deal n coins to D dies is as likely (Bose and Einstein): C(4,
    // d) C(4, d - 1) / C(8, 5)
    [4, 28, 52, 56].forEach((upTo, i) =>
      expect(atMost(i + 1, n, dies, 1)).toBeCloseTo(upTo / 56, 12),
    );
  });

  it("holds exactly the numbers that neither tail refuses", () => {
    for (const shape of [Infinity, 1, 2]) {
      const { low, high } = exactInterval({ n: 30, d: 17 }, shape);
      for (let dies = 17; dies < 300; dies++) {
        const refused =
          atMost(17, 30, dies, shape) <= 0.025 || 1 - atMost(16, 30, dies, shape) <= 0.025;
        expect(refused, `${dies}`).toBe(dies < low || dies > high);
      }
    }
  });
});

describe("intervals of die counts", () => {
  const hoards = fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 25 })
    .map((counts) =>
      dieFrequencies(counts.flatMap((count, die) => new Array<string>(count).fill(`${die}`))),
    );

  it("hold their own estimate, whatever the hoard", () => {
    fc.assert(
      fc.property(hoards, (f) => {
        const { estimators, bracket, linkDoubt, coverage } = dieEstimates(f, random(1), {
          resamples: 20,
        });
        for (const { value, low, high } of [
          ...Object.values(estimators),
          bracket.equal,
          bracket.geometric,
          linkDoubt.bracket.equal,
          linkDoubt.bracket.geometric,
          linkDoubt.dies,
          linkDoubt.coverage,
          coverage,
        ]) {
          if (Number.isNaN(low))
            expect(value).toBe(Infinity); // no bootstrap of what is not finite
          else expect(low <= value && value <= high, `${low} ${value} ${high}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are stretched to Good's estimate where more dies were seen once than equal output explains", () => {
    // 6 singles beside dies of nine and ten coins
    const f = study(91, 16, 6, 1, 0, 0, 0, 0, 0, 0, 7, 2);
    expect(exactInterval(f, Infinity)).toEqual({ low: 16, high: 17 });
    const { equal } = dieEstimates(f, random(1), { resamples: 20 }).bracket;
    expect(equal).toEqual({ value: goodDies(f), low: 16, high: goodDies(f) });
    expect(goodDies(f)).toBeGreaterThan(17.1);
  });

  it("widen with the doubt about the dies, and are the plain ones without", () => {
    const [few, many] = [study(30, 17, 8, 6, 2, 1), study(30, 20, 13, 5, 1, 1)];
    const sure = dieEstimates(few, random(1), { resamples: 20 });
    expect(sure.linkDoubt.bracket).toEqual(sure.bracket);
    expect(sure.linkDoubt.dies).toEqual({ value: 17, low: 17, high: 17 });
    expect(sure.linkDoubt.coverage.low).toBeCloseTo(sure.coverage.low, 12);
    expect(sure.linkDoubt.coverage.high).toBeCloseTo(sure.coverage.high, 12);
    const { linkDoubt } = dieEstimates(few, random(1), {
      resamples: 20,
      drawn: [few, few, few, many],
    });
    expect(linkDoubt.dies).toEqual({ value: 17, low: 17, high: 20 });
    for (const [wide, narrow] of [
      [linkDoubt.bracket.equal, sure.bracket.equal],
      [linkDoubt.bracket.geometric, sure.bracket.geometric],
    ])
      expect(wide.high).toBeGreaterThan(narrow.high);
    expect(linkDoubt.coverage.high - linkDoubt.coverage.low).toBeGreaterThan(
      sure.coverage.high - sure.coverage.low,
    );
    // chances are means over the counts
    for (const shape of [Infinity, 1]) {
      const { low, high } = exactInterval({ n: 30, d: [17, 17, 17, 20] }, shape);
      for (let dies = 17; dies < 300; dies++) {
        const asFew = (3 * atMost(17, 30, dies, shape) + atMost(20, 30, dies, shape)) / 4;
        const asMany = 1 - (3 * atMost(16, 30, dies, shape) + atMost(19, 30, dies, shape)) / 4;
        expect(asFew <= 0.025 || asMany <= 0.025, `${dies}`).toBe(dies < low || dies > high);
      }
    }
  });
});

describe("drawCoins", () => {
  it("draws the numbers of dies that the exact chances say, for every shape", () => {
    for (const shape of [Infinity, 1, 2]) {
      const rng = random(3);
      const draws = Array.from({ length: 4000 }, () => drawCoins(20, 15, shape, rng));
      expect(
        draws.every(
          ({ n, d, seen }) =>
            n === seen.reduce((sum, dies, k) => sum + k * dies, 0) &&
            d === seen.reduce((sum, dies) => sum + dies, 0),
        ),
      ).toBe(true);
      for (const d of [7, 9, 11])
        expect(
          Math.abs(draws.filter((f) => f.d <= d).length / 4000 - atMost(d, 20, 15, shape)),
        ).toBeLessThan(0.03);
    }
  });
});

describe("estimators", () => {
  it("come in order: dies seen, Good, Esty's with p = 1; and geometric above Good", () => {
    const hoards = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(hoards, (counts) => {
        const f = dieFrequencies(
          counts.flatMap((count, die) => new Array<string>(count).fill(`${die}`)),
        );
        const good = goodDies(f);
        expect(good).toBeGreaterThanOrEqual(f.d);
        expect(negativeBinomialDies(f, 1)).toBeGreaterThanOrEqual(good);
        expect(geometricDies(f)).toBeGreaterThanOrEqual(good);
      }),
    );
  });

  it("find the dies of the model that they stand for, when shown expected frequencies", () => {
    // expected dies of D = 1000 in λ coins per die: D (1 - (p / (p + λ))^p)
    for (const coins of [0.7, 1, 1.5, 3, 5]) {
      const expected = (shape: number) => 1000 * (1 - (shape / (shape + coins)) ** shape);
      expect(geometricDies({ n: 1000 * coins, d: expected(1), seen: [] })).toBeCloseTo(1000, 6);
      expect(
        Math.abs(carterDies({ n: 1000 * coins, d: expected(2), seen: [] }) / 1000 - 1),
      ).toBeLessThan(0.025);
      expect(
        goodDies({
          n: 1000 * coins,
          d: 1000 * (1 - Math.exp(-coins)),
          seen: [0, 1000 * coins * Math.exp(-coins)],
        }),
      ).toBeCloseTo(1000, 6);
    }
  });
});

describe("dieBootstrap", () => {
  it("is the same for the same seed, holds its estimate, and narrows with more coins", () => {
    const few = study(50, 31, 18, 8, 4, 1);
    const many = study(500, 310, 180, 80, 40, 10);
    const interval = (f: DieFrequencies) => dieBootstrap(f, geometricDies, 1, random(4));
    expect(interval(few)).toEqual(interval(few));
    for (const { value, low, high } of [interval(few), interval(many)])
      expect(low < value && value < high).toBe(true);
    expect(interval(many).high / interval(many).low).toBeLessThan(
      interval(few).high / interval(few).low,
    );
    expect(interval(few).low).toBeGreaterThanOrEqual(31);
  });
});
