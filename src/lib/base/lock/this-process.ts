import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** What names one process for good, on this machine and on others that share its files. */
export interface ProcessIdentity {
  host: string;
  /**
   * The namespace of the process numbers, on Linux. Containers may share a host name, and each
   * numbers its processes by itself.
   */
  namespace?: string;
  pid: number;
  /**
   * When the process started, in clock ticks since the machine did, on Linux. The number of a
   * process is used again, the two together are not.
   */
  start?: string;
}

/** The identity of this process. */
export function thisProcess(): ProcessIdentity {
  return {
    host: hostname(),
    namespace: pidNamespace(),
    pid: process.pid,
    start: startOf(process.pid),
  };
}

/** Whether a process shares the process numbers of this one, so that it can be looked up here. */
export function isOfThisMachine({ host, namespace }: ProcessIdentity): boolean {
  return host === hostname() && namespace === pidNamespace();
}

/** Whether a process of this machine still runs. Where the system tells no start, its number does. */
export function isRunning({ pid, start }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to another user
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return process.platform !== "linux" || start === undefined || startOf(pid) === start;
}

/** Field 22 of /proc/PID/stat; undefined where there is none, and for a zombie. */
function startOf(pid: number): string | undefined {
  try {
    // the name of the program, in parentheses, may hold spaces and parentheses
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function pidNamespace(): string | undefined {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return undefined;
  }
}
