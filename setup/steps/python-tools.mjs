import { join } from "node:path";
import { fingerprintOfFile } from "../files.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { whyDownloadFailed } from "../why.mjs";
import { pinsAreThere, pipInstall } from "./pip.mjs";

const requirements = join(project.requirements, "python-tools.txt");

/**
 * pip and setuptools of .venv. A new environment has those that its Python was released with; nothing
 * else needs newer ones, so where they cannot be had the other steps go on.
 */
export const pythonTools = {
  name: "python-tools",
  title: "pip and setuptools",
  needs: ["venv"],
  inputs: ({ venv }) => [fingerprintOfFile(requirements), venv],
  intact: ({ venv }) => pinsAreThere(requirements, venv.packages),
  async work(now, { venv }) {
    const output = await pipInstall(requirements, { log: "python-tools", now });
    if (!pinsAreThere(requirements, venv.packages))
      throw problem(
        ...whyDownloadFailed("pip", output, [
          "pip could not update them.",
          "The log is .cache/setup/python-tools.log.",
        ]),
      );
    return { detail: "updated" };
  },
};
