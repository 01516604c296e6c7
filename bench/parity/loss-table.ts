import type { Agreement } from "./agreement";

interface Result extends Agreement {
  versions: { engine: string; keras: string; tensorflow: string };
  ms_a_step: { numislab: number; keras: number };
}

/** Both curves, a step a line, and what came of the comparison, for a person. */
export function lossTable({
  steps,
  limits,
  means_apart,
  agree,
  versions,
  ms_a_step,
}: Result): string {
  const row = (cells: readonly string[]) =>
    cells.map((cell, i) => cell.padStart([4, 10, 10, 9][i])).join("  ");
  return [
    `The write-up's network on the same batches of simulated 2-euro photographs: numislab (${versions.engine}) and Keras ${versions.keras} (TensorFlow ${versions.tensorflow})`,
    "",
    row(["step", "numislab", "Keras", "apart"]),
    ...steps.map(({ step, numislab, keras, apart }) =>
      row([String(step), numislab.toFixed(6), keras.toFixed(6), apart.toExponential(1)]),
    ),
    "",
    ...limits.map(({ steps, limit, apart, keras_from_itself, holds }) => {
      const verdict = `first ${steps} steps: at most ${apart.toExponential(1)} apart, ${holds ? "within" : "NOT within"} ${limit}`;
      return `${verdict}; Keras without oneDNN's kernels is ${keras_from_itself.toExponential(1)} from Keras`;
    }),
    `mean losses of all steps: ${means_apart.toExponential(1)} apart`,
    `a step takes ${ms_a_step.numislab.toFixed(0)} ms here, ${ms_a_step.keras.toFixed(0)} ms in Keras`,
    agree ? "They agree." : "They do not agree.",
  ].join("\n");
}
