import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** The project, where kernels and commands run, which test/run.mjs may have reached by a link. */
export const root = realpathSync(join(__dirname, "..", ".."));

/**
 * Whether set-up found no Python to make `.venv` with: then there are no notebooks to test.
 * Anything else that is missing is for the tests to fail on.
 */
export function lacksPython(): boolean {
  const { steps } = JSON.parse(readFileSync(join(root, ".cache/setup/status.json"), "utf8"));
  const lacks = steps.find((step: { name: string }) => step.name === "venv")?.state === "failed";
  if (lacks) console.warn("No Python on this machine: notebooks and JupyterLab are not tested.");
  return lacks;
}

/** A notebook for the TypeScript kernel, with these cells. */
export function notebookOf(...sources: string[]): string {
  const cells = sources.map((source, i) => ({
    cell_type: "code",
    id: `cell-${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = { name: "tslab", display_name: "TypeScript (tslab)", language: "typescript" };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
}

export async function until(condition: () => boolean, seconds = 60): Promise<void> {
  for (let waited = 0; !condition(); waited += 0.05) {
    if (waited > seconds) throw new Error(`not so after ${seconds} s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The numbers of the processes whose command line or environment holds this text (Linux only). */
export function processesWith(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return ["cmdline", "environ"].some((file) =>
          readFileSync(`/proc/${pid}/${file}`, "utf8").includes(text),
        );
      } catch {
        return false; // gone, or not ours
      }
    })
    .map(Number);
}
