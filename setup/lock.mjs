import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isAlive, startOf } from "./alive.mjs";
import { endGroup, onChildren } from "./child.mjs";
import { readJson, writeWhole } from "./files.mjs";
import { project } from "./project.mjs";
import { say } from "./show.mjs";

const lock = join(project.state, "lock.json");
const mine = { pid: process.pid, start: startOf(process.pid), host: hostname(), children: [] };

/**
 * Waits until no other set-up works in this folder, then holds it. A lock whose owner died is taken
 * over.
 */
export async function takeLock() {
  mkdirSync(project.state, { recursive: true });
  for (let waited = false; !tryLock();) {
    const owner = readJson(lock);
    if (owner === null) continue; // released between the two looks (it is never half written)
    if (owner.host === mine.host && !isAlive(owner)) {
      takeOver(owner);
      continue;
    }
    if (!waited) {
      const where =
        owner.host === mine.host
          ? `process ${owner.pid}`
          : `process ${owner.pid} on ${owner.host}; if it is gone, delete ${lock}`;
      say(`Another set-up is at work in this folder (${where}); waiting for it.`);
      waited = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  onChildren((children) => writeWhole(lock, JSON.stringify({ ...mine, children })));
}

export function releaseLock() {
  onChildren(() => {});
  if (readJson(lock)?.pid === process.pid) rmSync(lock, { force: true });
}

/**
 * A link is made whole or not at all, and only where there is none: the test and the taking in one
 * step.
 */
function tryLock() {
  const draft = `${lock}.${process.pid}.partial`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * A set-up that was killed may have left npm or pip running: they would write into what we are
 * about to make.
 */
function takeOver(owner) {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    const seen = readFileSync(lock, "utf8");
    if (JSON.parse(seen).pid !== owner.pid) return;
    // of two that take over at once, one moves it and the other finds nothing
    renameSync(lock, aside);
  } catch {
    return;
  }
  for (const child of owner.children ?? []) if (isAlive(child)) endGroup(child.pid, "SIGKILL");
  rmSync(aside, { force: true });
}
