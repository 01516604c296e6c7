import { existsSync, rmSync } from "node:fs";
import { run } from "../child.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { installCommand } from "../why.mjs";
import { pipAtWork } from "./pip.mjs";
import { askPython, findPython, fitsTensorflow, jupyterNeeds, tensorflowNeeds } from "./python.mjs";

/**
 * `.venv`: a Python of this project's own. It holds absolute paths, so a moved project gets a new
 * one.
 */
export const venv = {
  name: "venv",
  title: "Python environment",
  needs: [],
  // Without an environment, which Pythons there are: one that has come since is a reason to try
  // again.
  inputs: async () => [
    project.root,
    process.env.NUMISLAB_PYTHON ?? "",
    (await askPython(project.python)) === null && (await findPython()),
  ],
  async intact({ venv: made }) {
    // runs it: the system's Python under it may be gone or another
    const now = await askPython(project.python);
    if (
      now === null ||
      now.minor !== made.minor ||
      !existsSync(made.packages) ||
      existsSync(pipAtWork)
    )
      return false;
    // a better one has come
    return fitsTensorflow(made) || !fitsTensorflow((await findPython()).chosen ?? made);
  },
  async work(now) {
    const { chosen, seen } = await findPython();
    if (chosen === null) throw problem(...whyNone(seen));
    now(`Python 3.${chosen.minor}`);
    rmSync(project.venv, { recursive: true, force: true });
    const { code, output } = await run(chosen.program, ["-m", "venv", project.venv], {
      log: "venv",
      onLine: now,
    });
    if (code !== 0)
      throw problem(
        `Python could not make .venv (${output.trim().split("\n").at(-1)}).`,
        "The log is .cache/setup/venv.log.",
      );
    const { output: packages } = await run(project.python, [
      "-I",
      "-c",
      "import sysconfig; print(sysconfig.get_path('platlib'))",
    ]);
    return { detail: `Python 3.${chosen.minor}`, minor: chosen.minor, packages: packages.trim() };
  },
};

function whyNone(seen) {
  const install = installCommand({
    debian: "python3 python3-venv",
    fedora: "python3",
    arch: "python",
    alpine: "python3",
    mac: "brew install python@3.12",
  });
  const again = "then run this again. Until then: no notebooks, and the WebAssembly engine.";
  if (process.env.NUMISLAB_PYTHON)
    return [
      `NUMISLAB_PYTHON (${process.env.NUMISLAB_PYTHON}) is not a Python 3.${jupyterNeeds.from} or newer with venv.`,
      `Set it to one or unset it, ${again}`,
    ];
  if (seen.length === 0)
    return [
      "no Python 3 on this machine.",
      `Install one from 3.${tensorflowNeeds.from} to 3.${tensorflowNeeds.to} (${install}), ${again}`,
    ];
  if (seen.some(({ minor, complete }) => minor >= jupyterNeeds.from && !complete))
    return ["this Python lacks the venv module.", `Install it (${install}), ${again}`];
  return [
    `Python 3.${seen[0].minor} is too old.`,
    `Install one from 3.${tensorflowNeeds.from} to 3.${tensorflowNeeds.to}, ${again}`,
  ];
}
