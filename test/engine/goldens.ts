import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A result and the gradients of sum(result * r) by each input, values in row-major order. */
export interface Result {
  y: number[];
  shape: number[];
  gradients: number[][];
}

interface Window {
  size: [number, number];
  stride: number;
  padding: "same" | "valid";
}

/**
 * Some steps of Adam on one batch: the loss before each, the gradients at the first, the weights
 * after the last.
 */
interface Training {
  losses: number[];
  gradients: number[][];
  weights: number[][];
}

/** What test/goldens/engine.py stores. */
export interface Goldens {
  convolutions: (Result & Window & { kernel: [number, number] })[];
  pools: (Result & Window & { kind: "max" | "avg"; pool: number })[];
  operations: Record<string, Result>;
  classifier: Training & { predictions: number[] };
  embedder: Training & { embeddings: number[] };
  batch_norm: Result & { moving: number[][]; inference: number[] };
  adam: Record<"after1" | "after10" | "after20", number[]>;
}

export const goldens = JSON.parse(
  readFileSync(join(__dirname, "../goldens/engine.json"), "utf8"),
) as Goldens;
