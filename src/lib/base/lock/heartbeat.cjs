// The thread of heartbeat.ts: writes the lock file again, so that its time of modification is new.
// The bytes are the same, so a reader never sees half of them; and the time is the file server's,
// which utimes would set by the clock of this machine.
const { closeSync, openSync, readFileSync, writeSync } = require("node:fs");
const { workerData } = require("node:worker_threads");

const { file, text, every } = workerData;
setInterval(() => {
  try {
    const handle = openSync(file, "r+");
    try {
      if (readFileSync(handle, "utf8") === text) writeSync(handle, text, 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    // released, or the disk does not answer: the next beat tries again
  }
}, every);
