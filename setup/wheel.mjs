import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { readJson, writeWhole } from "./files.mjs";
import { findProgram } from "./find-program.mjs";
import { problem } from "./problem.mjs";
import { project } from "./project.mjs";

const file = join(project.state, "wheel.json");
const oldestDriver = 525; // NVIDIA's for CUDA 12

/**
 * Which of TensorFlow's wheels this project has: "cpu", or "cuda" after `npm run setup -- --gpu`.
 */
export const rememberedWheel = () => readJson(file)?.wheel ?? "cpu";
export const rememberWheel = (wheel) => writeWhole(file, JSON.stringify({ wheel }) + "\n");

/**
 * Throws a problem() where the CUDA wheel would be of no use: gigabytes that this machine can't
 * compute with.
 */
export async function checkGpu() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw problem(
      `TensorFlow computes on NVIDIA GPUs on Linux on x86_64 only, and this is ${process.platform} on ${process.arch}.`,
      process.platform === "win32" ? "Use the Windows Subsystem for Linux." : "Use such a machine.",
    );
  }
  const install =
    "Install NVIDIA's driver (in a container: start it with the GPU passed through, e.g. docker run --gpus all)";
  const program = findProgram("nvidia-smi");
  if (program === null)
    throw problem(
      "the GPU engine needs NVIDIA's driver, and nvidia-smi is not on this machine.",
      `${install}, then run this again.`,
    );
  let said;
  try {
    said = (
      await promisify(execFile)(program, ["--query-gpu=driver_version", "--format=csv,noheader"], {
        timeout: 30_000,
      })
    ).stdout.trim();
  } catch (error) {
    const why = (error.stdout?.trim() || error.stderr?.trim() || error.message).split("\n")[0];
    throw problem(
      `the GPU engine needs NVIDIA's driver and a GPU, and nvidia-smi fails (${why}).`,
      `${install} until nvidia-smi shows the GPU, then run this again.`,
    );
  }
  const driver = said.split("\n")[0];
  if (!(parseInt(driver) >= oldestDriver))
    throw problem(
      `NVIDIA's driver ${driver} is too old for CUDA 12.`,
      `Install ${oldestDriver} or newer, then run this again.`,
    );
}
