import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const fakes = join(__dirname, "fake-programs.cjs");
const { install } = createRequire(__filename)(fakes) as {
  install(folder: string, options?: object): void;
};

interface Programs {
  npm?: boolean;
  python?: number | false;
  compiler?: boolean;
  /** The driver's version, "no GPU", or none at all. */
  nvidia?: string;
}
export interface Outcome {
  code: number | null;
  text: string;
}

/** A copy of set-up in a small project of its own, on a machine that has what the test gives it. */
export class Sandbox {
  readonly base = mkdtempSync(join(tmpdir(), "numislab set-up "));
  readonly programs = join(this.base, "programs");
  project = join(this.base, "the project");

  constructor(programs: Programs = {}) {
    mkdirSync(this.project);
    for (const part of ["setup", "src/lib/engine/native"])
      cpSync(join(root, part), join(this.project, part), { recursive: true });
    const names = ["@tensorflow/tfjs-node-gpu", "node-api-headers", "tslab"];
    const packages = Object.fromEntries(
      names.map((name) => [`node_modules/${name}`, { version: "1.0.0" }]),
    );
    writeFileSync(
      join(this.project, "package-lock.json"),
      JSON.stringify({ packages: { "": {}, ...packages } }),
    );
    this.give(programs);
  }

  /** Puts programs on this machine. */
  give(programs: Programs): void {
    mkdirSync(this.programs, { recursive: true });
    install(this.programs, programs);
  }

  take(name: string): void {
    rmSync(join(this.programs, name));
  }

  move(name: string): void {
    renameSync(this.project, join(this.base, name));
    this.project = join(this.base, name);
  }

  start(
    env: Record<string, string> = {},
    ...args: string[]
  ): { child: ChildProcess; ended: Promise<Outcome> } {
    const child = spawn(process.execPath, [join(this.project, "setup", "setup.mjs"), ...args], {
      env: {
        PATH: this.programs,
        HOME: join(this.base, "home"),
        FAKE_LOG: this.log,
        NODE_OPTIONS: `--require "${fakes}"`,
        ...env,
      },
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    const ended = new Promise<Outcome>((resolve) =>
      child.on("close", (code) => resolve({ code, text })),
    );
    return { child, ended };
  }

  setUp(env: Record<string, string> = {}, ...args: string[]): Promise<Outcome> {
    return this.start(env, ...args).ended;
  }

  private get log(): string {
    return join(this.base, "calls");
  }

  /** Which programs ran since the last look, in order. */
  calls(): string[] {
    const calls = existsSync(this.log) ? readFileSync(this.log, "utf8").trim().split("\n") : [];
    rmSync(this.log, { force: true });
    // the engine is compiled in two calls of one compiler
    return calls.filter((call, i) => call !== calls[i - 1]);
  }

  /** How the compiler was last called. */
  compilerArguments(): string {
    return readFileSync(`${this.log}.arguments`, "utf8");
  }

  /** Resolves to the process of the program that was told to hang, once it does. */
  async hanging(): Promise<number> {
    const file = `${this.log}.hanging`;
    while (!existsSync(file) || readFileSync(file, "utf8") === "")
      await new Promise((resolve) => setTimeout(resolve, 20));
    const pid = Number(readFileSync(file, "utf8"));
    rmSync(file);
    return pid;
  }

  status(): Record<string, { state: string; reason?: string; remedy?: string }> {
    const { steps } = JSON.parse(
      readFileSync(join(this.project, ".cache/setup/status.json"), "utf8"),
    );
    return Object.fromEntries(steps.map((step: { name: string }) => [step.name, step]));
  }

  has(path: string): boolean {
    return existsSync(join(this.project, path));
  }

  remove(path: string): void {
    rmSync(join(this.project, path), { recursive: true });
  }

  end(): void {
    rmSync(this.base, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // an orphan may wait to be reaped
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
