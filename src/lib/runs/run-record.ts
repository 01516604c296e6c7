import { z } from "zod";
import { NumislabError } from "../base/index";
import type { Provenance } from "./provenance";

/** How far a run has come. */
export type RunState = "running" | "finished" | "stopped" | "failed";

/** Several runs of one configuration, a seed each. */
export interface Series {
  /** How many seeds in all. */
  seeds: number;
  /** Ids of the runs with the seeds before. */
  before: string[];
}

/** What run.json holds: where a run came from and how it ended. */
export interface RunRecord {
  name: string;
  id: string;
  kind: string;
  seed: number;
  /** A word to find it by, such as the point of a sweep that it is. */
  tag?: string | null;
  /** Of a run that is one of several with a seed each. */
  series?: Series | null;
  state: RunState;
  /** Why it stopped or failed. */
  reason: string | null;
  /** ISO 8601, UTC. */
  start: string;
  /**
   * When training and evaluation were complete; null before. The run is finished once its report is
   * made, too, where it was started with one. Runs of older versions lack it.
   */
  trained?: string | null;
  end: string | null;
  /** When it was resumed, each time. */
  resumed?: string[];
  data: {
    /** Relative to the project. */
    folder: string;
    /** True for strikes of the simulator: metrics on them say nothing about real coins yet. */
    simulated: boolean;
    /** Of the inputs, by what they are. */
    sha256: Record<string, string>;
  };
  provenance: Provenance;
}

/** Whether training and evaluation of a run are complete, so that a report can be made of it. */
export function isTrained({ state, trained }: Pick<RunRecord, "state" | "trained">): boolean {
  return state === "finished" || (trained ?? null) !== null;
}

/** What is relied on of a record; runs of older versions lack some of the rest. */
const schema = z.looseObject({
  name: z.string(),
  id: z.string(),
  kind: z.enum(["siamese", "classifier"]),
  seed: z.number(),
  tag: z.string().nullish(),
  series: z.object({ seeds: z.number(), before: z.array(z.string()) }).nullish(),
  state: z.enum(["running", "finished", "stopped", "failed"]),
  reason: z.string().nullish(),
  start: z.iso.datetime({ offset: true }),
  trained: z.string().nullish(),
  end: z.string().nullish(),
  resumed: z.array(z.string()).optional(),
  data: z.looseObject({
    folder: z.string(),
    simulated: z.boolean(),
    sha256: z.record(z.string(), z.string()),
  }),
  provenance: z.looseObject({ numislab: z.string(), engine: z.looseObject({ name: z.string() }) }),
});

/**
 * The record that a run.json holds.
 *
 * @param file for the message
 * @throws NumislabError "state" naming what is wrong
 */
export function checkedRecord(value: unknown, file: string): RunRecord {
  const checked = schema.safeParse(value);
  if (checked.success)
    return {
      ...checked.data,
      reason: checked.data.reason ?? null,
      end: checked.data.end ?? null,
    } as unknown as RunRecord;
  const [{ path, message }] = checked.error.issues;
  const where = path.length === 0 ? "" : ` (${path.join(".")})`;
  throw new NumislabError(
    "state",
    `${file} is not the record of a run${where}: ${message}. Restore it, use the version of numislab that made it, or remove the folder.`,
  );
}
