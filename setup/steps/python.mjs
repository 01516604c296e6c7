import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findAll } from "../find-program.mjs";

/**
 * The Pythons that the pinned TensorFlow has a wheel for (3.minor), and the oldest that the pinned
 * JupyterLab takes.
 */
export const tensorflowNeeds = { from: 10, to: 13 };
export const jupyterNeeds = { from: 10 };

export const fitsTensorflow = ({ minor }) =>
  minor >= tensorflowNeeds.from && minor <= tensorflowNeeds.to;
const fitsJupyter = ({ minor }) => minor >= jupyterNeeds.from;

const question = `
import sys, json
try:
    import venv, ensurepip
    complete = True
except ImportError:
    complete = False
print(json.dumps({"program": sys.executable, "major": sys.version_info[0], "minor": sys.version_info[1], "complete": complete}))`;

/**
 * What a Python says of itself: { program, major, minor, complete (it can make a venv with pip) },
 * or null when it doesn't run.
 */
export async function askPython(program) {
  try {
    const { stdout } = await promisify(execFile)(program, ["-I", "-c", question], {
      timeout: 120_000, // a busy machine takes long to start it
      windowsHide: true,
    });
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

/**
 * The Python to build on: the first that TensorFlow has a wheel for, else the first that JupyterLab
 * runs on.
 *
 * Looks at NUMISLAB_PYTHON alone where that is set, else at python3, python and python3.N on PATH.
 * @returns { chosen, seen }: the choice or null, and every Python 3 that answered
 */
export async function findPython() {
  const seen = [];
  for (const name of candidateNames()) {
    for (const program of findAll(name)) {
      const python = await askPython(program);
      if (python?.major !== 3 || seen.some((other) => other.program === python.program)) continue;
      seen.push(python);
      if (python.complete && fitsTensorflow(python)) return { chosen: python, seen };
    }
  }
  return { chosen: seen.find((python) => python.complete && fitsJupyter(python)) ?? null, seen };
}

function candidateNames() {
  if (process.env.NUMISLAB_PYTHON) return [process.env.NUMISLAB_PYTHON];
  const numbered = [];
  for (let minor = tensorflowNeeds.to; minor >= tensorflowNeeds.from; minor--)
    numbered.push(`python3.${minor}`);
  return ["python3", "python", ...numbered];
}
