import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { NumislabError } from "../base/index";
import { jobHasEnded, jobOfProcess, type SlurmJob } from "../slurm/index";

/** A process that works in the folder of a run or a sweep, as a file there names it. */
export interface Claim {
  host: string;
  pid: number;
  /**
   * When the process began, in the system's unit: with it the number names one process for good,
   * alone it is used again.
   */
  began: string;
  /** The Slurm job that it belongs to, by which other machines can learn whether it is gone. */
  job?: SlurmJob | null;
}

/**
 * Claims a folder for this process. Every process notes itself before it looks for others: of two
 * that come at once at least one sees the other, and gives way.
 *
 * @returns gives the folder free again
 * @throws NumislabError "state" where another process works in it, or it can't be written to
 */
export function claimFolder(folder: string): () => void {
  const mine: Claim = {
    host: hostname(),
    pid: process.pid,
    began: beganAt(process.pid) ?? "",
    job: jobOfProcess(),
  };
  const file = join(folder, `process-${mine.host}-${mine.pid}.json`);
  const taken = (by: string) =>
    new NumislabError("state", `${folder} is in use: ${by} works there already`);
  if (claimsIn(folder).some((claim) => claim.alive && claim.file === file))
    throw taken("this very process");
  const release = () => rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify(mine));
  } catch (cause) {
    release();
    throw new NumislabError("state", `Can't write into ${folder}: ${(cause as Error).message}`, {
      cause,
    });
  }
  const others = claimsIn(folder).filter((claim) => claim.file !== file);
  for (const { file } of others.filter(({ alive }) => !alive)) rmSync(file, { force: true });
  const other = others.find(({ alive }) => alive);
  if (other === undefined) return release;
  release();
  const { host, pid } = other.claim!;
  throw taken(
    host === mine.host
      ? `process ${pid}`
      : `process ${pid} on ${host} (if it is gone, delete ${other.file})`,
  );
}

/**
 * Whether a process works in a run folder, as far as can be known: of one on another machine
 * nothing is known but its claim, or what Slurm knows of its job.
 */
export function isAtWork(folder: string): boolean {
  return claimsIn(folder).some(({ alive }) => alive);
}

function claimsIn(folder: string): { file: string; claim: Claim | null; alive: boolean }[] {
  const files = readdirSync(folder)
    .filter((name) => /^process-.*\.json$/.test(name))
    .map((name) => join(folder, name));
  return files.map((file) => {
    const claim = claimIn(file);
    return { file, claim, alive: claim !== null && isAlive(claim) };
  });
}

function isAlive({ host, pid, began, job }: Claim): boolean {
  if (host === hostname()) return beganAt(pid) === began;
  return !job || !jobHasEnded(job);
}

function claimIn(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // gone meanwhile, or not written yet: whoever writes it looks for others after that
    return null;
  }
}

/** When a process began; null where there is no such process, "" where the system doesn't tell. */
function beganAt(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  if (process.platform !== "linux") return "";
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? null : fields[19]; // a zombie does nothing any more
  } catch {
    return null;
  }
}
