import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { isOfThisMachine, isRunning, type ProcessIdentity } from "./this-process";
import { sha256Of } from "../sha256";

/** What a lock file says about the process that made it. */
export interface LockHolder extends ProcessIdentity {
  /** Drawn for this lock: tells it from any other, also from a later one of the same process. */
  token: string;
  /** When the lock was taken, ISO 8601, UTC. */
  since: string;
  /** What another part of the program can find the process by, such as the job of a cluster. */
  job?: unknown;
}

/** A lock file as it was found. */
export interface FoundLock {
  /** Null where the file cannot be understood. */
  holder: LockHolder | null;
  token: string;
  /** Time of the last sign of life, in milliseconds, wall-clock time of the file system. */
  beat: number;
}

/** Whether a process of another machine runs; "unknown" where only its heartbeat tells. */
export type AskElsewhere = (holder: LockHolder) => "running" | "ended" | "unknown";

/** A lock of another machine without a sign of life for so long is stale, in milliseconds. */
export const STALE_AFTER = 60_000;

/** How a lock is judged. */
export interface Judgement {
  /** The present, in milliseconds, wall-clock time of the file system. */
  now: number;
  askElsewhere?: AskElsewhere;
}

/**
 * Takes a lock file, or takes over a stale one. Both are one step that only one process can do: a
 * new lock is a hard link, which fails where the name exists; a stale one is replaced by whoever
 * holds a second lock, named for the token of the first, and finds it unchanged.
 *
 * @param draft a file beside it that holds what the lock shall hold
 * @returns null where the lock is taken now, otherwise the lock that is in the way
 */
export function takeLockFile(file: string, draft: string, judgement: Judgement): FoundLock | null {
  for (;;) {
    if (linked(draft, file)) return null;
    const found = readLockFile(file);
    if (found === null) continue; // released in the meantime
    if (!isStale(found, judgement)) return found;
    const guard = `${file}.${found.token}`;
    const other = takeLockFile(guard, draft, judgement);
    if (other !== null) return other;
    try {
      if (readLockFile(file)?.token !== found.token) continue;
      const copy = `${guard}.new`;
      writeFileSync(copy, readFileSync(draft));
      renameSync(copy, file);
      return null;
    } finally {
      rmSync(guard, { force: true });
    }
  }
}

/** Reads a lock file; null where there is none. */
export function readLockFile(file: string): FoundLock | null {
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    const beat = fstatSync(handle).mtimeMs;
    const text = readFileSync(handle, "utf8");
    const holder = holderIn(text);
    const token = holder?.token ?? sha256Of(`${beat}${text}`);
    return { holder, token: token.slice(0, 12), beat };
  } finally {
    closeSync(handle);
  }
}

/** Whether the process that made a lock is gone. */
export function isStale({ holder, beat }: FoundLock, { now, askElsewhere }: Judgement): boolean {
  if (holder !== null && isOfThisMachine(holder)) return !isRunning(holder);
  const answer = (holder && askElsewhere?.(holder)) ?? "unknown";
  return answer === "unknown" ? now - beat > STALE_AFTER : answer === "ended";
}

function holderIn(text: string): LockHolder | null {
  try {
    const holder = JSON.parse(text) as LockHolder | null;
    const isWhole =
      typeof holder?.host === "string" &&
      Number.isInteger(holder.pid) &&
      /^[0-9a-f]{12,}$/.test(holder.token);
    return isWhole ? holder : null;
  } catch {
    return null;
  }
}

/** Gives a file a second name in one step, with its content; false where the name exists. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // FAT, and some file systems of networks, know no hard links
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
  }
  try {
    writeFileSync(file, readFileSync(draft), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
