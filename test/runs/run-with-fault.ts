// Trains as a job says, and meets with an accident on the way. For robustness.test.ts.
import promises from "node:fs/promises";
import { runExperiment } from "../../src/lib/jobs/index";

/** `killAt`: the moment at which the process is killed. */
const { killAt, config, ...options } = JSON.parse(process.argv[2]);

let moments = 0;
const moment = () => {
  if (++moments === killAt) process.kill(process.pid, "SIGKILL");
};

// Moments lie before and after a file is opened, half-way through it, before and after it gets its
// name, and at all progress.
const { open, rename } = promises;
promises.open = async (...args) => {
  moment();
  const handle = await open(...args);
  const { writeFile } = handle;
  handle.writeFile = async (data) => {
    const bytes = Buffer.from(data as Uint8Array);
    await handle.write(bytes.subarray(0, bytes.length >> 1));
    moment();
    await writeFile.call(handle, bytes.subarray(bytes.length >> 1));
  };
  return handle;
};
promises.rename = async (...args) => {
  moment();
  await rename(...args);
  moment();
};

runExperiment(config, { ...options, onProgress: moment, now: () => (moment(), new Date()) }).then(
  (runs) => console.log(JSON.stringify({ moments, runs })),
  (error) => {
    console.log(JSON.stringify({ moments, error: error.message, code: error.code }));
    process.exitCode = 1;
  },
);
