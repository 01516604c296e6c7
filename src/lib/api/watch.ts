import { setTimeout as pause } from "node:timers/promises";
import { classifierTrainingFigure, type Figure, trainingFigure } from "../report/index";
import { findRun, type RunEnd, readRecord, runHistory } from "../runs/index";
import { stopSignal } from "../training/index";
import { liveFigure } from "../workspace/index";
import { workspace } from "./workspace";

interface WatchOptions {
  experiments?: string;
  /** Seconds between two looks. */
  every?: number;
}

/**
 * Draws the curve of a training that goes on, or has ended, from the files of its run: in another
 * notebook, or after the page was reloaded. The interrupt button ends the watching.
 *
 * @param run a path, `name/id`, or `name` for its latest run
 * @returns the run's folder and its state
 * @throws NumislabError "usage" where there is no run of that name
 */
export async function watchRun(
  run: string,
  { experiments = workspace().experiments, every = 1 }: WatchOptions = {},
): Promise<RunEnd> {
  const draw = liveFigure();
  const folder = findRun(experiments, run);
  const signal = stopSignal(folder);
  let drawn = 0;
  try {
    for (;;) {
      const { state, kind } = readRecord(folder);
      const history = runHistory(folder);
      if (history.length > drawn) draw(figureOf(kind, history));
      drawn = history.length;
      if (state !== "running" || signal.reason() !== null) return { folder, state };
      await pause(1000 * every);
    }
  } finally {
    signal.close();
  }
}

const figureOf = (kind: string, history: ReturnType<typeof runHistory>): Figure =>
  kind === "classifier"
    ? classifierTrainingFigure(history as never)
    : trainingFigure(history as never);
