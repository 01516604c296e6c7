import { rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { project } from "./project.mjs";
import { step } from "./show.mjs";

/**
 * Emits the library's types for the notebook kernel, so that the first cell of the first notebook
 * does not wait for them. Where that fails the kernel does it.
 */
export async function emitLibraryTypes() {
  const shown = step("Types for notebooks");
  const { code } = await run(
    process.execPath,
    [join(project.root, "setup", "library-types.cjs"), project.root],
    { log: "library-types" },
  );
  rmSync(project.downloads, { recursive: true, force: true }); // the temporary folder is in it
  if (code === 0) shown.end("✓", "src/lib");
  else shown.end("–", "left to the first notebook");
}
