import { execFile } from "child_process";
import { existsSync, readFileSync, statfsSync } from "fs";
import { join } from "path";
import { promisify } from "util";
import { findChromium } from "../base/index";
import { jupyterEnvironment, projectPython } from "./jupyter-environment";
import { askNvidia, type Nvidia } from "./nvidia";

/** What there is on this machine, and what is missing. Plain data. */
export interface Diagnosis {
  node: { version: string; platform: string; arch: string };
  /** Null when no engine starts; `missing` then says why. */
  engine: {
    name: string;
    tensorflow: string | null;
    tfjs: string;
    threads: number;
    gpu: boolean;
    reason: string;
  } | null;
  /** Which of TensorFlow's wheels set-up installed; null where it installed none. */
  wheel: "cpu" | "cuda" | null;
  /**
   * NVIDIA's driver and what it drives, and whether the engine computes there; null where there is
   * no driver or no device.
   */
  gpu: (Nvidia & { used: boolean }) | null;
  /** Of the project's own environment. */
  python: string | null;
  jupyter: { lab: string; nbconvert: string } | null;
  kernel: boolean;
  chromium: string | null;
  diskFreeBytes: number;
  /** How the last set-up left things, step by step; null when there was none. */
  setup: { finished: string; wheel?: "cpu" | "cuda"; steps: SetupStep[] } | null;
  missing: Missing[];
}
interface SetupStep {
  name: string;
  title: string;
  state: "done" | "failed" | "skipped";
  detail?: string;
  reason?: string;
  remedy?: string;
}
export interface Missing {
  what: string;
  /** What cannot be done without it, or why it is not there. */
  why: string;
  /** The command that mends it, to paste into a terminal. */
  command: string;
}
type StartEngine = () => Promise<NonNullable<Diagnosis["engine"]>>;

const retry = "npm run setup -- --retry";
const gigabytesWanted = 2;

/**
 * Looks at everything that numislab needs. Never throws for what is missing: it says so in the
 * result.
 */
export async function doctor(
  root: string,
  startEngine: StartEngine = startTheEngine,
): Promise<Diagnosis> {
  const missing: Missing[] = [];
  const setup = readSetup(root);
  if (setup === null)
    missing.push({
      what: "set-up",
      why: "it has not been run in this folder",
      command: "npm run setup",
    });
  for (const step of setup?.steps ?? []) {
    if (step.state === "failed")
      missing.push({
        what: step.title,
        why: [step.reason, step.remedy].join(" "),
        command: commandIn(step.remedy),
      });
  }
  const engine = await startEngine().catch((error: Error) => {
    missing.push({ what: "an engine", why: error.message, command: retry });
    return null;
  });
  const [versions, nvidia] = await Promise.all([askPython(root), askNvidia()]);
  const wheel = setup?.steps.some(({ name, state }) => name === "tensorflow" && state === "done")
    ? (setup.wheel ?? "cpu")
    : null;
  const gpu = nvidia && { ...nvidia, used: engine?.gpu ?? false };
  missing.push(...lackingForGpu(wheel, gpu, engine));
  const kernel = existsSync(join(root, ".venv/share/jupyter/kernels/tslab/kernel.json"));
  const said = (name: string) =>
    setup?.steps.some((step) => step.name === name && step.state !== "done");
  if (setup && versions?.jupyter == null && !said("jupyter"))
    missing.push({
      what: "JupyterLab",
      why: "set-up installed it but it is gone",
      command: "npm run setup",
    });
  if (setup && versions?.jupyter && !kernel && !said("kernel"))
    missing.push({
      what: "the notebook kernel",
      why: "set-up registered it but it is gone",
      command: "npm run setup",
    });
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < gigabytesWanted * 1e9) {
    missing.push({
      what: "disk space",
      why: `${formatGigabytes(bavail * bsize)} free; runs and pictures want ${gigabytesWanted} GB`,
      command: "df -h .",
    });
  }
  return {
    node: { version: process.versions.node, platform: process.platform, arch: process.arch },
    engine,
    wheel,
    gpu,
    python: versions?.python ?? null,
    jupyter: versions?.jupyter ?? null,
    kernel,
    chromium: findChromium(),
    diskFreeBytes: bavail * bsize,
    setup,
    missing,
  };
}

/** The diagnosis for people: a line a thing, then what is missing with what mends it. */
export function formatDiagnosis({
  node,
  engine,
  wheel,
  gpu,
  python,
  jupyter,
  kernel,
  chromium,
  diskFreeBytes,
  missing,
}: Diagnosis): string {
  const lines = [
    ["Node", `${node.version} (${node.platform}, ${node.arch})`],
    [
      "Engine",
      engine
        ? `${engine.name}: ${engine.tensorflow ? `TensorFlow ${engine.tensorflow}, ` : ""}TensorFlow.js ${engine.tfjs}, ${engine.threads} threads, ${engine.gpu ? "GPU" : "no GPU"}`
        : "none starts",
    ],
    ["", engine?.reason ?? ""],
    ["TensorFlow", wheel ? `${wheel === "cuda" ? "CUDA" : "CPU"} wheel` : "not installed"],
    [
      "GPU",
      gpu
        ? `${gpu.devices.join(", ")}, driver ${gpu.driver}: ${gpu.used ? "in use" : "not in use"}`
        : "no NVIDIA driver with a GPU",
    ],
    ["Python", python ?? "none"],
    ["JupyterLab", jupyter ? `${jupyter.lab} (nbconvert ${jupyter.nbconvert})` : "not installed"],
    ["Kernel", kernel ? "TypeScript (tslab)" : "not registered"],
    ["Chromium", chromium ?? "none (figures have no still picture beside the live one)"],
    ["Disk", `${formatGigabytes(diskFreeBytes)} free`],
  ];
  const table = lines
    .filter(([, value]) => value)
    .map(([name, value]) => `${name.padEnd(11)} ${value}`);
  const lacks = missing.map(({ what, why, command }) => `- ${what}: ${why}\n    ${command}`);
  return [...table, "", ...(lacks.length ? ["Missing:", ...lacks] : ["Nothing is missing."])].join(
    "\n",
  );
}

/**
 * A GPU is no need; what is said is why one that is here, or a wheel that is made for one, is of no
 * use.
 */
function lackingForGpu(
  wheel: Diagnosis["wheel"],
  gpu: Diagnosis["gpu"],
  engine: Diagnosis["engine"],
): Missing[] {
  const what = "the GPU";
  if (gpu && wheel === "cpu" && process.platform === "linux" && process.arch === "x64") {
    return [
      {
        what,
        why: `${gpu.devices[0]} is here, and TensorFlow's CPU wheel does not use it`,
        command: "npm run setup -- --gpu",
      },
    ];
  }
  if (wheel !== "cuda" || engine?.name !== "native" || engine.gpu) return [];
  return gpu
    ? [
        {
          what,
          why: `${gpu.devices[0]} is here and TensorFlow does not take it; as it starts it says why`,
          command: "NUMISLAB_VERBOSE=1 npx numislab doctor",
        },
      ]
    : [
        {
          what,
          why: "TensorFlow's CUDA wheel is installed and nvidia-smi finds no driver or no GPU: the processor computes",
          command: "nvidia-smi",
        },
      ];
}

const formatGigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/** A remedy names its command in brackets: "Install one (apt-get install g++), then …". */
const commandIn = (remedy = "") => {
  const install = /\(((?:sudo )?(?:apt-get|dnf|pacman|apk|brew|xcode-select) [^)]+)\)/.exec(
    remedy,
  )?.[1];
  return install ? `${install} && npm run setup` : retry;
};

function readSetup(root: string): Diagnosis["setup"] {
  try {
    const { finished, wheel, steps } = JSON.parse(
      readFileSync(join(root, ".cache/setup/status.json"), "utf8"),
    );
    return { finished, wheel, steps };
  } catch {
    return null;
  }
}

/** Asks the environment's Python itself, so that one which no longer runs is noticed. */
async function askPython(
  root: string,
): Promise<{ python: string; jupyter: Diagnosis["jupyter"] } | null> {
  const question = `
import json, platform
from importlib.metadata import version
try:
    jupyter = {"lab": version("jupyterlab"), "nbconvert": version("nbconvert")}
except Exception:
    jupyter = None
print(json.dumps({"python": platform.python_version(), "jupyter": jupyter}))`;
  try {
    const { stdout } = await promisify(execFile)(projectPython(root), ["-c", question], {
      env: jupyterEnvironment(root),
    });
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

/** Loaded when asked for: it takes most of a second. */
const startTheEngine: StartEngine = async () =>
  (require("../engine/index") as typeof import("../engine/index")).startEngine();
