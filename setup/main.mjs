import { join } from "node:path";
import { endChildren } from "./child.mjs";
import { writeWhole } from "./files.mjs";
import { emitLibraryTypes } from "./library-types-step.mjs";
import { releaseLock, takeLock } from "./lock.mjs";
import { project } from "./project.mjs";
import { runStep } from "./run-step.mjs";
import { say } from "./show.mjs";
import { command } from "./steps/command.mjs";
import { cuda } from "./steps/cuda.mjs";
import { jupyter } from "./steps/jupyter.mjs";
import { jupyterSettings } from "./steps/jupyter-settings.mjs";
import { kernel } from "./steps/kernel.mjs";
import { nativeBinding } from "./steps/native-binding.mjs";
import { npmPackages } from "./steps/npm-packages.mjs";
import { pythonTools } from "./steps/python-tools.mjs";
import { tensorflow } from "./steps/tensorflow.mjs";
import { venv } from "./steps/venv.mjs";
import { checkGpu, rememberedWheel, rememberWheel } from "./wheel.mjs";

const steps = (wheel) => [
  npmPackages,
  command,
  venv,
  pythonTools,
  jupyter,
  jupyterSettings,
  kernel,
  ...(wheel === "cuda" ? [cuda] : []),
  tensorflow,
  nativeBinding,
];
const wheels = { "--gpu": "cuda", "--cpu": "cpu" };

export async function main(args) {
  const unknown = args.find((word) => !["--retry", "--gpu", "--cpu", ""].includes(word));
  const asked = [...new Set(args.filter((word) => word in wheels))];
  if (unknown || asked.length > 1) {
    console.error(
      unknown
        ? `set-up knows --gpu, --cpu and --retry, not ${unknown}.`
        : "set-up takes --gpu or --cpu, not both.",
    );
    process.exit(2);
  }
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ]) {
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
    process.exitCode = await setUp({
      asked: wheels[asked[0]],
      retry: args.includes("--retry"),
      start,
    });
  } finally {
    releaseLock();
  }
}

async function setUp({ asked, retry, start }) {
  const before = rememberedWheel();
  let wheel = asked ?? before;
  if (asked === "cuda" && before !== "cuda") {
    try {
      await checkGpu();
    } catch (error) {
      if (error.remedy === undefined) throw error;
      say(`No GPU engine: ${error.message} ${error.remedy} Nothing was changed.`);
      return 1;
    }
  }
  let results = await runSteps(wheel, retry || asked !== undefined);
  const failedToChange = wheel !== before && !has(results, "tensorflow");
  if (!failedToChange) rememberWheel(wheel);
  else {
    wheel = before; // a change that could not be made leaves things as they were
    say(`TensorFlow's ${before === "cuda" ? "CUDA" : "CPU"} wheel stays.`);
    results = await runSteps(wheel, false);
  }
  writeStatus(wheel, results);
  if (
    steps(wheel).some(
      ({ name, required }) =>
        required && results.find((result) => result.name === name)?.state === "failed",
    )
  )
    return 1;

  const worked = results.some(({ fresh }) => fresh);
  if (worked && has(results, "kernel")) await emitLibraryTypes();
  const engine = has(results, "native-binding")
    ? `native engine${wheel === "cuda" ? " (CUDA)" : ""}`
    : "WebAssembly engine (slower)";
  const notebooks = has(results, "kernel") ? "JupyterLab" : "no JupyterLab";
  say(
    `${worked ? "Set up" : "Already set up"}: ${engine}, ${notebooks} (${((Date.now() - start) / 1000).toFixed(1)} s).`,
  );
  return failedToChange ? 1 : 0;
}

async function runSteps(wheel, retry) {
  const results = [];
  for (const step of steps(wheel)) {
    const result = await runStep(step, { wheel, retry, before: results });
    results.push(result);
    if (step.required && result.state !== "done") break;
  }
  return results;
}

const has = (results, name) => results.find((result) => result.name === name)?.state === "done";

/**
 * What `numislab doctor` reads: which TensorFlow is wanted, each step's state, and for what is
 * missing the reason and the remedy.
 */
function writeStatus(wheel, results) {
  const status = {
    finished: new Date().toISOString(),
    node: process.versions.node,
    wheel,
    steps: results.map(({ name, title, state, detail, reason, remedy }) => ({
      name,
      title,
      state,
      detail,
      reason,
      remedy,
    })),
  };
  writeWhole(join(project.state, "status.json"), JSON.stringify(status, null, 2) + "\n");
}
