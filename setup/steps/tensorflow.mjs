import { existsSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOfFile } from "../files.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { whyDownloadFailed } from "../why.mjs";
import { cudaRequirements } from "./cuda.mjs";
import { needDisk } from "./disk.mjs";
import { isInstalled, pinsAreThere, pinsIn, pipInstall, pipReplace } from "./pip.mjs";
import { fitsTensorflow, tensorflowNeeds } from "./python.mjs";

const library =
  process.platform === "darwin" ? "libtensorflow_cc.2.dylib" : "libtensorflow_cc.so.2";
// the wheel, twice while it is unpacked, and 1.5 GB unpacked (1.9 of the CUDA wheel)
const gigabytes = 2.5;

/**
 * On Linux on x86_64 there are two wheels, which lie in the same folder under different names;
 * elsewhere there is one.
 */
const twoWheels = process.platform === "linux" && process.arch === "x64";
const requirementsOf = (wheel) =>
  join(
    project.requirements,
    twoWheels && wheel === "cpu" ? "tensorflow-cpu.txt" : "tensorflow.txt",
  );
const otherThan = (wheel, packages) =>
  ["tensorflow", "tensorflow-cpu"].filter(
    (name) => isInstalled(name, packages) && name !== pinsIn(requirementsOf(wheel))[0].name,
  );

const folderIn = (packages) => join(packages, "tensorflow");
const isWhole = (wheel, packages) =>
  pinsAreThere(requirementsOf(wheel), packages) &&
  otherThan(wheel, packages).length === 0 &&
  existsSync(join(folderIn(packages), library));

/** The TensorFlow wheel, for the library and the headers in it. */
export const tensorflow = {
  name: "tensorflow",
  title: "TensorFlow (270 MB; for CUDA 570 MB)",
  needs: ["venv", "cuda"],
  inputs: ({ venv, wheel }) => [fingerprintOfFile(requirementsOf(wheel)), wheel, venv],
  intact: ({ venv, wheel }) => isWhole(wheel, venv.packages),
  async work(now, { venv, wheel }) {
    const { packages } = venv;
    const made = {
      detail: `installed (${wheel === "cuda" ? "CUDA" : "CPU"})`,
      folder: folderIn(packages),
    };
    if (isWhole(wheel, packages)) return made;
    const slower =
      otherThan(wheel, packages).length > 0
        ? ""
        : "Until then the WebAssembly engine serves, slower.";
    if (process.platform === "win32")
      throw problem(
        "the native engine is not built on Windows.",
        "Use the Windows Subsystem for Linux for it. Here the WebAssembly engine serves, slower.",
      );
    if (!fitsTensorflow(venv)) {
      throw problem(
        `there is none for Python 3.${venv.minor}.`,
        `Install Python 3.${tensorflowNeeds.from} to 3.${tensorflowNeeds.to} beside it, or name one in NUMISLAB_PYTHON. ${slower}`,
      );
    }
    needDisk(gigabytes, `Free some, then run: npm run setup -- --retry. ${slower}`);
    const output = await install(wheel, packages, now);
    if (!isWhole(wheel, packages)) {
      const [what, remedy] = /No matching distribution/.test(output)
        ? [
            `there is none for this machine (${process.platform}, ${process.arch}).`,
            "It is made for Linux with glibc (x64, arm64) and for macOS on arm64.",
          ]
        : whyDownloadFailed("pip", output, [
            "pip could not install it.",
            "The log is .cache/setup/tensorflow.log.",
          ]);
      throw problem(what, `${remedy} ${slower}`);
    }
    return made;
  },
};

function install(wheel, packages, now) {
  const requirements = requirementsOf(wheel);
  const others = otherThan(wheel, packages);
  if (others.length > 0) {
    const cuda = pinsIn(cudaRequirements)
      .map(({ name }) => name)
      .filter((name) => wheel === "cpu" && isInstalled(name, packages));
    return pipReplace(pinsIn(requirements)[0].pin, {
      removing: [...others, ...cuda],
      log: "tensorflow",
      now,
    }); // both need the same packages
  }
  const more = ["--no-compile"]; // its Python is hardly used: compiled when it is
  // pip thinks it is there; its files are not
  if (pinsAreThere(requirements, packages)) more.push("--force-reinstall", "--no-deps");
  return pipInstall(requirements, { log: "tensorflow", now, more });
}
