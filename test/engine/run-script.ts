import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** What the test run itself may have set, and a command has not. */
const SETTINGS = [
  "NUMISLAB_ENGINE",
  "NUMISLAB_VERBOSE",
  "TF_CPP_MIN_LOG_LEVEL",
  "NODE_OPTIONS",
  "VITEST",
];

/**
 * Runs a TypeScript file of this folder in a process of its own, as a command would. The test runner
 * is not kept from its own work meanwhile.
 */
export async function runScript(
  script: string,
  options: { args?: string[]; env?: Record<string, string>; preload?: string } = {},
) {
  const env = { ...process.env };
  for (const name of SETTINGS) delete env[name];
  const preload = options.preload ? ["--require", join(__dirname, options.preload)] : [];
  const child = spawn(
    process.execPath,
    [
      ...preload,
      "--require",
      require.resolve("tsx/cjs"),
      join(__dirname, script),
      ...(options.args ?? []),
    ],
    { env: { ...env, ...options.env }, stdio: ["ignore", "pipe", "pipe"], timeout: 300_000 },
  );
  const [out, err] = [child.stdout, child.stderr].map((stream) => text(stream));
  const status = await new Promise<number | null>((done) => child.once("close", done));
  return { status, stdout: await out, stderr: await err };
}
