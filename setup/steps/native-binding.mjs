import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { run } from "../child.mjs";
import { fingerprint, fingerprintOfFile } from "../files.mjs";
import { findProgram } from "../find-program.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { installCommand } from "../why.mjs";

const packageFolder = join(project.nodeModules, "@tensorflow", "tfjs-node-gpu");
const sources = join(packageFolder, "binding");
const headers = join(project.nodeModules, "node-api-headers", "include");
/**
 * Where the package looks for it (through node-pre-gyp, by the newest Node-API version that it
 * names).
 */
const binding = join(packageFolder, "lib", "napi-v8", "tfjs_binding.node");
/** Our own helper, which the engine looks for beside it. */
const quietSource = join(project.root, "src", "lib", "engine", "native", "quiet.cc");
const quiet = join(dirname(binding), "quiet.node");

const compiler = () =>
  (process.env.CXX && findProgram(process.env.CXX)) || findProgram("g++", "c++", "clang++");
const slower = "Until then the WebAssembly engine serves, slower.";

/** tfjs-node's own binding between Node and TensorFlow, compiled against the wheel's library. */
export const nativeBinding = {
  name: "native-binding",
  title: "Native engine",
  needs: ["npm-packages", "tensorflow"],
  inputs: ({ tensorflow, wheel }) => [
    readdirSync(sources)
      .sort()
      .map((name) => fingerprintOfFile(join(sources, name))),
    fingerprintOfFile(quietSource),
    relative(project.root, tensorflow.folder),
    fingerprint(
      [...bindingArguments(tensorflow.folder, wheel), ...helperArguments()].map((word) =>
        word.replaceAll(project.root, ""),
      ),
    ),
    // Which compiler doesn't matter once it has done its work: a new one is no reason to compile
    // again. One that has come is.
    existsSync(binding) || compiler() !== null,
  ],
  intact: () => existsSync(binding) && existsSync(quiet),
  async work(now, { tensorflow, wheel }) {
    now("compiling");
    await compile(helperArguments(), quiet, async () => true);
    let detail;
    await compile(bindingArguments(tensorflow.folder, wheel), binding, async (unfinished) => {
      now("loading");
      // Loading it takes hold of the GPU, or tells in the log why not.
      const ask =
        "const b = require(process.argv[1]); console.log(JSON.stringify({ version: b.TF_Version, gpu: b.isUsingGpuDevice?.() === true }))";
      const { output } = await run(process.execPath, ["-e", ask, unfinished], {
        log: "native-binding",
        env: wheel === "cuda" ? {} : { TF_CPP_MIN_LOG_LEVEL: "3" },
      });
      const said = /^\{"version".*\}$/m.exec(output)?.[0];
      if (!said) return false;
      const { version, gpu } = JSON.parse(said);
      detail = `compiled for TensorFlow ${version}${wheel === "cpu" ? "" : gpu ? ", which computes on the GPU" : ", which takes no GPU here (why: .cache/setup/native-binding.log)"}`;
      return true;
    });
    return { detail };
  },
};

/**
 * Compiles to one side and puts the result in place once it loads, so that what is in use is whole
 * all the time.
 */
async function compile(words, file, loads) {
  const program = compiler();
  const install = installCommand({
    debian: "g++",
    fedora: "gcc-c++",
    arch: "gcc",
    alpine: "g++",
    mac: "xcode-select --install",
  });
  if (program === null)
    throw problem(
      "no C++ compiler on this machine.",
      `Install one (${install}), then run this again. ${slower}`,
    );
  const unfinished = join(dirname(file), "unfinished.node");
  mkdirSync(dirname(file), { recursive: true });
  try {
    const { code, output } = await run(program, [...words, "-o", unfinished], {
      log: "native-binding",
      cwd: packageFolder,
    });
    if (code !== 0) {
      const said = output.split("\n").find((line) => /error/i.test(line)) ?? `exit ${code}`;
      throw problem(
        `the C++ compiler failed (${said.trim().slice(0, 160)}).`,
        `The log is .cache/setup/native-binding.log. ${slower}`,
      );
    }
    if (!(await loads(unfinished)))
      throw problem(
        "it was compiled but does not load on this machine.",
        `The log is .cache/setup/native-binding.log. ${slower}`,
      );
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

const mac = process.platform === "darwin";
const common = [
  "-O2",
  "-std=c++17",
  "-fPIC",
  ...(mac ? ["-bundle", "-undefined", "dynamic_lookup"] : ["-shared"]),
  "-DNAPI_VERSION=8",
  "-I",
  headers,
];
const helperArguments = () => [...common, quietSource];

/**
 * Run in the package's folder. The way to the library is noted relative to the binding, so that a
 * moved project still finds it.
 */
function bindingArguments(tensorflow, wheel) {
  const way = (folder) => relative(dirname(binding), folder);
  return [
    ...[
      ...common,
      "-I",
      join(tensorflow, "include"),
      "-I",
      ".",
      "binding/tfjs_backend.cc",
      "binding/tfjs_binding.cc",
    ],
    ...(mac
      ? [
          join(tensorflow, "libtensorflow_cc.2.dylib"),
          join(tensorflow, "libtensorflow_framework.2.dylib"),
          `-Wl,-rpath,@loader_path/${way(tensorflow)}`,
        ]
      : [
          "-L",
          tensorflow,
          "-l:libtensorflow_cc.so.2",
          "-l:libtensorflow_framework.so.2",
          `-Wl,-rpath,$ORIGIN/${way(tensorflow)}`,
        ]),
    ...(wheel === "cuda" ? cudaArguments(join(tensorflow, "..", "nvidia"), way) : []),
  ];
}

/**
 * TensorFlow 2.21 opens NVIDIA's libraries by name from libtensorflow_framework, whose run path
 * leads to all of their folders but cusolver's: it then says "Cannot dlopen some GPU libraries" and
 * computes on the processor. The binding's own run path doesn't count there, but a library that is
 * loaded is found by its name. So the binding loads cusolver, what cusolver needs, and nvrtc, which
 * cuDNN opens.
 */
function cudaArguments(nvidia, way) {
  const libraries = {
    nvjitlink: ["libnvJitLink.so.12"],
    cublas: ["libcublasLt.so.12", "libcublas.so.12"],
    cusparse: ["libcusparse.so.12"],
    cusolver: ["libcusolver.so.11"],
    cuda_nvrtc: ["libnvrtc.so.12"],
  };
  const link = ([name, files]) => [
    "-L",
    join(nvidia, name, "lib"),
    ...files.map((file) => `-l:${file}`),
    `-Wl,-rpath,$ORIGIN/${way(join(nvidia, name, "lib"))}`,
  ];
  return ["-Wl,--no-as-needed", ...Object.entries(libraries).flatMap(link)];
}
