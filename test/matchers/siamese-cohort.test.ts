import { beforeAll, describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import { startEngine, tf } from "../../src/lib/engine/index";
import { scoreFolderPairs } from "../../src/lib/experiments/siamese/evaluate-sides";
import { embedSides } from "../../src/lib/matchers/index";
import { siameseMatcher } from "../../src/lib/matchers/methods/siamese";
import { cohortNormalised } from "../../src/lib/models/cohort";
import type { Decision, SiameseModel } from "../../src/lib/models/index";

const SIZE = 4;
const COINS = 6;
const decision = (threshold: number): Decision => ({
  threshold,
  calibration: { slope: 10, intercept: -10 * threshold },
  chosenOn: "a test",
});
const both = (threshold: number) => ({
  obverse: decision(threshold),
  reverse: decision(threshold),
});
const rng = random(4);
const picture = () => Float32Array.from({ length: SIZE * SIZE }, () => rng.normal(0.5, 1));
const coins = Array.from({ length: COINS }, (_, i) => ({
  name: `c${i}`,
  obverseDie: `O${i >> 1}`,
  reverseDie: i === 0 ? null : `R${i % 2}`,
  pictures: { obverse: picture(), reverse: picture() },
}));

let model: SiameseModel;
beforeAll(async () => {
  await startEngine();
  const network = tf.sequential({
    layers: [tf.layers.flatten({ inputShape: [SIZE, SIZE, 1] })],
  });
  model = {
    network,
    card: {
      kind: "siamese",
      input: { size: SIZE, flatten: false },
      decisions: both(0.6),
      cohort: { coins: COINS, decisions: both(0.1) },
    },
  };
});

const matched = (card: SiameseModel["card"], count: number) =>
  siameseMatcher({ ...model, card }).score(
    coins.slice(0, count).map(({ name, pictures }) => ({
      coin: name,
      side: "obverse" as const,
      seen: { side: "obverse" as const, picture: pictures.obverse, warnings: [] },
    })),
  );

describe("a Siamese model that is calibrated for folders", () => {
  it("normalises the scores of a folder by its cohort, and answers by the thresholds for these", async () => {
    const raw = await matched({ ...model.card, cohort: undefined }, COINS);
    const normalised = await matched(model.card, COINS);
    const expected = cohortNormalised(raw.score, COINS);
    expect([...normalised.score]).toEqual([...expected]);
    expect(normalised.answer).toEqual(
      Array.from(expected, (score) => (score >= 0.1 ? "same" : "different")),
    );
    expect(raw.answer).toEqual(
      Array.from(raw.score, (score) => (score >= 0.6 ? "same" : "different")),
    );
    expect(new Set(normalised.answer).size).toBe(2);
  });

  it("takes the scores of fewer coins as they are", async () => {
    const few = COINS - 1;
    const raw = await matched({ ...model.card, cohort: undefined }, few);
    expect(await matched(model.card, few)).toEqual(raw);
    expect(siameseMatcher(model).decisionsFor!(few)).toEqual(both(0.6));
    expect(siameseMatcher(model).decisionsFor!(COINS)).toEqual(both(0.1));
  });

  it("is evaluated on the same scores as a folder is matched by, on coins whose die is known", async () => {
    const embeddings = await embedSides(model.network, model.card, coins);
    const pairs = scoreFolderPairs(coins, embeddings, model.card, new Set(["obverse\nc0\nc1"]));
    const table = await matched(model.card, COINS);
    const obverses = pairs.filter(({ side }) => side === "obverse");
    expect(obverses.map(({ a, b }) => `${a} ${b}`)).not.toContain("0 1");
    expect(obverses).toHaveLength(table.score.length - 1);
    for (const { a, b, score, called, same } of obverses) {
      const row = [...table.a].findIndex((one, i) => one === a && table.b[i] === b);
      expect(score).toBe(table.score[row]);
      expect(called).toBe(table.answer[row] === "same");
      expect(same).toBe(a >> 1 === b >> 1);
    }
    // five coins are too few, of a side of which a coin's die is unknown
    const reverses = pairs.filter(({ side }) => side === "reverse");
    expect(reverses).toHaveLength(10);
    expect(reverses.every(({ score, called }) => called === score >= 0.6)).toBe(true);
  });
});
