import { existsSync } from "fs";
import { join } from "path";
import { NumislabError } from "../base/index";

/**
 * The Python of the project's own environment. @throws NumislabError "state" where set-up has not
 * made it
 */
export function projectPython(root: string): string {
  const python = join(
    root,
    ".venv",
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python",
  );
  if (!existsSync(python))
    throw new NumislabError(
      "state",
      "There is no .venv in this project, so no JupyterLab. Run: npm run setup",
    );
  return python;
}

/**
 * The environment for Jupyter's programs: whatever they keep, they keep in the project's
 * `.jupyter`.
 */
export function jupyterEnvironment(
  root: string,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const place = (name: string) => join(root, ".jupyter", name);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    JUPYTER_CONFIG_DIR: place("config"),
    JUPYTER_DATA_DIR: place("data"),
    JUPYTER_RUNTIME_DIR: place("runtime"),
    JUPYTERLAB_SETTINGS_DIR: place("settings"),
    JUPYTERLAB_WORKSPACES_DIR: place("workspaces"),
    IPYTHONDIR: place("ipython"),
    NUMISLAB_NODE: process.execPath, // the kernel runs on the Node that runs numislab
    ...more,
  };
  // Another Python's packages and another Jupyter's settings would come before the project's.
  for (const name of [
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "JUPYTER_PATH",
    "JUPYTER_CONFIG_PATH",
  ])
    delete env[name];
  return env;
}

/** Whether set-up has made a Python environment with the notebook kernel in it. */
export function jupyterIsReady(root: string): boolean {
  return existsSync(join(root, ".venv", "share", "jupyter", "kernels", "tslab", "kernel.json"));
}
