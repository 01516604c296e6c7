import { beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../src/lib/engine";
import { contrastiveLoss, unitEmbeddings } from "../../src/lib/models";
import { random } from "../../src/lib/random";

beforeAll(async () => void (await startEngine()));

/** The same by loops, one pair after the other. */
function byLoops(rows: number[][], dies: number[], margin: number): number {
  const pull: number[] = [];
  const push: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    for (let j = i + 1; j < rows.length; j++) {
      const d = Math.sqrt(rows[i].reduce((sum, x, k) => sum + (x - rows[j][k]) ** 2, 0));
      if (dies[i] === dies[j]) pull.push(d * d);
      else if (d < margin) push.push((margin - d) ** 2);
    }
  }
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1);
  return mean(pull) + mean(push);
}

const onCircle = (degrees: number[]) => degrees.map((d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)]);
const loss = (rows: number[][], dies: number[], margin: number) => tf.tidy(() => contrastiveLoss(tf.tensor2d(rows), dies, margin).dataSync()[0]);

describe("contrastiveLoss", () => {
  it("equals a loop over pairs at 0, 20, 40, 60, 80 degrees", () => {
    const rows = onCircle([0, 20, 40, 60, 80]);
    for (const margin of [0.3, 0.9, 1.5]) expect(loss(rows, [0, 0, 1, 1, 2], margin)).toBeCloseTo(byLoops(rows, [0, 0, 1, 1, 2], margin), 4);
  });

  it("equals a loop over pairs of random embeddings and dies", () => {
    const draw = random(2);
    for (let round = 0; round < 20; round++) {
      const rows = onCircle(Array.from({ length: 9 }, () => draw.uniform(0, 360)));
      const dies = rows.map(() => draw.integer(4));
      expect(loss(rows, dies, 1)).toBeCloseTo(byLoops(rows, dies, 1), 4);
    }
  });

  it("is 0 when one die lies in one point and others beyond the margin", () => {
    expect(loss(onCircle([0, 0, 120, 120]), [0, 0, 1, 1], 1)).toBeCloseTo(0, 3);
  });

  it("has a finite gradient where two embeddings fall together", () => {
    const values = tf.tidy(() => tf.grad((x) => contrastiveLoss(unitEmbeddings(x as never), [0, 1, 0], 1))(tf.tensor2d([[1, 2], [1, 2], [1, 2]])).dataSync());
    expect([...values].every(Number.isFinite)).toBe(true);
  });

  it("falls along its gradient", () => {
    const rows = onCircle([0, 50, 30, 80]);
    const f = (x: unknown) => contrastiveLoss(unitEmbeddings(x as never), [0, 0, 1, 1], 1);
    const [before, after] = tf.tidy(() => {
      const x = tf.tensor2d(rows);
      return [f(x), f(x.sub(tf.grad(f as never)(x).mul(0.05)))].map((t) => t.dataSync()[0]);
    });
    expect(after).toBeLessThan(before);
  });
});
