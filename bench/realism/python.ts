import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
const ROOT = join(__dirname, "..", "..");
/** OpenCV measures here and nowhere else: it has an environment of its own. */
const ENVIRONMENT = join(ROOT, ".cache", "realism-python");
const OWN_PYTHON = join(ROOT, ".venv", "bin", "python");

/** The Python that has what `requirements.txt` names; it is made the first time. */
export async function realismPython(say: (line: string) => void): Promise<string> {
  const python = join(ENVIRONMENT, "bin", "python");
  const works = () =>
    execute(python, ["-c", "import cv2, numpy, scipy"]).then(
      () => true,
      () => false,
    );
  if (existsSync(python) && (await works())) return python;
  say("installing OpenCV for the measurement …");
  await execute(existsSync(OWN_PYTHON) ? OWN_PYTHON : "python3", [
    "-m",
    "venv",
    "--clear",
    ENVIRONMENT,
  ]);
  await execute(python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-r",
    join(__dirname, "requirements.txt"),
  ]);
  return python;
}

/** What `measure.py` found, a set and side each. */
export interface Measured {
  name: string;
  side: string;
  sides: number;
  histogram: number[];
  mean: number[];
  deviation: number[];
  skew: number[];
  contrast: Record<string, number[]>;
  spectrum: number[];
  bands: number[];
  akaze: Scores;
  fft: Scores;
}

export interface Scores {
  same: Quantiles | null;
  alike: Quantiles | null;
  auc: number | null;
  same_scores: number[];
  alike_scores: number[];
}

export type Quantiles = Record<
  "n" | "q0" | "q5" | "q25" | "q50" | "q75" | "q90" | "q95" | "q99" | "q100",
  number
>;

/** Runs `measure.py` on one set's side. */
export async function measure(python: string, job: string): Promise<Measured[]> {
  const { stdout } = await execute(python, [join(__dirname, "measure.py"), job], {
    maxBuffer: 1 << 26,
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  return JSON.parse(stdout) as Measured[];
}
