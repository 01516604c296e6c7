import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { isLocked, LOCK_FILE, lockFolder } from "../../src/lib/base/index";
import { startHeartbeat } from "../../src/lib/base/lock/heartbeat";
import { thisProcess } from "../../src/lib/base/lock/this-process";

const root = mkdtempSync(join(tmpdir(), "numislab locks "));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
let lock: string;
let made = 0;
beforeEach(() => {
  folder = join(root, String(++made));
  mkdirSync(folder);
  lock = join(folder, LOCK_FILE);
});

const here = { ...thisProcess(), token: "0123456789ab", since: "2026-03-04T05:06:07.000Z" };
/** A process number that no system gives. */
const GONE = 2 ** 22 + 1;
const leave = (holder: object | string, age = 0) => {
  writeFileSync(lock, typeof holder === "string" ? holder : JSON.stringify(holder));
  const time = Date.now() / 1000 - age;
  utimesSync(lock, time, time);
};
const taken = () => {
  expect(isLocked(folder)).toBe(false);
  lockFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
};
const refused = (told: RegExp) => {
  expect(isLocked(folder)).toBe(true);
  expect(() => lockFolder(folder)).toThrow(told);
  expect(readdirSync(folder)).toEqual([LOCK_FILE]);
};

describe("lockFolder", () => {
  it("refuses a second holder until the first unlocks", () => {
    const unlock = lockFolder(folder);
    refused(
      /is in use: this very process has worked there since \d{4}-.*Z\. Wait until it has ended/,
    );
    unlock();
    taken();
  });

  it("takes over from a process that is gone, and from one whose number another has now", () => {
    leave({ ...here, pid: GONE });
    taken();
    leave({ ...here, start: "1" });
    taken();
  });

  it("holds while the process runs, without a sign of life too", () => {
    leave(here, 3600);
    refused(/this very process/);
  });

  it.each([
    ["another machine", { ...here, host: "far", pid: 7 }],
    ["a container of the same name", { ...here, namespace: "pid:[1]", pid: 7 }],
  ])("holds for %s until its heartbeat is a minute old", (_, holder) => {
    leave(holder, 50);
    refused(
      new RegExp(
        `process 7 on ${holder.host} has worked there since 2026-03-04T05:06:07.000Z\\..* the folder is free 60 seconds after`,
      ),
    );
    leave(holder, 70);
    taken();
  });

  it("asks who may know before it trusts the heartbeat of another machine", () => {
    const holder = { ...here, host: "far", job: 12 };
    leave(holder, 70);
    expect(isLocked(folder, () => "running")).toBe(true);
    leave(holder);
    expect(isLocked(folder, () => "ended")).toBe(false);
    expect(isLocked(folder, () => "unknown")).toBe(true);
  });

  it.each(["", "1", "{", "null"])(
    "lets a file that names no process count for a minute: %j",
    (text) => {
      leave(text);
      refused(/names no process/);
      leave(text, 70);
      taken();
    },
  );

  it("removes what killed processes left beside the lock", () => {
    writeFileSync(`${lock}.aaaaaaaaaaaa`, JSON.stringify({ ...here, pid: GONE }));
    writeFileSync(`${lock}.bbbbbbbbbbbb`, JSON.stringify(here));
    leave({ ...here, pid: GONE });
    const unlock = lockFolder(folder);
    expect(readdirSync(folder).sort()).toEqual([LOCK_FILE, `${LOCK_FILE}.bbbbbbbbbbbb`]);
    unlock();
  });

  it("leaves a lock alone that another process has taken over", () => {
    const unlock = lockFolder(folder);
    leave({ ...here, token: "ffffffffffff" });
    unlock();
    expect(existsSync(lock)).toBe(true);
  });

  it("removes a folder that it made and that stayed empty, and no other", () => {
    lockFolder(folder)();
    expect(existsSync(folder)).toBe(true);
    lockFolder(join(folder, "new"))();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("gives each stale lock to one of several processes, and takes it back when they are killed", async () => {
    const names = Array.from({ length: 20 }, (_, i) => String(i));
    for (const name of names) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, LOCK_FILE), JSON.stringify({ ...here, pid: GONE }));
    }
    const script = `require("tsx/cjs"); const { lockFolder } = require("./src/lib/base/lock/lock-folder.ts");
      console.log("ready");
      process.stdin.once("data", () => {
        const won = process.argv.slice(2).filter((name) => { try { lockFolder(process.argv[1] + "/" + name); return true; } catch (error) { if (error.code !== "state") throw error; return false; } });
        console.log(won.join());
      });`;
    const children = [1, 2, 3].map(() =>
      spawn(process.execPath, ["-e", script, folder, ...names], {
        stdio: ["pipe", "pipe", "inherit"],
      }),
    );
    try {
      await Promise.all(children.map(({ stdout }) => once(stdout, "data")));
      const won = children.map(async ({ stdout }) =>
        String((await once(stdout, "data"))[0]).trim(),
      );
      for (const { stdin } of children) stdin.write("go");
      const all = (await Promise.all(won)).flatMap((list) => list.split(",").filter(Boolean));
      expect(all.sort()).toEqual([...names].sort());
    } finally {
      await Promise.all(children.map((child) => (child.kill("SIGKILL"), once(child, "close"))));
    }
    for (const name of names.slice(0, 3)) lockFolder(join(folder, name))();
  });
});

describe("startHeartbeat", () => {
  it("keeps the file new while the main thread is at work, and only a file that is its own", async () => {
    leave("mine", 1000);
    const stop = startHeartbeat(lock, "mine", 20);
    const isNew = () => Date.now() - statSync(lock).mtimeMs < 500_000;
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let waited = 0; waited < 200 && !isNew(); waited++) Atomics.wait(pause, 0, 0, 50);
    expect(isNew()).toBe(true);
    leave("another's", 1000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isNew()).toBe(false);
    stop();
  });
});

it("names the process that runs this", () => {
  expect(here).toMatchObject({ host: hostname(), pid: process.pid });
  if (process.platform === "linux") expect(here.start).toMatch(/^\d+$/);
});
