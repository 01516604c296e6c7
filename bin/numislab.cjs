#!/usr/bin/env node
// Runs src/cli.ts as it is: no build step, so what is read is what runs.
try {
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
