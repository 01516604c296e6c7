import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOfFile } from "../files.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { whyDownloadFailed } from "../why.mjs";
import { pinsAreThere, pipInstall } from "./pip.mjs";
import { fitsTensorflow, tensorflowNeeds } from "./python.mjs";

const requirements = join(project.requirements, "tensorflow.txt");
const library = process.platform === "darwin" ? "libtensorflow_cc.2.dylib" : "libtensorflow_cc.so.2";
const gigabytes = 2.5; // the wheel, twice while it is unpacked, and 1.5 GB unpacked

/** The TensorFlow wheel, for the library and the headers in it. */
export const tensorflow = {
  name: "tensorflow",
  title: "TensorFlow (about 270 MB)",
  needs: ["venv"],
  inputs: ({ venv }) => [fingerprintOfFile(requirements), venv],
  intact: ({ venv, tensorflow: made }) => pinsAreThere(requirements, venv.packages) && existsSync(join(made.folder, library)),
  async work(now, { venv }) {
    const slower = "Until then the WebAssembly engine serves, slower.";
    if (process.platform === "win32") throw problem("the native engine is not built on Windows.", "Use the Windows Subsystem for Linux for it. Here the WebAssembly engine serves, slower.");
    if (!fitsTensorflow(venv)) {
      throw problem(`there is none for Python 3.${venv.minor}.`, `Install Python 3.${tensorflowNeeds.from} to 3.${tensorflowNeeds.to} beside it, or name one in NUMISLAB_PYTHON. ${slower}`);
    }
    const { bavail, bsize } = statfsSync(project.root);
    if (bavail * bsize < gigabytes * 1e9) throw problem(`it needs ${gigabytes} GB and ${((bavail * bsize) / 1e9).toFixed(1)} GB are free.`, `Free some, then run: npm run setup -- --retry. ${slower}`);
    const more = ["--no-compile"]; // its Python is hardly used: compiled when it is
    if (pinsAreThere(requirements, venv.packages)) more.push("--force-reinstall", "--no-deps"); // pip thinks it is there; its files are not
    const output = await pipInstall(requirements, { log: "tensorflow", now, more });
    const folder = join(venv.packages, "tensorflow");
    if (!pinsAreThere(requirements, venv.packages) || !existsSync(join(folder, library))) {
      const [what, remedy] = /No matching distribution/.test(output)
        ? [`there is none for this machine (${process.platform}, ${process.arch}).`, "It is made for Linux with glibc (x64, arm64) and for macOS on arm64."]
        : whyDownloadFailed("pip", output, ["pip could not install it.", "The log is .cache/setup/tensorflow.log."]);
      throw problem(what, `${remedy} ${slower}`);
    }
    return { detail: "installed", folder };
  },
};
