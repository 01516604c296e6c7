// `numislab train`, in another project folder. For config-sweep.test.ts.
import { readFileSync } from "node:fs";
import { runExperiment } from "../../src/lib/jobs/index";
import { stopSignal } from "../../src/lib/training/index";

// train FILE --tag TAG, or train --resume RUN
const [root, , first, , last] = process.argv.slice(2);
const job = first === "--resume" ? { resume: process.argv[5] } : { tag: last };
const config = first === "--resume" ? undefined : JSON.parse(readFileSync(first, "utf8"));
runExperiment(config, { root, ...job, listen: stopSignal }).catch((error) => {
  console.error(`numislab: ${error.message}`);
  process.exitCode = 1;
});
