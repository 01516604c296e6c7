import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/** Cells across a snapshot. */
const CELLS = 20;
/** Levels by which a cell may differ: rounding of another processor or library. */
const TOLERANCE = 1;

/**
 * Compares a square plane with a committed snapshot, the means of 20 x 20 cells as numbers. A
 * snapshot is written anew where NUMISLAB_WRITE_SNAPSHOTS is set: look at what changed before it is
 * committed.
 *
 * @param file of the snapshot
 * @param levels size * size values, in levels of 255
 */
export function expectSnapshot(file: string, levels: ArrayLike<number>, size: number): void {
  const grid = cellMeans(levels, size);
  if (process.env.NUMISLAB_WRITE_SNAPSHOTS) {
    mkdirSync(dirname(file), { recursive: true });
    const rows = Array.from({ length: CELLS }, (_, y) => grid.slice(y * CELLS, (y + 1) * CELLS));
    writeFileSync(file, rows.map((row) => `${row.join()}\n`).join(""));
  }
  const wanted = readFileSync(file, "utf8").trim().split(/[,\n]/).map(Number);
  const off = grid.flatMap((value, i) =>
    Math.abs(value - wanted[i]) <= TOLERANCE
      ? []
      : [`row ${Math.floor(i / CELLS)}, column ${i % CELLS}: ${value} instead of ${wanted[i]}`],
  );
  expect([grid.length, ...off]).toEqual([wanted.length]);
}

function cellMeans(levels: ArrayLike<number>, size: number): number[] {
  const cell = size / CELLS;
  const sums = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      sums[Math.floor(y / cell) * CELLS + Math.floor(x / cell)] += levels[y * size + x];
  return Array.from(sums, (sum) => Math.round((10 * sum) / cell ** 2) / 10);
}
