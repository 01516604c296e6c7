import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(__dirname, "..", "..");
const PYTHON = join(ROOT, ".venv", "bin", "python");

/** A process that answers one JSON line with another, and otherwise sleeps. */
export interface Peer {
  /** @throws when the process ends before it answers */
  ask<Answer>(question: object): Promise<Answer>;
  close(): void;
}

/**
 * A Python file of bench/, in the project's .venv (the Keras side) or another. `bench/peer.py` is
 * its half of the talk.
 */
export function pythonPeer(
  script: string,
  { python = PYTHON, env = {} }: { python?: string; env?: Record<string, string> } = {},
): Peer {
  if (!existsSync(python))
    throw new Error("There is no .venv, and so no Keras to measure beside: run `npm run setup`.");
  return startPeer(python, ["-u", join(ROOT, "bench", script)], env);
}

/**
 * A TypeScript file of bench/lib in a process of its own: our side. `serve` is its half of the
 * talk.
 */
export function nodePeer(script: string, env: Record<string, string> = {}): Peer {
  return startPeer(
    process.execPath,
    ["--require", require.resolve("tsx/cjs"), join(__dirname, script)],
    env,
  );
}

function startPeer(
  program: string,
  words: readonly string[],
  env: Record<string, string> = {},
): Peer {
  const child = spawn(program, words, {
    cwd: ROOT,
    env: { TF_CPP_MIN_LOG_LEVEL: "2", ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  let said = "";
  let ended: Error | null = null;
  child.stderr.on("data", (text) => (said = (said + text).slice(-2000)));
  child.on("error", (error) => end(error));
  child.on("close", (code) =>
    end(new Error(`${words[words.length - 1]} ended (${code}): ${said}`)),
  );
  createInterface({ input: child.stdout }).on("line", (line) => {
    // a library may print something else
    if (line.startsWith("{")) waiting.shift()?.resolve(JSON.parse(line));
  });
  function end(error: Error) {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  }
  return {
    ask<Answer>(question: object) {
      return new Promise<Answer>((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.push({ resolve: resolve as (answer: unknown) => void, reject });
        child.stdin.write(`${JSON.stringify(question)}\n`);
      });
    },
    close: () => void child.kill(),
  };
}

/** Answers questions from stdin, one line each, one after the other. */
export async function serve(answer: (question: any) => Promise<object>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  }
}

/**
 * Lets peers take turns: A B, B A, A B, … so that neither always runs on a machine that the other
 * has just warmed.
 *
 * @returns for each peer its answers, a round each
 */
export async function takeTurns<Answer>(
  peers: readonly Peer[],
  rounds: number,
  question: object,
): Promise<Answer[][]> {
  const answers: Answer[][] = peers.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const order = peers.map((_, i) => i);
    for (const i of round % 2 ? order.reverse() : order)
      answers[i].push(await peers[i].ask<Answer>(question));
  }
  return answers;
}
