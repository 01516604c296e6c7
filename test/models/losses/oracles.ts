/*
 * Each loss by loops straight from its paper's formula, in plain numbers, on rows that need not be
 * of length 1: they are scaled here, so that a difference quotient may move any of their numbers.
 */
import type { LossChoice } from "../../../src/lib/models/index";

type Rows = readonly (readonly number[])[];

const unit = (row: readonly number[]) => row.map((x) => x / Math.hypot(...row));
const cosineOf = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, k) => sum + x * b[k], 0);
const distanceOf = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((x, k) => x - b[k]));
const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

function contrastive(rows: Rows, dies: readonly number[], margin: number): number {
  const [pull, push]: number[][] = [[], []];
  for (let i = 0; i < rows.length; i++) {
    for (let j = i + 1; j < rows.length; j++) {
      const d = distanceOf(rows[i], rows[j]);
      if (dies[i] === dies[j]) pull.push(d * d);
      else if (d < margin) push.push((margin - d) ** 2);
    }
  }
  return mean(pull) + mean(push);
}

function triplet(rows: Rows, dies: readonly number[], margin: number | "soft"): number {
  const costs: number[] = [];
  rows.forEach((anchor, a) => {
    const near = rows.flatMap((row, p) =>
      p !== a && dies[p] === dies[a] ? [distanceOf(anchor, row)] : [],
    );
    const far = rows.flatMap((row, n) => (dies[n] !== dies[a] ? [distanceOf(anchor, row)] : []));
    if (near.length === 0 || far.length === 0) return;
    const gap = Math.max(...near) - Math.min(...far);
    costs.push(margin === "soft" ? Math.log(1 + Math.exp(gap)) : Math.max(0, margin + gap));
  });
  return mean(costs);
}

function supcon(rows: Rows, dies: readonly number[], temperature: number): number {
  const costs: number[] = [];
  rows.forEach((anchor, i) => {
    const positives = rows.filter((_, p) => p !== i && dies[p] === dies[i]);
    if (positives.length === 0) return;
    const power = (row: readonly number[]) => Math.exp(cosineOf(anchor, row) / temperature);
    const all = rows.filter((_, a) => a !== i).reduce((sum, row) => sum + power(row), 0);
    costs.push(
      (-1 / positives.length) * positives.reduce((sum, p) => sum + Math.log(power(p) / all), 0),
    );
  });
  return mean(costs);
}

type MultiSimilarity = Extract<LossChoice, { kind: "multi-similarity" }>;

function multiSimilarity(
  rows: Rows,
  dies: readonly number[],
  { alpha, beta, base, epsilon }: MultiSimilarity,
): number {
  const costs = rows.map((anchor, i) => {
    let [pull, push] = [1, 1];
    rows.forEach((row, j) => {
      if (j === i) return;
      const s = cosineOf(anchor, row);
      const rivals = rows
        .filter((_, k) => k !== i && (dies[k] === dies[i]) !== (dies[j] === dies[i]))
        .map((other) => cosineOf(anchor, other));
      if (dies[j] === dies[i] && rivals.some((rival) => rival > s - epsilon))
        pull += Math.exp(-alpha * (s - base));
      if (dies[j] !== dies[i] && rivals.some((rival) => rival < s + epsilon))
        push += Math.exp(beta * (s - base));
    });
    return Math.log(pull) / alpha + Math.log(push) / beta;
  });
  return mean(costs);
}

/** Softplus of logsumexp over the different-die pairs less the same-die pair, all as it stands. */
function global(
  rows: Rows,
  dies: readonly number[],
  { temperature, negatives }: Extract<LossChoice, { kind: "global" }>,
): number {
  const [same, different]: number[][] = [[], []];
  rows.forEach((a, i) =>
    rows.forEach((b, j) => {
      if (i !== j) (dies[i] === dies[j] ? same : different).push(cosineOf(a, b) / temperature);
    }),
  );
  if (different.length === 0) return 0;
  const all = Math.log(different.reduce((sum, score) => sum + Math.exp(score), 0));
  return mean(
    same.map((score) =>
      Math.log(1 + Math.exp(all - score - Math.log(different.length / negatives))),
    ),
  );
}

export function lossByLoops(choice: LossChoice, rows: Rows, dies: readonly number[]): number {
  const units = rows.map(unit);
  if (choice.kind === "contrastive") return contrastive(units, dies, choice.margin);
  if (choice.kind === "triplet") return triplet(units, dies, choice.margin);
  if (choice.kind === "supcon") return supcon(units, dies, choice.temperature);
  if (choice.kind === "global") return global(units, dies, choice);
  return multiSimilarity(units, dies, choice);
}
