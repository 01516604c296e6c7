import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { hostname, tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";

const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
const programOf = (name: string) => folders.map((folder) => join(folder, name)).find(existsSync);
const missing = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol"].filter(
  (name) => !programOf(name),
);

/** Why there can be no cluster here; null where there can. */
export const noCluster =
  missing.length > 0 ? `there is no ${missing.join(", ")}: install slurm-wlm and munge` : null;

const ownHostNames = spawnSync("unshare", ["--uts", "hostname", "n1"]).status === 0;

/** Milliseconds; much, for a machine that is busy. */
const PATIENCE = 60_000;

/**
 * A Slurm cluster of two nodes with two processors each, n1 and n2, on this machine's loopback,
 * with a key and files of its own. Processes on them see the node's name as that of their machine,
 * where the system allows it.
 */
export interface Cluster {
  /** On the file system that the nodes share. */
  folder: string;
  /** What a program of Slurm prints. */
  ask(program: string, ...words: string[]): string;
  /** Waits for something. */
  until(what: () => unknown): Promise<void>;
  /** Cancels what is in the queue, and takes nodes back that were drained or down. */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "numislab cluster "));
  const own = mkdtempSync(join(tmpdir(), "slurm-")); // its configuration takes no spaces
  const [key, socket, conf] = ["munge.key", "munge.sock", "slurm.conf"].map((name) =>
    join(own, name),
  );
  writeFileSync(key, randomBytes(128), { mode: 0o600 });
  mkdirSync(join(own, "state"));
  writeFileSync(conf, configuration(own, socket, await freePorts(3)));
  const formerly = process.env.SLURM_CONF;
  process.env.SLURM_CONF = conf;

  const daemons: ChildProcess[] = [];
  const start = (program: string, ...words: string[]) => {
    const log = openSync(join(own, `${program}-${daemons.length}.log`), "a");
    daemons.push(spawn(programOf(program)!, words, { stdio: ["ignore", log, log] }));
  };
  const end = (how: NodeJS.Signals) => daemons.forEach((daemon) => daemon.kill(how));
  const onExit = () => end("SIGKILL");
  process.on("exit", onExit);
  const ask: Cluster["ask"] = (program, ...words) =>
    execFileSync(programOf(program)!, words, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  const until: Cluster["until"] = async (what) => {
    for (const began = Date.now(); !(await what());) {
      if (Date.now() - began > PATIENCE)
        throw new Error(`waited in vain for ${what}\n${logsOf(own)}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const tried = (what: () => unknown) => () => {
    try {
      return what();
    } catch {
      return false;
    }
  };

  start(
    "munged",
    "--foreground",
    "--force",
    `--key-file=${key}`,
    `--socket=${socket}`,
    `--pid-file=${own}/munge.pid`,
    `--seed-file=${own}/munge.seed`,
    `--log-file=${own}/munge.log`,
  );
  await until(() => existsSync(socket));
  start("slurmctld", "-D", "-f", conf);
  for (const node of ["n1", "n2"]) {
    if (ownHostNames)
      start(
        "unshare",
        "--uts",
        "sh",
        "-c",
        'hostname "$1"; shift; exec "$@"',
        "sh",
        node,
        programOf("slurmd")!,
        "-D",
        "-N",
        node,
        "-f",
        conf,
      );
    else start("slurmd", "-D", "-N", node, "-f", conf);
  }
  await until(tried(() => ask("sinfo", "--noheader", "--Node", "--format=%T") === "idle\nidle"));

  const stateOf = (node: string) => ask("sinfo", "--noheader", `--nodes=${node}`, "--format=%T");
  const tidy = async () => {
    ask("scancel", `--user=${userInfo().uid}`);
    await until(() => ask("squeue", "--noheader") === "");
    for (const node of ["n1", "n2"])
      if (stateOf(node) !== "idle") ask("scontrol", "update", `NodeName=${node}`, "State=RESUME");
  };
  return {
    folder,
    ask,
    until,
    tidy,
    async stop() {
      await tidy().catch(() => undefined);
      const gone = daemons.map(
        (daemon) =>
          daemon.exitCode !== null ||
          daemon.signalCode !== null ||
          new Promise((done) => daemon.once("close", done)),
      );
      end("SIGTERM");
      const impatient = setTimeout(() => end("SIGKILL"), 5000);
      await Promise.all(gone);
      clearTimeout(impatient);
      process.off("exit", onExit);
      if (formerly === undefined) delete process.env.SLURM_CONF;
      else process.env.SLURM_CONF = formerly;
      for (const one of [own, folder]) rmSync(one, { recursive: true, force: true });
    },
  };
}

function configuration(own: string, socket: string, [controller, ...nodes]: number[]): string {
  const { username } = userInfo();
  const node = (port: number, i: number) =>
    `NodeName=n${i + 1} NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${port} CPUs=2 RealMemory=8000 State=UNKNOWN\n`;
  return `ClusterName=numislab
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${controller}
SlurmUser=${username}
SlurmdUser=${username}
AuthType=auth/munge
AuthInfo=socket=${socket}
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=1
StateSaveLocation=${own}/state
SlurmdSpoolDir=${own}/%n
SlurmctldPidFile=${own}/slurmctld.pid
SlurmdPidFile=${own}/%n.pid
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1
KillWait=5
${nodes.map(node).join("")}PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
`;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((done) => {
          const server = createServer().listen(0, "127.0.0.1", () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

const logsOf = (own: string) =>
  readdirSync(own)
    .filter((name) => name.endsWith(".log"))
    .map((name) => `${name}:\n${readFileSync(join(own, name), "utf8").slice(-2000)}`)
    .join("\n");
