import { linkSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive, startOf } from "./alive.mjs";
import { endGroup, onChildren } from "./child.mjs";
import { fingerprint, readJson, writeWhole } from "./files.mjs";
import { project } from "./project.mjs";
import { say } from "./show.mjs";

const lock = join(project.state, "lock.json");
/** Milliseconds between two signs of life, and after how many a lock of another machine is stale. */
const [BEAT_EVERY, STALE_AFTER] = [10_000, 60_000];
const mine = { pid: process.pid, start: startOf(process.pid), host: hostname(), children: [] };

/**
 * Waits until no other set-up works in this folder, then holds it. The lock of a process that is
 * gone is taken over: on this machine at once, of another machine once it has given no sign of life
 * for a minute.
 */
export async function takeLock() {
  mkdirSync(project.state, { recursive: true });
  for (let waited = false; ;) {
    const now = tryLock();
    if (now === null) break;
    const owner = readJson(lock);
    if (owner === null) continue; // released between the two looks (it is never half written)
    const isHere = owner.host === mine.host;
    if (isHere ? !isAlive(owner) : now - lastBeat() > STALE_AFTER) {
      takeOver(owner);
      continue;
    }
    if (!waited) {
      const where = isHere
        ? `process ${owner.pid}`
        : `process ${owner.pid} on ${owner.host}; if it is gone, this one goes on ${STALE_AFTER / 1000} seconds after its last sign of life`;
      say(`Another set-up is at work in this folder (${where}); waiting for it.`);
      waited = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const write = () => writeWhole(lock, JSON.stringify(mine));
  onChildren((children) => {
    mine.children = children;
    write();
  });
  setInterval(() => isMine() && write(), BEAT_EVERY).unref();
}

export function releaseLock() {
  onChildren(() => {});
  if (isMine()) rmSync(lock, { force: true });
}

function isMine() {
  const owner = readJson(lock);
  return owner?.pid === mine.pid && owner.host === mine.host;
}

/** When the lock was written last, by the clock of the file system. */
function lastBeat() {
  return statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
}

/**
 * A link is made whole or not at all, and only where there is none: the test and the taking in one
 * step.
 *
 * @returns null where the lock is taken, otherwise the present by the clock of the file system
 */
function tryLock() {
  const draft = `${lock}.${process.pid}.partial`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, lock);
    return null;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return statSync(draft).mtimeMs;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a set-up that is gone. One process at a time does it: a second one that found
 * the same lock would remove the next owner's. A set-up that was killed may have left npm or pip
 * running: they would write into what we are about to make.
 */
function takeOver(owner) {
  const seen = JSON.stringify(owner);
  const guard = `${lock}.${fingerprint(seen)}.stale`;
  try {
    writeFileSync(guard, JSON.stringify(mine), { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const other = readJson(guard);
    if (other?.host === mine.host && !isAlive(other)) rmSync(guard, { force: true }); // killed here
    return;
  }
  try {
    if (JSON.stringify(readJson(lock)) !== seen) return;
    const children = owner.host === mine.host ? (owner.children ?? []) : [];
    for (const child of children) if (isAlive(child)) endGroup(child.pid, "SIGKILL");
    rmSync(lock, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}
