import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { run } from "../child.mjs";
import { fingerprint } from "../files.mjs";
import { findProgram } from "../find-program.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { installCommand } from "../why.mjs";

const packageFolder = join(project.nodeModules, "@tensorflow", "tfjs-node-gpu");
const sources = join(packageFolder, "binding");
const headers = join(project.nodeModules, "node-api-headers", "include");
/** Where the package looks for it (through node-pre-gyp, by the newest Node-API version that it names). */
const binding = join(packageFolder, "lib", "napi-v8", "tfjs_binding.node");

const compiler = () => (process.env.CXX && findProgram(process.env.CXX)) || findProgram("g++", "c++", "clang++");

/** tfjs-node's own binding between Node and TensorFlow, compiled against the wheel's library. */
export const nativeBinding = {
  name: "native-binding",
  title: "Native engine",
  needs: ["npm-packages", "tensorflow"],
  inputs: ({ tensorflow }) => [
    readdirSync(sources).sort().map((name) => fingerprint(readFileSync(join(sources, name), "utf8"))),
    relative(project.root, tensorflow.folder),
    compilerArguments(tensorflow.folder, "").map((word) => word.replaceAll(project.root, "")),
    // Which compiler doesn't matter once it has done its work: a new one is no reason to compile again. One that has come is.
    existsSync(binding) || compiler() !== null,
  ],
  intact: () => existsSync(binding),
  async work(now, { tensorflow }) {
    const program = compiler();
    const slower = "Until then the WebAssembly engine serves, slower.";
    const install = installCommand({ debian: "g++", fedora: "gcc-c++", arch: "gcc", alpine: "g++", mac: "xcode-select --install" });
    if (program === null) throw problem("no C++ compiler on this machine.", `Install one (${install}), then run this again. ${slower}`);

    const unfinished = join(dirname(binding), "unfinished.node");
    mkdirSync(dirname(binding), { recursive: true });
    rmSync(unfinished, { force: true });
    now("compiling");
    const compiled = await run(program, compilerArguments(tensorflow.folder, unfinished), { log: "native-binding", cwd: packageFolder });
    if (compiled.code !== 0) {
      const said = compiled.output.split("\n").find((line) => /error/i.test(line)) ?? `exit ${compiled.code}`;
      throw problem(`the C++ compiler failed (${said.trim().slice(0, 160)}).`, `The log is .cache/setup/native-binding.log. ${slower}`);
    }
    now("loading");
    const loaded = await run(process.execPath, ["-p", "require(process.argv[1]).TF_Version", unfinished], { log: "native-binding", env: { TF_CPP_MIN_LOG_LEVEL: "3" } });
    if (loaded.code !== 0) {
      rmSync(unfinished, { force: true });
      throw problem("it was compiled but does not load on this machine.", `The log is .cache/setup/native-binding.log. ${slower}`);
    }
    renameSync(unfinished, binding);
    return { detail: `compiled for TensorFlow ${loaded.output.trim().split("\n").at(-1)}` };
  },
};

/** Run in the package's folder. The way to the library is noted relative to the binding, so that a moved project still finds it. */
function compilerArguments(tensorflow, output) {
  const way = relative(dirname(binding), tensorflow);
  const mac = process.platform === "darwin";
  return [
    ...["-O2", "-std=c++17", "-fPIC", mac ? "-bundle" : "-shared", "-DNAPI_VERSION=8"],
    ...["-I", headers, "-I", join(tensorflow, "include"), "-I", "."],
    ...["binding/tfjs_backend.cc", "binding/tfjs_binding.cc", "-o", output],
    ...(mac
      ? ["-undefined", "dynamic_lookup", join(tensorflow, "libtensorflow_cc.2.dylib"), join(tensorflow, "libtensorflow_framework.2.dylib"), `-Wl,-rpath,@loader_path/${way}`]
      : ["-L", tensorflow, "-l:libtensorflow_cc.so.2", "-l:libtensorflow_framework.so.2", `-Wl,-rpath,$ORIGIN/${way}`]),
  ];
}
