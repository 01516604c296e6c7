#!/usr/bin/env node
// Runs src/cli.ts as it is: no build step, so what is read is what runs.

/** With fewer open files the compiler hangs, or ends with the stack trace of a library. */
const LEAST_OPEN_FILES = 64;
const OUT_OF_MEMORY = /out of memory|could not allocate|allocation failed|cannot allocate memory/i;

// Nobody waits for what libraries do while they are loaded, so their failures come here.
process.on("unhandledRejection", (error) => {
  if (!OUT_OF_MEMORY.test(error?.message)) throw error;
  // tsx takes a slower parser where WebAssembly has no room
  if (/tsx.dist/.test(error.stack)) return;
  console.error(
    `numislab: there is not enough memory (${error.message}); close other programs, or raise the limit (ulimit -v, or NODE_OPTIONS=--max-old-space-size)`,
  );
  process.exit(1);
});

/** How many files this process may open; null where the system does not tell. */
function mostOpenFiles() {
  try {
    const limits = require("node:fs").readFileSync("/proc/self/limits", "utf8");
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? NaN) || null;
  } catch {
    return null;
  }
}

try {
  const most = mostOpenFiles();
  if (most !== null && most < LEAST_OPEN_FILES) {
    console.error(
      `numislab cannot start: only ${most} files may be open at once; raise the limit (ulimit -n 1024)`,
    );
    process.exit(1);
  }
  process.cwd(); // fails where the working folder was deleted
  require("tsx/cjs");
  require("../src/cli.ts").main(process.argv.slice(2));
} catch (error) {
  // before src/lib/base/system-error.ts can be loaded: a fault of the machine, not of the program
  const remedies = {
    ENOENT: error.syscall === "uv_cwd" && "the working folder does not exist; change to another",
    EMFILE: "too many files are open at once; raise the limit (ulimit -n 1024)",
    ENFILE: "too many files are open on this machine; close other programs",
    EACCES: "a file of numislab cannot be read; change its permissions",
    EIO: "the disk reported an error",
  };
  if (!error.syscall || !remedies[error.code]) throw error;
  console.error(`numislab cannot start: ${remedies[error.code]} (${error.message})`);
  process.exitCode = 1;
}
