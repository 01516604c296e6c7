import { spawn } from "child_process";
import { randomBytes } from "crypto";
import { existsSync, readFileSync } from "fs";
import { join } from "path";
import { NumislabError } from "../base/index";
import { jupyterEnvironment, projectPython } from "./jupyter-environment";

export interface LabOptions {
  /** The project's folder. */
  root: string;
  /** The port to listen on; without one, the first free from 8888 on. */
  port?: number;
  /** Whether to open it in the user's browser. */
  openBrowser?: boolean;
}

export interface Lab {
  /** Where it is, token included: whoever has this address may run code here. */
  url: string;
  token: string;
  pid: number;
  /** Ends it and its kernels; resolves when they have gone. */
  stop(): Promise<void>;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<void>;
}

const secondsToStart = 180;

/**
 * Starts JupyterLab on this machine's loopback address, with a token, in the project's folder.
 * SIGINT, SIGTERM and SIGHUP to this process end it.
 *
 * @throws NumislabError "state" when set-up has not been run, the port is taken, or Lab does not
 *   start
 */
export async function startLab({ root, port, openBrowser = false }: LabOptions): Promise<Lab> {
  const token = randomBytes(24).toString("hex");
  const server = spawn(
    projectPython(root),
    [
      ...[
        "-m",
        "jupyterlab",
        "--ServerApp.ip=127.0.0.1",
        `--ServerApp.root_dir=${root}`,
        "--LabApp.default_url=/lab/tree/notebooks",
      ],
      ...(port === undefined ? [] : [`--ServerApp.port=${port}`, "--ServerApp.port_retries=0"]),
      ...(openBrowser ? [] : ["--no-browser"]),
      ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ],
    {
      cwd: root,
      // not on the command line, which everyone on the machine can read
      env: jupyterEnvironment(root, { JUPYTER_TOKEN: token }),
      stdio: ["ignore", "pipe", "pipe"],
      // Ctrl-C comes to us and is passed on once; Lab alone would ask "are you sure?"
      detached: process.platform !== "win32",
    },
  );
  let said = "";
  const hear = (chunk: Buffer) => (said = (said + chunk).slice(-8192));
  server.stdout.on("data", hear);
  server.stderr.on("data", hear);

  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 15_000);
    await ended;
    clearTimeout(late);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = () => void stop();
  for (const signal of signals) process.on(signal, onSignal);
  void ended.then(() => signals.forEach((signal) => process.off(signal, onSignal)));

  const description = join(root, ".jupyter", "runtime", `jpserver-${server.pid}.json`);
  const address = await waitForAddress(
    description,
    () => server.exitCode !== null || server.signalCode !== null,
  );
  if (address === null) {
    await stop();
    throw new NumislabError("state", whyNot(said, port));
  }
  return {
    url: `${address}lab/tree/notebooks?token=${token}`,
    token,
    pid: server.pid!,
    stop,
    ended,
  };
}

/**
 * Lab writes a file about itself when it listens. Resolves to its address, or to null when it ended
 * or takes too long.
 */
async function waitForAddress(
  description: string,
  hasEnded: () => boolean,
): Promise<string | null> {
  for (let waited = 0; waited < secondsToStart * 10 && !hasEnded(); waited++) {
    if (existsSync(description)) {
      try {
        const { url } = JSON.parse(readFileSync(description, "utf8"));
        if ((await fetch(`${url}api`)).ok) return url;
      } catch {
        // being written, or not listening yet
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

function whyNot(said: string, port?: number): string {
  if (/already in use/.test(said))
    return `Port ${port} is taken on this machine. Name another with --port, or none to have one chosen.`;
  const last = said.trim().split("\n").slice(-5).join("\n");
  return `JupyterLab did not start. If it is not installed, run: npm run setup -- --retry\n${last}`;
}
