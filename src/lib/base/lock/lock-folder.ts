import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../errors";
import { cannotWrite } from "../system-error";
import { makeFolder } from "../make-folder";
import { startHeartbeat } from "./heartbeat";
import {
  isStale,
  readLockFile,
  STALE_AFTER,
  takeLockFile,
  type AskElsewhere,
  type FoundLock,
  type LockHolder,
} from "./lock-file";
import { isOfThisMachine, thisProcess } from "./this-process";

/** Name of the file in a locked folder that says which process holds it. */
export const LOCK_FILE = ".running";

/** Milliseconds between two signs of life. */
const BEAT_EVERY = 10_000;

export interface LockOptions {
  /** What to do where another process holds the folder, as a sentence. */
  remedy?: string;
  /** Noted in the lock file: what `askElsewhere` can find the process by. */
  job?: unknown;
  askElsewhere?: AskElsewhere;
}

/**
 * Locks a folder, which is made where it does not exist, so that one process at a time writes into
 * it. The lock holds between all machines that share the file system. The lock of a process that
 * is gone is taken over: on the same machine at once, of another machine once it has given no sign
 * of life for a minute.
 *
 * @returns unlocks it; a folder that was made here and is still empty is removed
 * @throws NumislabError "state" where another process holds it, or this one does already, and where
 *   it cannot be written
 */
export function lockFolder(
  folder: string,
  {
    remedy = "Wait until it has ended, or name another folder.",
    job,
    askElsewhere,
  }: LockOptions = {},
): () => void {
  const file = join(folder, LOCK_FILE);
  const holder: LockHolder = {
    ...thisProcess(),
    token: randomBytes(6).toString("hex"),
    since: new Date().toISOString(),
    job,
  };
  const text = JSON.stringify(holder);
  const draft = `${file}.${holder.token}`;
  const isNew = !existsSync(folder);
  try {
    makeFolder(folder);
    writeFileSync(draft, text, { flag: "wx" });
    const judgement = { now: statSync(draft).mtimeMs, askElsewhere };
    const other = takeLockFile(file, draft, judgement);
    if (other !== null) throw inUse(folder, other, remedy);
    rmSync(draft, { force: true });
    clearLeftovers(folder, judgement.now);
  } catch (cause) {
    removeQuietly(draft);
    throw cannotWrite(folder, cause);
  }
  const stop = startHeartbeat(file, text, BEAT_EVERY);
  return () => {
    stop();
    try {
      if (readLockFile(file)?.token === holder.token) rmSync(file, { force: true });
      if (isNew) rmdirSync(folder);
    } catch {
      // A folder with something in it stays; a lock that cannot be removed is stale when this
      // process has ended.
    }
  };
}

/** Whether a process holds the lock of a folder; false where there is no such folder. */
export function isLocked(folder: string, askElsewhere?: AskElsewhere): boolean {
  const found = readLockFile(join(folder, LOCK_FILE));
  return found !== null && !isStale(found, { now: Date.now(), askElsewhere });
}

/** Whether a file name is that of a lock, or of a draft of one. */
export function isOfLock(name: string): boolean {
  return /^\.running([.-].*)?$/.test(name);
}

function inUse(folder: string, { holder }: FoundLock, remedy: string): NumislabError {
  const file = join(folder, LOCK_FILE);
  if (holder === null)
    return new NumislabError(
      "state",
      `${folder} is in use: ${file} names no process, so it counts for ${STALE_AFTER / 1000} seconds after it was written. ${remedy}`,
    );
  const { pid, host, since } = holder;
  const isHere = isOfThisMachine(holder);
  const who = isHere && pid === process.pid ? "this very process" : `process ${pid} on ${host}`;
  const gone = isHere
    ? ""
    : ` If that process is gone, the folder is free ${STALE_AFTER / 1000} seconds after its last sign of life, or at once when ${file} is deleted.`;
  return new NumislabError(
    "state",
    `${folder} is in use: ${who} has worked there since ${since}. ${remedy}${gone}`,
  );
}

/** Removes drafts and guards of processes that were killed while they took the lock. */
function clearLeftovers(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (name === LOCK_FILE || !isOfLock(name)) continue;
    const found = readLockFile(join(folder, name));
    if (found !== null && isStale(found, { now })) removeQuietly(join(folder, name));
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // it is stale when this process has ended
  }
}
