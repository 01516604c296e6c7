import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

type ProjectConfig = NonNullable<TestProjectInlineConfiguration["test"]>;

// A process has one TensorFlow engine. Most test files share processes, and with them the engine and
// the loaded modules. Those that start another engine, count what an engine holds, or load a further
// copy of the source get a process of their own.
const OWN_PROCESS = [
  "test/engine/wasm/*.test.ts",
  "test/models/first-steps-wasm.test.ts",
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

// The longest begin first, so that none is left to run alone at the end.
const LONGEST = [
  "test/jobs/real-hoard.test.ts",
  "test/jobs/odd-sets.test.ts",
  "test/jobs/small-hoard.test.ts",
  "test/workspace/run-notebook.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONGEST.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const project = (name: string, test: ProjectConfig) => ({
  extends: true as const,
  test: { name, ...test },
});

export default defineConfig({
  // test/run.mjs may reach this folder through a link
  resolve: { preserveSymlinks: true },
  test: {
    pool: "forks", // native modules (TensorFlow, sharp) do not load in threads
    isolate: false,
    // one more than two cores: kernels, browsers and processes are waited for
    maxWorkers: 3,
    // How links are followed is the same in these processes as in the one that starts them.
    execArgv: [...process.execArgv, "--import", "tsx"],
    // Sources are loaded as the command line loads them, not by Vite, which takes ten times as long.
    server: { deps: { external: [/\/src\/(lib|commands|cli|terminal|output-errors)/] } },
    sequence: { sequencer: LongestFirst },
    // what takes seconds takes minutes where other work goes on beside it
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A process is kept while the next file is of its project: files of one project follow each other.
    projects: [
      project("shared", {
        include: ["test/**/*.test.ts"],
        exclude: [...OWN_PROCESS, ...COMMANDS],
      }),
      project("commands", { include: COMMANDS, sequence: { groupOrder: 1 } }),
      project("own process", { include: OWN_PROCESS, isolate: true, sequence: { groupOrder: 2 } }),
    ],
  },
});
