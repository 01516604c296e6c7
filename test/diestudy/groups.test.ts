import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { contradictions } from "../../src/lib/diestudy/groups/contradictions";
import {
  correlationClustering,
  weightWithin,
  type PairWeights,
} from "../../src/lib/diestudy/groups/correlation-clustering";
import { dieGroups } from "../../src/lib/diestudy/groups/die-groups";
import { linkageGroups } from "../../src/lib/diestudy/groups/linkage";
import { logOdds, logRatios } from "../../src/lib/diestudy/groups/log-odds";
import { NO_LOSS, type LossModel } from "../../src/lib/diestudy/groups/lost-links";
import { pairEvidence, type PairProbability } from "../../src/lib/diestudy/groups/pair-evidence";
import { entryOf, entriesTo, mates, pairIndex } from "../../src/lib/diestudy/groups/pair-index";
import { canonical, groupsOf } from "../../src/lib/diestudy/groups/partition";
import {
  centralPartition,
  supportOf,
  posteriorSimilarity,
  similarityOf,
} from "../../src/lib/diestudy/groups/posterior";
import { samplePartitions } from "../../src/lib/diestudy/groups/sample-partitions";
import type { Verdict } from "../../src/lib/diestudy/groups/verdict";
import { random } from "../../src/lib/base/random";
import { some } from "../slow";

/** Every partition of n items. */
function partitions(n: number): number[][] {
  if (n === 0) return [[]];
  return partitions(n - 1).flatMap((rest) =>
    Array.from({ length: Math.max(-1, ...rest) + 2 }, (_, group) => [...rest, group]),
  );
}
/** Every pair of which `listed` says so (all where it is left out), with its value by entry. */
function listedPairs(
  n: number,
  value: (i: number, j: number) => number,
  listed: (i: number, j: number) => boolean = () => true,
) {
  const own = Array.from({ length: n * n }, (_, at) => [Math.floor(at / n), at % n]).filter(
    ([i, j]) => i < j && listed(i, j),
  );
  const { pairs, from } = pairIndex(
    n,
    own.map(([i]) => i),
    own.map(([, j]) => j),
  );
  return { pairs, values: Float64Array.from(from, (k) => value(own[k][0], own[k][1])) };
}
function symmetric(n: number, value: (i: number, j: number) => number): PairWeights {
  const { pairs, values } = listedPairs(n, value);
  return { pairs, weight: values, otherwise: () => 0 };
}
const drawn = (n: number, seed: number, spread = 3) => {
  const rng = random(seed);
  const upper = Array.from({ length: n * n }, () => rng.normal(-0.5, spread));
  return (i: number, j: number) => upper[Math.min(i, j) * n + Math.max(i, j)];
};
const drawnWeights = (n: number, seed: number) => symmetric(n, drawn(n, seed));

const names = (n: number) => Array.from({ length: n }, (_, i) => `c${i}`);
/**
 * Pairs of coins in which those from the same die have the first probability, the others the
 * second.
 */
const clear = (dies: readonly number[], same = 0.99, different = 0.001): PairProbability[] =>
  dies.flatMap((die, i) =>
    dies.slice(i + 1).map((other, k) => ({
      a: `c${i}`,
      b: `c${i + 1 + k}`,
      probability: die === other ? same : different,
    })),
  );
const said = (a: number, b: number, verdict: Verdict["verdict"]) => ({
  a: `c${a}`,
  b: `c${b}`,
  verdict,
});
const grouped = (evidence: ReturnType<typeof pairEvidence>) => [
  ...dieGroups(evidence, { base: 0.1, random: random(2), samples: 300 }).die,
];

describe("correlationClustering", () => {
  it("finds the best of all partitions in nineteen of twenty small cases of random weights, and nearly that in the others", () => {
    let missed = 0;
    for (let seed = 0; seed < 60; seed++) {
      const n = 3 + (seed % 5);
      const weights = drawnWeights(n, seed);
      const best = Math.max(...partitions(n).map((partition) => weightWithin(weights, partition)));
      const found = weightWithin(weights, correlationClustering(weights));
      if (found < best - 1e-6) missed++;
      expect(found, `seed ${seed}`).toBeGreaterThan(0.9 * best - 1e-6);
    }
    expect(missed).toBeLessThanOrEqual(3);
  });

  it("never joins what is parted, and leaves alone what says nothing", () => {
    const weights = symmetric(3, (i, j) => (i === 0 && j === 2 ? -Infinity : 4));
    expect(new Set(correlationClustering(weights)).size).toBe(2);
    expect([...correlationClustering(symmetric(4, () => 0))]).toEqual([0, 1, 2, 3]);
    expect([...correlationClustering(symmetric(0, () => 0))]).toEqual([]);
  });

  it("finds the best of all partitions where pairs that are not listed weigh against a group, or forbid it", () => {
    for (let seed = 0; seed < 40; seed++) {
      const n = 4 + (seed % 4);
      const rng = random(seed);
      const { pairs, values } = listedPairs(n, drawn(n, seed), () => rng.next() < 0.4);
      const weights: PairWeights = {
        pairs,
        weight: values,
        otherwise: (x, y) => (x + y === 3 ? -Infinity : -0.7),
      };
      const best = Math.max(...partitions(n).map((partition) => weightWithin(weights, partition)));
      expect(weightWithin(weights, correlationClustering(weights)), `seed ${seed}`).toBeGreaterThan(
        0.9 * best - 1e-6,
      );
    }
  });
});

describe("samplePartitions", () => {
  const factorial = (m: number): number => (m < 2 ? 1 : m * factorial(m - 1));
  const states = (coins: number, count: number): number[][] =>
    coins === 0
      ? [[]]
      : states(coins - 1, count).flatMap((rest) =>
          Array.from({ length: count }, (_, s) => [...rest, s]),
        );

  interface Case {
    sizes: number[];
    concentrations: number[];
    losses: LossModel;
    otherwise?: number;
    listed?: (i: number, j: number) => boolean;
    never?: [number, number];
  }
  const WORN: LossModel = { chances: [0.05, 0.4, 0.9], shares: [0.2, 0.5] };
  const cases: Record<string, Case> = {
    "of coins, every pair listed": {
      sizes: [1, 1, 1, 1, 1],
      concentrations: [1.5],
      losses: NO_LOSS,
    },
    "of blocks": { sizes: [2, 1, 1, 3], concentrations: [0.5, 4], losses: NO_LOSS },
    "of coins of which two are never from the same die": {
      sizes: [1, 1, 1, 1],
      concentrations: [2],
      losses: NO_LOSS,
      never: [0, 1],
    },
    "of blocks whose coins lose links": { sizes: [1, 2, 1, 1], concentrations: [1], losses: WORN },
    "of coins of which few pairs are listed": {
      sizes: [1, 1, 1, 1, 1, 1],
      concentrations: [1, 3],
      losses: NO_LOSS,
      otherwise: -0.9,
      listed: (i, j) => j - i === 1,
    },
    "of coins that lose links, few pairs being listed": {
      sizes: [1, 1, 1, 1, 1],
      concentrations: [2],
      losses: WORN,
      otherwise: -2,
      listed: (i, j) => (i + j) % 3 === 0,
      never: [1, 2],
    },
    "of blocks that lose links, few pairs being listed": {
      sizes: [1, 2, 1, 2],
      concentrations: [1],
      losses: WORN,
      otherwise: -0.7,
      listed: (i, j) => i + j === 4,
    },
    "of coins without a listed pair": {
      sizes: [1, 1, 1, 1, 1],
      concentrations: [1],
      losses: WORN,
      otherwise: -1.2,
      listed: () => false,
    },
  };

  it.each(some(Object.entries(cases), 1))(
    "draws every partition %s as often as its posterior says, as summing over all of them, and over all states of coins, shows",
    (name, { sizes, concentrations, losses, otherwise = 0, listed, never }) => {
      const n = sizes.length;
      const coins = sizes.reduce((sum, size) => sum + size, 0);
      let first = 0;
      const members = sizes.map((size) => Array.from({ length: size }, () => first++));
      const ratio = drawn(coins, name.length, 1.5);
      const isNever = (i: number, j: number) =>
        never !== undefined && i === never[0] && j === never[1];
      const isListed = (i: number, j: number) => isNever(i, j) || (listed?.(i, j) ?? true);
      const { pairs, values } = listedPairs(
        coins,
        (i, j) => (isNever(i, j) ? -Infinity : ratio(i, j)),
        isListed,
      );
      const ofCoin = (i: number) => members.findIndex((own) => own.includes(i));
      const all = partitions(n);
      const chances = all.map((partition) => {
        const rooms = groupsOf(partition).map((own) =>
          own.reduce((total, i) => total + sizes[i], 0),
        );
        const prior = concentrations.reduce(
          (sum, alpha) =>
            sum +
            rooms.reduce((product, room) => product * alpha * factorial(room - 1), 1) /
              Array.from({ length: coins }, (_, m) => alpha + m).reduce(
                (product, factor) => product * factor,
                1,
              ),
          0,
        );
        let sum = 0;
        for (const share of losses.shares)
          for (const state of states(coins, losses.chances.length)) {
            let chance = state.reduce(
              (product, s) => product * (s === 0 ? 1 - share : share / (losses.chances.length - 1)),
              1,
            );
            for (let j = 0; j < coins; j++)
              for (let i = 0; i < j; i++)
                if (partition[ofCoin(i)] === partition[ofCoin(j)]) {
                  const kept = (1 - losses.chances[state[i]]) * (1 - losses.chances[state[j]]);
                  chance *= isNever(i, j)
                    ? 0
                    : 1 - kept + kept * Math.exp(isListed(i, j) ? ratio(i, j) : otherwise);
                }
            sum += chance;
          }
        return prior * sum;
      });
      const total = chances.reduce((sum, chance) => sum + chance, 0);
      const samples = samplePartitions(
        { members, pairs, logRatios: values, otherwise, losses, concentrations },
        random(name.length),
        { samples: 30_000, start: Int32Array.from(all[all.length - 1]) },
      );
      const counts = new Map<string, number>();
      for (const sample of samples) counts.set(sample.join(), (counts.get(sample.join()) ?? 0) + 1);
      all.forEach((partition, k) =>
        expect(
          Math.abs((counts.get(partition.join()) ?? 0) / 30_000 - chances[k] / total),
          `${partition}`,
        ).toBeLessThan(0.015),
      );
    },
  );
});

describe("linkageGroups", () => {
  it("joins over one likely pair (single), by the mean (average), or only where all agree (complete)", () => {
    const chain = pairEvidence(names(3), [
      { a: "c0", b: "c1", probability: 0.9 },
      { a: "c1", b: "c2", probability: 0.8 },
      { a: "c0", b: "c2", probability: 0.3 },
    ]);
    expect([...linkageGroups(chain, "single")]).toEqual([0, 0, 0]);
    expect([...linkageGroups(chain, "average")]).toEqual([0, 0, 0]);
    expect([...linkageGroups(chain, "complete")]).toEqual([0, 0, 1]);
    expect([...linkageGroups(chain, "average", 0.6)]).toEqual([0, 0, 1]);
  });

  it("single linkage is connected components of the pairs above the cut", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer(), (n, seed) => {
        const rng = random(seed);
        const pairs = clear(names(n).map((_, i) => i)).map((pair) => ({
          ...pair,
          probability: rng.next(),
        }));
        const evidence = pairEvidence(names(n), pairs);
        const reach = names(n).map((_, i) => i);
        for (let round = 0; round < n; round++)
          for (const { a, b, probability } of pairs) {
            const [i, j] = [Number(a.slice(1)), Number(b.slice(1))];
            if (probability >= 0.5) reach[i] = reach[j] = Math.min(reach[i], reach[j]);
          }
        const found = linkageGroups(evidence, "single");
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) expect(found[i] === found[j]).toBe(reach[i] === reach[j]);
      }),
    );
  });
});

describe("pairs that are not given", () => {
  const given: PairProbability[] = [{ a: "c0", b: "c1", probability: 0.9 }];

  const table = ({ pairs, probability, otherwise }: ReturnType<typeof pairEvidence>) =>
    names(3).map((_, i) =>
      names(3).map((__, j) =>
        entryOf(pairs, i, j) < 0 ? otherwise : probability[entryOf(pairs, i, j)],
      ),
    );

  it("say nothing", () => {
    expect(table(pairEvidence(names(3), given))).toEqual([
      [NaN, 0.9, NaN],
      [0.9, NaN, NaN],
      [NaN, NaN, NaN],
    ]);
  });

  it("have the probability of all that were not looked at, where there is one, also once a person has judged them", () => {
    expect(table(pairEvidence(names(3), given, [said(1, 2, "same")], 0.01))[2]).toEqual([
      0.01, 0.01, 0.01,
    ]);
    expect(table(pairEvidence(names(3), given, [said(1, 0, "same")], 0.01))[0]).toEqual([
      0.01, 0.9, 0.01,
    ]);
  });

  it("cannot speak for one die", () => {
    expect(() =>
      dieGroups(pairEvidence(names(3), given, [], 0.9), { base: 0.1, random: random(1) }),
    ).toThrow(/0\.9/);
  });

  it("may as well be listed with that probability: dies and supports are the same", () => {
    const dies = [0, 0, 0, 1, 1, 2, 0, 3, 3, 3, 4, 4, 5, 6];
    const looked = clear(dies, 0.9999).filter(
      ({ a, b, probability }) => probability > 0.5 || (a === "c5" && Number(b.slice(1)) % 2 === 0),
    );
    looked.find(({ a, b }) => a === "c3" && b === "c4")!.probability = 0.4;
    const verdicts = [
      said(1, 2, "same"),
      said(5, 12, "same"),
      said(7, 13, "different"),
      said(8, 9, "unsure"),
      said(0, 13, "unsure"),
    ];
    const [sparse, dense] = [
      pairEvidence(names(14), looked, verdicts, 0.002),
      pairEvidence(names(14), [...clear(dies, 0.002, 0.002), ...looked], verdicts),
    ];
    expect([sparse.pairs.other.length, dense.pairs.other.length]).toEqual([
      2 * (looked.length + 2),
      14 * 13,
    ]); // two verdicts are on pairs that were not looked at
    const studied = (evidence: typeof sparse) => {
      const groups = dieGroups(evidence, { base: 0.05, random: random(3), samples: 300 });
      return {
        die: [...groups.die],
        drawn: groups.drawn.map((one) => one.join()),
        coinSupport: [...groups.coinSupport],
        contradictions: contradictions(evidence),
        average: [...linkageGroups(evidence, "average")],
      };
    };
    expect(studied(sparse)).toEqual(studied(dense));
  });
});

describe("pair index", () => {
  it("lists each pair in both rows, rising, and of one that comes twice the last", () => {
    const { pairs, from } = pairIndex(4, [2, 0, 3, 1], [0, 3, 0, 0]);
    expect([[...pairs.start], [...pairs.other], [...from]]).toEqual([
      [0, 3, 4, 5, 6],
      [1, 2, 3, 0, 0, 0],
      [3, 0, 2, 3, 0, 2],
    ]);
    expect([...mates(pairs)]).toEqual([3, 4, 5, 0, 1, 2]);
  });

  it("finds entries, as a search through all shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer(), (n, seed) => {
        const rng = random(seed);
        const share = rng.pick([0.2, 0.6, 1]);
        const { pairs } = listedPairs(
          n,
          () => 1,
          () => rng.next() < share,
        );
        const mark = names(n).map(() => rng.integer(2));
        const marked = mark.flatMap((one, i) => (one === 1 ? [i] : []));
        for (let i = 0; i < n; i++) {
          const row = [...pairs.other.subarray(pairs.start[i], pairs.start[i + 1])];
          for (let j = 0; j < n; j++)
            expect(entryOf(pairs, i, j)).toBe(
              row.includes(j) ? pairs.start[i] + row.indexOf(j) : -1,
            );
          const found = new Int32Array(n);
          const count = entriesTo(pairs, i, marked, mark, 1, found);
          expect([...found.subarray(0, count)].map((entry) => pairs.other[entry])).toEqual(
            row.filter((j) => mark[j] === 1),
          );
        }
      }),
    );
  });
});

describe("dieGroups", () => {
  const dies = [0, 0, 0, 1, 1, 2, 0];

  it("finds clear dies, and is sure of them", () => {
    const groups = dieGroups(pairEvidence(names(7), clear(dies)), { base: 0.1, random: random(1) });
    expect([...groups.die]).toEqual(dies);
    expect(Math.min(...groups.coinSupport, ...groups.dieSupport)).toBeGreaterThan(0.9);
  });

  it("joins over a missed link where the other pairs outvote it, and is less sure where they do not", () => {
    const missed = clear(dies);
    missed.find(({ a, b }) => a === "c0" && b === "c6")!.probability = 0.001;
    expect(grouped(pairEvidence(names(7), missed))).toEqual(dies);
    const chain = dieGroups(
      pairEvidence(
        names(3),
        clear([0, 0, 0], 0.7).map((pair) =>
          pair.a === "c0" && pair.b === "c2" ? { ...pair, probability: 0.001 } : pair,
        ),
      ),
      { base: 0.1, random: random(1) },
    );
    expect(Math.min(...chain.coinSupport)).toBeLessThan(0.95);
  });

  it("keeps a coin that lost most of its links by one sure pair, where every loss by itself would set it apart", () => {
    const worn = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2];
    const pairs = clear(worn, 0.9999).map((pair) =>
      pair.a === "c0" && pair.b !== "c1" && worn[Number(pair.b.slice(1))] === 0
        ? { ...pair, probability: 0.0005 }
        : pair,
    );
    const groups = (losses?: LossModel) => [
      ...dieGroups(pairEvidence(names(12), pairs), {
        base: 0.02,
        random: random(1),
        samples: 300,
        losses,
      }).die,
    ];
    expect(groups()).toEqual(worn);
    expect(groups(NO_LOSS)[0]).not.toBe(groups(NO_LOSS)[1]);
  });

  it("lets weak likeness say nothing, as two dies that look alike give many such pairs at once", () => {
    // 9, 81 and 0.47 to one
    const [weak, strong, against] = logRatios(Float64Array.of(0.5, 0.9, 0.05), 0.1);
    expect([weak, strong, against]).toEqual([
      0,
      expect.closeTo(Math.log(81), 9),
      expect.closeTo(Math.log((0.05 / 0.95) * 9), 9),
    ]);
    const alike = [0, 0, 0, 0, 1, 2, 2, 2, 3, 3];
    const together = (likeness: number) =>
      dieGroups(
        pairEvidence(
          names(10),
          clear(alike, 0.9999, 0.0005).map((pair) =>
            pair.b === "c4" && Number(pair.a.slice(1)) < 4
              ? { ...pair, probability: likeness }
              : pair,
          ),
        ),
        { base: 0.1, random: random(1), samples: 300 },
      ).similarity;
    expect(similarityOf(together(0.5), 0, 4)).toBe(similarityOf(together(0.1), 0, 4));
    expect(similarityOf(together(0.9), 0, 4)).toBeGreaterThan(similarityOf(together(0.5), 0, 4));
  });

  it("joins one sure pair in a hoard where every other coin is alone", () => {
    const hoard = names(80).map((_, i) => (i === 41 ? 7 : i));
    const found = [
      ...dieGroups(pairEvidence(names(80), clear(hoard, 0.9999, 0.0002)), {
        base: 0.0234,
        random: random(1),
        samples: 300,
      }).die,
    ];
    expect(found[41]).toBe(found[7]);
    expect(new Set(found).size).toBe(79);
  });

  it("does as a person says, over other coins too", () => {
    const apart = pairEvidence(names(7), clear(dies), [said(0, 1, "different")]);
    const found = grouped(apart);
    expect(found[0]).not.toBe(found[1]);
    const tied = grouped(pairEvidence(names(7), clear(dies), [said(5, 3, "same")]));
    expect([tied[5], tied[4]]).toEqual([tied[3], tied[3]]);
    for (const linkage of ["single", "average", "complete"] as const) {
      const linked = linkageGroups(apart, linkage);
      expect(linked[0]).not.toBe(linked[1]);
    }
  });

  it("takes a pair of which a person cannot tell as one that says nothing", () => {
    const evidence = pairEvidence(names(2), clear([0, 0]), [said(0, 1, "unsure")]);
    expect([...logOdds(evidence.probability)]).toEqual([0, 0]);
    expect(grouped(pairEvidence(names(3), [], []))).toHaveLength(3);
  });

  it("groups thousands of coins of which few pairs were looked at", () => {
    const rng = random(5);
    const dies = canonical(names(2000).map(() => rng.integer(300)));
    const byDie = groupsOf(dies);
    const pairs = byDie.flatMap((own) =>
      own.flatMap((i, at) =>
        own.slice(at + 1).map((j) => ({ a: `c${i}`, b: `c${j}`, probability: 0.9999 })),
      ),
    );
    for (let k = 0; k < 4000; k++) {
      const [i, j] = [rng.integer(2000), rng.integer(2000)];
      if (dies[i] !== dies[j]) pairs.push({ a: `c${i}`, b: `c${j}`, probability: 0.001 });
    }
    const found = dieGroups(pairEvidence(names(2000), pairs, [], 0.0002), {
      base: 0.0234,
      random: random(1),
      samples: 20,
    });
    expect([...found.die].filter((die, i) => die !== dies[i])).toEqual([]);
    expect(found.drawn).toHaveLength(20);
  });

  it("refuses verdicts that contradict each other, and names the coins", () => {
    const verdicts = [said(0, 1, "same"), said(1, 2, "same"), said(0, 2, "different")];
    expect(() =>
      dieGroups(pairEvidence(names(3), [], verdicts), { base: 0.1, random: random(1) }),
    ).toThrow(/c0 and c2 are called different/);
  });

  it("takes no coin, one coin, and refuses what is no pair of the study", () => {
    expect([...dieGroups(pairEvidence([], []), { base: 0.1, random: random(1) }).die]).toEqual([]);
    expect([...dieGroups(pairEvidence(["c0"], []), { base: 0.1, random: random(1) }).die]).toEqual([
      0,
    ]);
    expect(() => pairEvidence(["c0"], [{ a: "c0", b: "c9", probability: 0.5 }])).toThrow(/c9/);
    expect(() => pairEvidence(names(2), [{ a: "c0", b: "c1", probability: 1.5 }])).toThrow(/1\.5/);
  });
});

describe("support", () => {
  const samples = [
    [0, 0, 1],
    [0, 0, 1],
    [0, 1, 1],
    [0, 0, 0],
  ].map((partition) => Int32Array.from(partition));

  it("is how often coins were together, and groups were exactly that", () => {
    const together = posteriorSimilarity(samples);
    expect([
      similarityOf(together, 0, 1),
      similarityOf(together, 0, 2),
      similarityOf(together, 1, 2),
    ]).toEqual([0.75, 0.25, 0.5]);
    const { item, group } = supportOf(Int32Array.of(0, 0, 1), together, samples);
    expect([[...item], group]).toEqual([
      [0.75, 0.75, 0.5],
      [0.5, 0.5],
    ]);
  });

  it("the central partition has the fewest wrong pairs to be expected, of all partitions", () => {
    for (let seed = 0; seed < 20; seed++) {
      const rng = random(seed);
      const drawn = Array.from({ length: 9 }, () => Int32Array.from(rng.pick(partitions(5))));
      const together = posteriorSimilarity(drawn);
      const wrong = (partition: ArrayLike<number>) => {
        let sum = 0;
        for (let i = 0; i < 5; i++)
          for (let j = 0; j < i; j++)
            sum +=
              partition[i] === partition[j]
                ? 1 - similarityOf(together, i, j)
                : similarityOf(together, i, j);
        return sum;
      };
      expect(wrong(centralPartition(together))).toBeCloseTo(
        Math.min(...partitions(5).map(wrong)),
        9,
      );
    }
  });
});

describe("contradictions", () => {
  it("are the triples that cannot be, each once, the strongest first", () => {
    const pairs = clear([0, 0, 0, 0]);
    const set = (a: string, b: string, probability: number) =>
      (pairs.find((pair) => pair.a === a && pair.b === b)!.probability = probability);
    set("c0", "c3", 0.002);
    set("c1", "c3", 0.5);
    const evidence = pairEvidence(names(4), pairs);
    expect(contradictions(evidence)).toEqual([{ a: 0, b: 2, c: 3, strength: 0.99 }]);
    expect(contradictions(pairEvidence(names(4), pairs, [said(0, 3, "same")]))).toEqual([]);
    expect(contradictions(pairEvidence(names(4), clear([0, 0, 0, 0])))).toEqual([]);
  });

  it("equal counting all triples by brute force", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rng = random(seed);
        const n = 6;
        const evidence = pairEvidence(
          names(n),
          clear(names(n).map((_, i) => i)).map((pair) => ({
            ...pair,
            probability: rng.pick([0.01, 0.5, 0.99]),
          })),
        );
        const p = (i: number, j: number) => evidence.probability[entryOf(evidence.pairs, i, j)];
        let count = 0;
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++)
            for (let c = a + 1; c < n; c++)
              if (b !== a && b !== c && p(a, b) > 0.9 && p(b, c) > 0.9 && p(a, c) < 0.1) count++;
        expect(contradictions(evidence)).toHaveLength(count);
      }),
    );
  });
});
