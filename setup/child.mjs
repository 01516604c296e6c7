import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { startOf } from "./alive.mjs";
import { project } from "./project.mjs";

const running = new Set();
let told = () => {};

/** `listener` is told of the programs that run at any moment, so that the lock can name them. */
export function onChildren(listener) {
  told = () => listener([...running].map(({ pid }) => ({ pid, start: startOf(pid) })));
}

/**
 * Runs a program to its end and returns { code, output } (both streams together, the last 64 KB).
 *
 * It leads a process group of its own, so that everything it started can be ended with it.
 */
export async function run(
  program,
  args,
  { log, onLine = () => {}, env = {}, cwd = project.root } = {},
) {
  const temporary = join(project.downloads, "tmp");
  mkdirSync(temporary, { recursive: true });
  mkdirSync(project.state, { recursive: true });
  const file = log ? createWriteStream(join(project.state, `${log}.log`), { flags: "a" }) : null;
  file?.write(`\n$ ${program} ${args.join(" ")}\n`);
  const child = spawn(program, args, {
    cwd,
    env: { ...ownEnvironment(), TMPDIR: temporary, TEMP: temporary, TMP: temporary, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    shell: /\.(cmd|bat)$/.test(program), // Windows starts these through its shell only
    windowsHide: true,
  });
  let output = "";
  const take = (chunk) => {
    file?.write(chunk);
    output = (output + chunk).slice(-65536);
    const line = String(chunk)
      .trimEnd()
      .split(/[\r\n]/)
      .at(-1);
    if (line) onLine(line.trim());
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  if (child.pid) running.add(child);
  told();
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += String(error);
      resolve(127);
    });
    child.on("close", (status, signal) => resolve(status ?? 128 + (signal ? 1 : 0)));
  });
  running.delete(child);
  told();
  file?.end();
  return { code, output };
}

/** The user's environment, less what would make another Python's packages leak into ours. */
function ownEnvironment() {
  const env = { ...process.env };
  for (const name of [
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_USER",
    "PIP_REQUIRE_VIRTUALENV",
  ])
    delete env[name];
  return env;
}

/** Ends everything that runs, with what it started: politely, then after two seconds for good. */
export async function endChildren() {
  const ended = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of running) endGroup(child.pid, "SIGTERM");
  const late = setTimeout(() => {
    for (const child of running) endGroup(child.pid, "SIGKILL");
  }, 2000);
  await Promise.all(ended);
  clearTimeout(late);
}

export function endGroup(pid, signal) {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // gone already
  }
}
