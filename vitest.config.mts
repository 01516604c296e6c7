import { defineConfig } from "vitest/config";

// A process has one TensorFlow engine. Most tests share theirs, and with it the loaded modules, among
// files; those that start another engine, or count what an engine holds, get a process of their own.
const WASM = ["test/engine/wasm/*.test.ts", "test/models/first-steps-wasm.test.ts"];
// So does what loads a further copy of the source.
const FRESH = [
  "test/engine/start.test.ts",
  "test/engine/layers/acceleration.test.ts",
  "test/matchers/add-a-method.test.ts",
];

// The command line is loaded with a copy of TensorFlow.js of its own; two in one process give
// variables the same names.
const COMMANDS = [
  "test/cli.test.ts",
  "test/how-to.test.ts",
  "test/catalogue/identify.test.ts",
  "test/data/data-commands.test.ts",
  "test/diestudy/die-study-command.test.ts",
];

const apart = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include, poolOptions: { forks: { singleFork: true } } },
});

export default defineConfig({
  // test/run.mjs may reach this folder through a link
  resolve: { preserveSymlinks: true },
  test: {
    pool: "forks", // native modules (TensorFlow, sharp) do not load in threads
    isolate: false,
    // one more than two cores: kernels, browsers and processes are waited for
    // as many at least: Vitest 3 fails when it ends an idle process while others are at work.
    // How links are followed is the same in these processes as in the one that starts them.
    poolOptions: { forks: { minForks: 3, maxForks: 3, execArgv: process.execArgv } },
    // what takes seconds takes minutes where other work goes on beside it
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...WASM, ...FRESH, ...COMMANDS],
        },
      },
      { extends: true, test: { name: "commands", include: COMMANDS } },
      apart("wasm", WASM),
      ...FRESH.map((file) => apart(file.slice("test/".length, -".test.ts".length), [file])),
    ],
  },
});
