import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulateHoard } from "../../src/lib/simulator/index";
import { startEngine } from "../../src/lib/engine/index";
import { matchPart, matchToCsv, onSlurm } from "../../src/lib/jobs/index";
import { NEVER } from "../../src/lib/training/index";
import { slow } from "../slow";
import { noCluster, startCluster, type Cluster } from "../slurm/cluster";

const dir = mkdtempSync(join(tmpdir(), "numislab match on slurm "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("a part of a matcher's work", () => {
  it("is refused where its file is none", async () => {
    const file = join(dir, "no part.json");
    writeFileSync(file, "half a li");
    await expect(matchPart(file)).rejects.toThrow(
      /no part\.json.*`npx numislab match --slurm` writes such files/,
    );
    await expect(matchPart(join(dir, "nowhere.json"))).rejects.toThrow(/nowhere\.json/);
  });
});

describe.skipIf(noCluster)(
  "a hoard that is matched on a Slurm cluster of two nodes",
  { timeout: slow ? 3_600_000 : 300_000 },
  () => {
    let cluster: Cluster;
    let template: string;
    beforeAll(async () => {
      cluster = await startCluster();
      template = join(cluster.folder, "one core.sh");
      writeFileSync(template, '#!/bin/bash\n#SBATCH --cpus-per-task=1\n{{task}}\nexec "$@"\n');
    });
    afterAll(() => cluster?.stop(), 60_000);

    it("has the table of this machine, to the byte, though one part is killed and its node is drained", async () => {
      const hoard = join(dir, "hoard");
      await startEngine();
      await simulateHoard(hoard, { coins: slow ? 400 : 14, seed: 6, width: slow ? 787 : 640 });
      const match = { layout: "halves" as const, neighbours: slow ? undefined : 3 };
      const folder = join(cluster.folder, "pairs.csv.slurm");
      const cache = join(cluster.folder, "cache");
      const notes: string[] = [];
      const [here, there] = [join(dir, "here.csv"), join(dir, "there.csv")];
      const ended = onSlurm(
        {
          folder,
          numislab: [process.execPath, resolve("bin/numislab.cjs")],
          tasks: 2,
          template,
          pollMs: 200,
          listen: () => NEVER,
          onNote: (note) => notes.push(note),
        },
        { cache },
        (onPlan) => matchToCsv(hoard, there, { ...match, cache, onPlan }),
      );
      await cluster.until(() => partsAtWork().length > 0);
      const [{ pid, node }] = partsAtWork();
      cluster.ask("scontrol", "update", `NodeName=${node}`, "State=DRAIN", "Reason=test");
      process.kill(pid, "SIGKILL");
      await ended;
      expect(notes).toContainEqual(expect.stringMatching(/^sides-\w+ is tried again: it failed/));
      const done = readdirSync(join(folder, "parts")).filter((name) => name.endsWith(".done"));
      expect(new Set(done.map((name) => name.split("-")[0]))).toEqual(
        new Set(["sides", "places", "registrations"]),
      );

      await matchToCsv(hoard, here, { ...match, cache: join(dir, "own cache") });
      expect(readFileSync(there).equals(readFileSync(here))).toBe(true);
      expect(readFileSync(here, "utf8").split("\n").length).toBeGreaterThan(20);
    });
  },
);

/** Processes that do parts, and the nodes that they do them on. */
function partsAtWork(): { pid: number; node: string }[] {
  const processes = execFileSync("ps", ["-e", "-o", "pid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => / match-part /.test(line) && line.includes("cluster "));
  return processes.flatMap((line) => {
    const pid = Number(line.trim().split(" ")[0]);
    try {
      const node = /SLURMD_NODENAME=(\w+)/.exec(
        readFileSync(`/proc/${pid}/environ`, "latin1"),
      )?.[1];
      return node ? [{ pid, node }] : [];
    } catch {
      return []; // it has ended
    }
  });
}
