import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NumislabError, readPlainFileSync, writeWhole, makeFolder } from "../base/index";
import { precompute, matcherDigest, partsOf, type MatchWork } from "../matchers/index";
import { checkDone, runArray, type ArrayOptions } from "../slurm/index";
import { STOP_FILE, type StopSignal } from "../training/index";
import { claimFolder, textDigest } from "../runs/index";

/** How a cluster does a matcher's work. */
export interface MatchOnSlurmOptions extends Pick<
  ArrayOptions,
  "template" | "pollMs" | "onProgress" | "onNote" | "atOnce"
> {
  /** For parts, scripts and logs; the nodes must see it and the matcher's cache. */
  folder: string;
  /** The program and its first words, on the nodes too. */
  numislab: readonly string[];
  /** Into how many tasks each step is split, at most. */
  tasks: number;
  /** Makes the signal that ends the work early, from the folder. */
  listen: (folder: string) => StopSignal;
}

/** What one task does, as its file says it. */
interface Part {
  work: MatchWork;
  cache: string;
  anyRotation?: boolean;
}

/**
 * For `matchFolder`'s `onPlan`: has the work done by array jobs, part by part, into the matcher's
 * cache. What the matcher finds there is what it would have made, so the table is the same to the
 * byte.
 *
 * @throws NumislabError "state" with the tasks that failed, "stopped" where it was stopped
 */
export async function onSlurm<Result>(
  { folder, numislab, tasks: most, listen, ...options }: MatchOnSlurmOptions,
  { cache, anyRotation }: Omit<Part, "work">,
  match: (onPlan: (work: MatchWork) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const parts = join(folder, "parts");
  makeFolder(parts);
  const release = claimFolder(folder);
  rmSync(join(folder, STOP_FILE), { force: true }); // it was meant for the last time
  const recipe = await matcherDigest();
  const onPlan = async (work: MatchWork) => {
    const tasks = partsOf(work, most).map((one) => {
      const part = JSON.stringify({ work: one, cache, anyRotation } satisfies Part);
      const name = `${work.what}-${textDigest(part + recipe).slice(0, 16)}`;
      const file = join(parts, `${name}.json`);
      const command = async () => {
        await writeWhole(file, part);
        return [...numislab, "match-part", file];
      };
      return { name, command, isDone: () => existsSync(doneFile(file)) };
    });
    const signal = listen(folder);
    try {
      checkDone(
        await runArray(tasks, {
          ...options,
          name: "numislab-match",
          folder: join(folder, "slurm"),
          signal,
        }),
      );
    } finally {
      signal.close();
    }
  };
  try {
    return await match(onPlan);
  } finally {
    release();
  }
}

const doneFile = (file: string) => file.replace(/\.json$/, ".done");

/**
 * Does one part, on a node.
 *
 * The engine must have been started.
 *
 * @throws NumislabError "input" where the file is no part
 */
export async function matchPart(file: string): Promise<void> {
  const { work, cache, anyRotation } = readPart(file);
  await precompute(work, { cache, anyRotation });
  await writeWhole(doneFile(file), "");
}

function readPart(file: string): Part {
  try {
    return JSON.parse(readPlainFileSync(file).toString("utf8"));
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${file}: ${(cause as Error).message}. \`npx numislab match --slurm\` writes such files, and calls this for each.`,
      { cause },
    );
  }
}
