import { join } from "node:path";
import { readJson, writeWhole } from "../files.mjs";
import { project } from "../project.mjs";

const file = join(project.venv, "share", "jupyter", "kernels", "tslab", "kernel.json");
const program = "setup/tslab-kernel.cjs";

/** Registers the TypeScript kernel with this project's Jupyter, and no other. */
export const kernel = {
  name: "kernel",
  title: "Notebook kernel",
  needs: ["npm-packages", "jupyter"],
  inputs: ({ venv }) => [venv, specification()],
  intact: () => JSON.stringify(readJson(file)) === JSON.stringify(specification()),
  async work() {
    writeWhole(file, JSON.stringify(specification(), null, 2) + "\n");
    return { detail: "TypeScript (tslab)" };
  },
};

/**
 * The kernel starts in the project's folder wherever the notebook lies, since cells import from
 * there. Through the shell it finds that folder from its own, so that no path is written down;
 * NUMISLAB_NODE is the Node that runs numislab.
 */
function specification() {
  const find = `cd "$0/../../../../.." && exec "\${NUMISLAB_NODE:-node}" ${program} "$1"`;
  return {
    argv:
      process.platform === "win32"
        ? [process.execPath, join(project.root, program), "{connection_file}"]
        : ["/bin/sh", "-c", find, "{resource_dir}", "{connection_file}"],
    display_name: "TypeScript (tslab)",
    language: "typescript",
    interrupt_mode: "signal",
  };
}
