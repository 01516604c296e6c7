import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDone, runArray, type ArrayOptions, type ArrayTask } from "../../src/lib/slurm/index";
import { fakeSlurm } from "./fake-slurm";

let slurm: ReturnType<typeof fakeSlurm>;
beforeEach(() => (slurm = fakeSlurm()));
afterEach(() => slurm.remove());

const notes: string[] = [];
const run = (tasks: ArrayTask[], more: Partial<ArrayOptions> = {}) => {
  notes.length = 0;
  return runArray(tasks, {
    name: "test",
    folder: join(slurm.folder, "slurm"),
    pollMs: 1,
    onNote: (note) => notes.push(note),
    ...more,
  });
};
const fileOf = (name: string) => join(slurm.folder, name);
/** Leaves a file of its name; fails before that, with words, where `unless` is not true in bash. */
const task = (name: string, unless = "true"): ArrayTask => ({
  name,
  command: () => [
    "bash",
    "-c",
    `${unless} || { echo "numislab: not that"; echo "stack"; exit 1; }; echo x >> "$0"`,
    fileOf(name),
  ],
  isDone: () => existsSync(fileOf(name)),
});
const tasks = (count: number) => Array.from({ length: count }, (_, i) => task(`t${i}`));

describe("runArray", () => {
  it("has a job for all tasks, and on the second call none for what is done", async () => {
    const ends = await run(tasks(3));
    expect(ends.map(({ name, state }) => [name, state])).toEqual([
      ["t0", "done"],
      ["t1", "done"],
      ["t2", "done"],
    ]);
    await run([...tasks(3), task("t3")]);
    expect(slurm.lines("arrays")).toEqual(["0-2", "0-0"]);
  });

  it("makes several jobs where one cannot have that many tasks, and divides what may run at once among them", async () => {
    slurm.set("most", "2");
    expect((await run(tasks(5), { atOnce: 6 })).every(({ state }) => state === "done")).toBe(true);
    expect(slurm.lines("arrays")).toEqual(["0-1%2", "0-1%2", "0-0%2"]);
  });

  it("submits what fails again, alone, and tells its last words", async () => {
    const flaky = task(
      "flaky",
      `[ -e "${slurm.folder}/second" ] || ! touch "${slurm.folder}/second"`,
    );
    const [, end] = await run([task("good"), flaky]);
    expect(end.state).toBe("done");
    expect(slurm.lines("arrays")).toEqual(["0-1", "0-0"]);
    expect(notes).toContain("flaky is tried again: it failed; its last words: not that");
  });

  it("gives up after a number of tries, says why and where the log is, and does the others", async () => {
    const [bad, good] = await run([task("bad", "false"), task("good")], { tries: 2 });
    expect(good.state).toBe("done");
    expect(bad).toMatchObject({ state: "failed", reason: "it failed; its last words: not that" });
    expect(existsSync(bad.log!)).toBe(true);
    expect(slurm.lines("arrays")).toEqual(["0-1", "0-0"]);
  });

  it("does not submit again what somebody cancelled", async () => {
    slurm.set("state", "CANCELLED");
    const [end] = await run([task("gone", "false")]);
    expect(end).toMatchObject({
      state: "failed",
      reason: "it was cancelled; its last words: not that",
    });
    expect(slurm.lines("arrays")).toEqual(["0-0"]);
  });

  it("waits for what a task left behind to be seen here", async () => {
    let asked = 0;
    const [end] = await run([{ ...task("late"), isDone: () => ++asked > 6 }]);
    expect(end.state).toBe("done");
    expect(slurm.lines("arrays")).toEqual(["0-0"]);
  });

  it("does not count on good order alone: a task that leaves nothing behind has failed", async () => {
    const [end] = await run([{ ...task("idle"), isDone: () => false }], { tries: 1 });
    expect(end).toMatchObject({
      state: "failed",
      reason: expect.stringMatching(/^it ended in good order, but the work is not done/),
    });
  });

  it("fails a task that has no command with the reason, and none of the others", async () => {
    const [none, good] = await run([
      { ...task("none"), command: () => Promise.reject(new Error("somebody else does it")) },
      task("good"),
    ]);
    expect([none.state, none.reason, good.state]).toEqual([
      "failed",
      "somebody else does it",
      "done",
    ]);
  });

  it("goes on with a job that Slurm took without saying so in time", async () => {
    slurm.set(
      "slow",
      "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation",
    );
    expect((await run(tasks(2))).map(({ state }) => state)).toEqual(["done", "done"]);
    expect(slurm.lines("arrays")).toEqual(["0-1"]);
  });

  it("outlasts a controller that does not answer for a while", async () => {
    let asked = 0;
    const slow = {
      ...task("slow"),
      isDone: () => (
        ++asked === 2 &&
          slurm.set("deaf", "slurm_load_jobs error: Unable to contact slurm controller"),
        asked > 5
      ),
    };
    const ended = run([slow]);
    while (
      !notes.some((note) =>
        /Slurm does not tell its queue: slurm_load_jobs error: Unable/.test(note),
      )
    )
      await new Promise((done) => setTimeout(done, 5));
    slurm.clear("deaf");
    expect((await ended)[0].state).toBe("done");
  });

  it("stopped, cancels what is in the queue and submits nothing more", async () => {
    slurm.set("state", "RUNNING");
    let asked = 0;
    const signal = {
      reason: () => (++asked > 3 ? (slurm.set("state", "CANCELLED"), "enough") : null),
    };
    const ended = run([task("long", "false")], { signal });
    while (slurm.lines("cancelled").length === 0) await new Promise((done) => setTimeout(done, 5));
    slurm.set("queue", "");
    expect((await ended)[0].state).toBe("stopped");
    expect(slurm.lines("cancelled")).toEqual(["7"]);
    expect(slurm.lines("arrays")).toEqual(["0-0"]);
  });

  it("tells what Slurm refuses, and where to change it", async () => {
    slurm.set(
      "refuse",
      "sbatch: error: invalid partition specified: fast\nsbatch: error: Batch job submission failed: Invalid partition name specified\n",
    );
    await expect(run(tasks(1))).rejects.toThrow(
      /^Slurm refuses the job: sbatch: error: invalid partition specified: fast; .*template\.sh; copy and change it.*--slurm-template/,
    );
  });

  it("tells of a later refusal with the tasks that it leaves undone, and keeps the others' ends", async () => {
    const flaky = { ...task("flaky", `touch "${slurm.folder}/../refuse"; false`) };
    const [good, bad] = await run([task("good"), flaky]);
    expect([good.state, bad.state]).toEqual(["done", "failed"]);
    expect(bad.reason).toMatch(/^Slurm refuses the job/);
  });

  it("says that there is no Slurm, and where there is", async () => {
    const path = process.env.PATH;
    process.env.PATH = mkdtempSync(join(tmpdir(), "numislab empty "));
    await expect(run(tasks(1))).rejects.toThrow(
      /^There is no scontrol here\. Run this where jobs are submitted, such as a login node/,
    );
    rmSync(process.env.PATH, { recursive: true });
    process.env.PATH = path;
  });

  it("refuses a template that is not there or has no place for the work before it submits anything", async () => {
    await expect(run(tasks(1), { template: fileOf("none.sh") })).rejects.toThrow(
      /The template cannot be read: .*none\.sh/,
    );
    writeFileSync(fileOf("mine.sh"), "#!/bin/bash\n");
    await expect(run(tasks(1), { template: fileOf("mine.sh") })).rejects.toThrow(
      /mine\.sh: there is no line \{\{task\}\}/,
    );
    expect(slurm.lines("arrays")).toEqual([]);
  });
});

describe("checkDone", () => {
  const end = (name: string, state: "done" | "failed" | "stopped") => ({
    name,
    state,
    reason: state === "failed" ? "it failed" : null,
    log: state === "failed" ? `logs/${name}` : null,
  });

  it("has nothing to say where all is done", () => {
    expect(checkDone([end("a", "done"), end("b", "done")])).toBeUndefined();
  });

  it("names failed tasks with reason and log, the first of many", () => {
    expect(() => checkDone([end("a", "done"), end("b", "failed"), end("c", "stopped")])).toThrow(
      /^1 of 3 tasks failed:\nb: it failed \(logs\/b\)\nThe same command/,
    );
    expect(() => checkDone("abcdefg".split("").map((name) => end(name, "failed")))).toThrow(
      /^7 of 7 tasks failed, the first 5 of them:\na: [^]*\ne: it failed \(logs\/e\)\nThe/,
    );
  });

  it("says that the work was stopped", () => {
    expect(() => checkDone([end("a", "done"), end("b", "stopped")])).toThrow(
      /^Stopped with 1 of 2 tasks done/,
    );
  });
});
