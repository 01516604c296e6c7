import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { format } from "node:util";

export type Said = { code: number; out: string; err: string };

let main: ((words: string[]) => Promise<void>) | undefined;

/** The command line, loaded as `bin/numislab.cjs` loads it. */
function commandLine() {
  if (main) return main;
  const load = createRequire(join(process.cwd(), "bin", "numislab.cjs"));
  load("tsx/cjs");
  return (main = load("../src/cli.ts").main as NonNullable<typeof main>);
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Runs `numislab WORDS` in this process, which saves the one to two seconds that a process takes to
 * start. Calls run one after another, because output and exit status belong to the whole process.
 * For what only a process can show, such as the end of it, use `numislabProcess`.
 */
export function numislab(...words: string[]): Promise<Said> {
  const said = queue.then(() => captured(words));
  queue = said.catch(() => {});
  return said;
}

async function captured(words: string[]): Promise<Said> {
  const run = commandLine();
  const texts = { out: "", err: "" };
  const restore = [
    replaced(console, "log", (...parts) => void (texts.out += `${format(...parts)}\n`)),
    replaced(console, "error", (...parts) => void (texts.err += `${format(...parts)}\n`)),
    replaced(process.stdout, "write", (text) => ((texts.out += text), true)),
    replaced(process.stderr, "write", (text) => ((texts.err += text), true)),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await run(words);
    return { code: Number(process.exitCode), ...texts };
  } finally {
    process.exitCode = before;
    for (const back of restore) back();
  }
}

/** Puts another function in the place of one. @returns what puts it back */
function replaced<K extends string>(
  owner: Record<K, any>,
  name: K,
  by: (...parts: any[]) => unknown,
): () => void {
  const own = owner[name];
  owner[name] = by;
  return () => void (owner[name] = own);
}

/** Runs `numislab WORDS` in a process of its own. */
export function numislabProcess(...words: string[]): Promise<Said> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ["bin/numislab.cjs", ...words],
      { maxBuffer: 1e7 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
