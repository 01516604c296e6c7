import { join } from "node:path";
import { fingerprintOfFile } from "../files.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { whyDownloadFailed } from "../why.mjs";
import { needDisk } from "./disk.mjs";
import { pinIsThere, pinsAreThere, pinsIn, pipReplace } from "./pip.mjs";

export const cudaRequirements = join(project.requirements, "cuda.txt");
// about 4.5 of it to stay, the rest for the largest download and for TensorFlow after them
const gigabytes = 7;

/**
 * NVIDIA's libraries, which the CUDA wheel of TensorFlow loads. Nothing else in .venv minds them.
 */
export const cuda = {
  name: "cuda",
  title: "CUDA libraries (about 2.8 GB)",
  needs: ["venv"],
  inputs: ({ venv }) => [fingerprintOfFile(cudaRequirements), venv],
  intact: ({ venv }) => pinsAreThere(cudaRequirements, venv.packages),
  async work(now, { venv }) {
    const back = "Or go back to the processor: npm run setup -- --cpu.";
    const pins = pinsIn(cudaRequirements);
    const lacking = pins.filter((pin) => !pinIsThere(pin, venv.packages));
    if (lacking.length > 0) needDisk(gigabytes, `Free some, then run this again. ${back}`);
    // One at a time: one that is cut off goes on with the package it was at, and no more than one
    // download lies on the disk.
    for (const pin of lacking) {
      const place = `${pin.name} (${pins.indexOf(pin) + 1} of ${pins.length})`;
      now(place);
      const output = await pipReplace(pin.pin, {
        log: "cuda",
        now: (line) => now(`${place}: ${line}`),
      });
      if (pinIsThere(pin, venv.packages)) continue;
      const [what, remedy] = whyDownloadFailed("pip", output, [
        `pip could not install ${pin.name}.`,
        "The log is .cache/setup/cuda.log.",
      ]);
      throw problem(what, `${remedy} ${back}`);
    }
    return { detail: "installed" };
  },
};
