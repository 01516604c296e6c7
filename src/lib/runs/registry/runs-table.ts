import type { DataFrame } from "danfojs-node";
import { differences, settingsOf } from "./flat-config";
import type { RunSummary } from "./list-runs";

/**
 * Runs as a table to filter and sort: a row a run, with its metrics (NaN where it has none) and
 * every setting in which the runs differ, lists as JSON.
 */
export async function runsTable(runs: readonly RunSummary[]): Promise<DataFrame> {
  const { DataFrame } = await import("danfojs-node"); // takes a second, which no command needs
  const figures = [...new Set(runs.flatMap((run) => Object.keys(run.figures)))];
  const varied = Object.entries(differences(runs.map(({ folder }) => settingsOf(folder)))).filter(
    ([key]) => !(key in COLUMNS),
  );
  const columns: Record<string, unknown[]> = {
    ...Object.fromEntries(Object.entries(COLUMNS).map(([name, of]) => [name, runs.map(of)])),
    ...Object.fromEntries(
      figures.map((name) => [name, runs.map((run) => run.figures[name]?.value ?? NaN)]),
    ),
    ...Object.fromEntries(
      varied.map(([key, values]) => [key, values.map((value) => cell(value, values))]),
    ),
  };
  return new DataFrame(columns);
}

const COLUMNS: Record<string, (run: RunSummary) => string | number | boolean> = {
  name: ({ name }) => name,
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  state: ({ state }) => state,
  start: ({ start }) => start,
  seconds: ({ seconds }) => seconds ?? NaN,
  seed: ({ seed }) => seed,
  tag: ({ tag }) => tag ?? "",
  simulated: ({ simulated }) => simulated,
  note: ({ note }) => note,
};

/** A column holds one type of value: numbers where all are, else text. */
function cell(value: unknown, column: readonly unknown[]): string | number | boolean {
  if (column.every((other) => typeof other === "number" || other === undefined))
    return (value as number) ?? NaN;
  if (column.every((other) => typeof other === "boolean")) return value as boolean;
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
