// Our side of the stage `input`: photographs of a folder as a network sees them, or only decoded.
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { readPhotograph } from "../../src/lib/coins/index";
import { SIDES } from "../../src/lib/data/index";
import { readInputs } from "../../src/lib/models/index";
import { mapConcurrent } from "../../src/lib/base/index";
import { serve } from "./peer";

export type InputQuestion = {
  folder: string;
  size: number;
  what: "decode" | "prepare";
  cache?: string;
  threads?: number;
};

void serve(
  async ({ folder, size, what, cache, threads = availableParallelism() }: InputQuestion) => {
    const files = readdirSync(folder).map((name) => join(folder, name));
    const start = performance.now();
    if (what === "decode")
      await mapConcurrent(files, 2 * threads, async (file) => (await readPhotograph(file)).width);
    else
      await readInputs(
        files.map((file) => ({ file, sides: SIDES })),
        "halves",
        { size, flatten: true },
        { threads, cache },
      );
    return { ms: performance.now() - start };
  },
);
