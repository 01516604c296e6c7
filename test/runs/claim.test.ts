import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LOCK_FILE } from "../../src/lib/base/index";
import { claimFolder, isAtWork } from "../../src/lib/runs/claim";
import { jobOfProcess } from "../../src/lib/slurm/index";
import { fakeSlurm } from "../slurm/fake-slurm";

describe("a claim of another machine's Slurm job", () => {
  let slurm: ReturnType<typeof fakeSlurm>;
  let folder: string;
  const claimed = (cluster: string) =>
    writeFileSync(
      join(folder, LOCK_FILE),
      JSON.stringify({
        host: "far",
        pid: 7,
        token: "0123456789ab",
        since: "2026-03-04T05:06:07Z",
        job: { cluster, id: "12_3" },
      }),
    );
  beforeEach(() => {
    slurm = fakeSlurm();
    folder = mkdtempSync(join(tmpdir(), "numislab claims "));
    claimed("near");
  });
  afterEach(() => {
    slurm.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(["PENDING", "RUNNING", "COMPLETING"])("holds while Slurm calls the job %s", (state) => {
    slurm.set("queue", `${state}\n`);
    expect(isAtWork(folder)).toBe(true);
    expect(() => claimFolder(folder)).toThrow(/process 7 on far/);
  });

  it.each(["NODE_FAIL\n", "CANCELLED\n", ""])("falls when the job is over: %j", (state) => {
    slurm.set("queue", state);
    expect(isAtWork(folder)).toBe(false);
    claimFolder(folder)();
  });

  it("falls when Slurm has forgotten the job, and holds where Slurm cannot be asked", () => {
    slurm.set("deaf", "slurm_load_jobs error: Invalid job id specified\n");
    expect(isAtWork(folder)).toBe(false);
    slurm.set(
      "deaf",
      "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n",
    );
    expect(isAtWork(folder)).toBe(true);
  });

  it("holds on a machine of another cluster, which knows nothing of it", () => {
    slurm.set("deaf", "slurm_load_jobs error: Invalid job id specified\n");
    claimed("another");
    expect(isAtWork(folder)).toBe(true);
  });
});

describe("jobOfProcess", () => {
  it("names the task, not the array: the last task has the array's own number", () => {
    expect(
      jobOfProcess({
        SLURM_CLUSTER_NAME: "near",
        SLURM_JOB_ID: "12",
        SLURM_ARRAY_JOB_ID: "12",
        SLURM_ARRAY_TASK_ID: "3",
      }),
    ).toEqual({ cluster: "near", id: "12_3" });
    expect(jobOfProcess({ SLURM_CLUSTER_NAME: "near", SLURM_JOB_ID: "12" })).toEqual({
      cluster: "near",
      id: "12",
    });
    expect(jobOfProcess({})).toBe(null);
  });
});
