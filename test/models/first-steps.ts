import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { adam, tf } from "../../src/lib/engine/index";
import { buildClassifier, classifierStep } from "../../src/lib/models/index";

const golden: { size: number; batch: number; classes: number; losses: number[] } = JSON.parse(
  readFileSync(join(__dirname, "..", "goldens", "first-steps.json"), "utf8"),
);

/** `uniform` of test/goldens/first-steps.py. */
function uniform(count: number, stream: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    let h = i + stream * 1_000_003;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
  });
}

function weight(shape: number[], stream: number): tf.Tensor {
  if (shape.length === 1) return tf.zeros(shape);
  const window = shape.slice(0, -2).reduce((product, side) => product * side, 1);
  const limit = Math.sqrt(6 / (window * (shape[shape.length - 2] + shape[shape.length - 1])));
  const count = shape.reduce((product, side) => product * side, 1);
  return tf.tensor(
    Float32Array.from(uniform(count, stream), (value) => (2 * value - 1) * limit),
    shape,
  );
}

/** `picture` of first-steps.py. */
function picture(size: number, label: number, stream: number): number[] {
  const squares = uniform((size / 8) ** 2 * 3, 100 + label);
  return uniform(size * size * 3, stream).map((grain, i) => {
    const [row, column] = [Math.floor(i / (size * 3)), Math.floor(i / 3) % size];
    return 0.7 * squares[((row >> 3) * (size / 8) + (column >> 3)) * 3 + (i % 3)] + 0.3 * grain;
  });
}

/**
 * The test of whichever engine runs: a wrong gradient, loss, or optimizer shows in the losses after
 * it.
 */
export function firstSteps(): void {
  it("loses what Keras loses from the same weights on the same batches", () => {
    const { size, batch, classes, losses } = golden;
    const model = buildClassifier(size, classes, 1);
    const optimizer = adam(1e-3);
    tf.tidy(() =>
      model.setWeights(model.getWeights().map(({ shape }, stream) => weight(shape, stream))),
    );
    const labels = Array.from({ length: batch }, (_, i) => i % classes);
    const ours = losses.map((_, step) =>
      tf.tidy(() => {
        const pictures = labels.flatMap((label, i) => picture(size, label, 200 + step * batch + i));
        return classifierStep(
          model,
          optimizer,
          tf.tensor4d(pictures, [batch, size, size, 3]),
          labels,
        ).loss.dataSync()[0];
      }),
    );
    optimizer.dispose();
    model.dispose();
    // it learns, so that the steps are no empty ones
    expect(losses[losses.length - 1]).toBeLessThan(0.8 * losses[0]);
    ours.forEach((loss, step) =>
      expect(
        Math.abs(loss / losses[step] - 1),
        `step ${step + 1}: ${loss} beside ${losses[step]}`,
      ).toBeLessThan(2e-4),
    );
  });
}
