import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** What the test run itself may have set, and a command has not. */
const SETTINGS = [
  "NUMISLAB_ENGINE",
  "NUMISLAB_VERBOSE",
  "TF_CPP_MIN_LOG_LEVEL",
  "NODE_OPTIONS",
  "VITEST",
];

/** Runs a TypeScript file of this folder in a process of its own, as a command would. */
export function runScript(
  script: string,
  options: { args?: string[]; env?: Record<string, string>; preload?: string } = {},
) {
  const env = { ...process.env };
  for (const name of SETTINGS) delete env[name];
  const preload = options.preload ? ["--require", join(__dirname, options.preload)] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...preload,
      "--require",
      require.resolve("tsx/cjs"),
      join(__dirname, script),
      ...(options.args ?? []),
    ],
    { encoding: "utf8", env: { ...env, ...options.env }, timeout: 100_000 },
  );
  return { status, stdout, stderr };
}
