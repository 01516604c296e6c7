import { join } from "node:path";
import { endChildren } from "./child.mjs";
import { writeWhole } from "./files.mjs";
import { releaseLock, takeLock } from "./lock.mjs";
import { project } from "./project.mjs";
import { runStep } from "./run-step.mjs";
import { say } from "./show.mjs";
import { command } from "./steps/command.mjs";
import { jupyter } from "./steps/jupyter.mjs";
import { jupyterSettings } from "./steps/jupyter-settings.mjs";
import { kernel } from "./steps/kernel.mjs";
import { nativeBinding } from "./steps/native-binding.mjs";
import { npmPackages } from "./steps/npm-packages.mjs";
import { tensorflow } from "./steps/tensorflow.mjs";
import { venv } from "./steps/venv.mjs";

const steps = [npmPackages, command, venv, jupyter, jupyterSettings, kernel, tensorflow, nativeBinding];

export async function main(args) {
  const unknown = args.find((word) => !["--retry", ""].includes(word));
  if (unknown) {
    console.error(`set-up knows --retry, not ${unknown}.`);
    process.exit(2);
  }
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]]) {
    process.once(signal, async () => {
      await endChildren();
      releaseLock();
      say("\nSet-up was stopped. The next one goes on from here.");
      process.exit(code);
    });
  }
  const start = Date.now();
  await takeLock();
  try {
    process.exitCode = await setUp({ retry: args.includes("--retry"), start });
  } finally {
    releaseLock();
  }
}

async function setUp({ retry, start }) {
  const results = [];
  for (const step of steps) {
    const result = await runStep(step, { retry, before: results });
    results.push(result);
    if (step.required && result.state !== "done") break;
  }
  writeStatus(results);
  const broken = results.find(({ state }) => state === "failed");
  if (broken && steps.find(({ name }) => name === broken.name).required) return 1;

  const worked = results.some(({ fresh }) => fresh);
  const has = (name) => results.find((result) => result.name === name)?.state === "done";
  const engine = has("native-binding") ? "native engine" : "WebAssembly engine (slower)";
  const notebooks = has("kernel") ? "JupyterLab" : "no JupyterLab";
  say(`${worked ? "Set up" : "Already set up"}: ${engine}, ${notebooks} (${((Date.now() - start) / 1000).toFixed(1)} s).`);
  return 0;
}

/** What `numislab doctor` reads: each step's state, and for what is missing the reason and the remedy. */
function writeStatus(results) {
  const status = {
    finished: new Date().toISOString(),
    node: process.versions.node,
    steps: results.map(({ name, title, state, detail, reason, remedy }) => ({ name, title, state, detail, reason, remedy })),
  };
  writeWhole(join(project.state, "status.json"), JSON.stringify(status, null, 2) + "\n");
}
