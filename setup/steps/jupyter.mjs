import { join } from "node:path";
import { fingerprintOfFile } from "../files.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { whyDownloadFailed } from "../why.mjs";
import { pinsAreThere, pipInstall } from "./pip.mjs";

const requirements = join(project.requirements, "jupyter.txt");

/**
 * JupyterLab, and what runs notebooks without it. On its own, so that a TensorFlow that can't be
 * had doesn't take it along.
 */
export const jupyter = {
  name: "jupyter",
  title: "JupyterLab",
  needs: ["venv"],
  inputs: ({ venv }) => [fingerprintOfFile(requirements), venv],
  intact: ({ venv }) => pinsAreThere(requirements, venv.packages),
  async work(now, { venv }) {
    const output = await pipInstall(requirements, { log: "jupyter", now });
    if (!pinsAreThere(requirements, venv.packages)) {
      throw problem(
        ...whyDownloadFailed("pip", output, [
          "pip could not install it.",
          "The log is .cache/setup/jupyter.log.",
        ]),
      );
    }
    return { detail: "installed" };
  },
};
