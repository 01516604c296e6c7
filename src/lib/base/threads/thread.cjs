// The first file of every thread. It is plain JavaScript, so that Node starts it wherever src/lib
// itself runs (command
// line, tests, notebook kernel, each with a TypeScript compiler of its own), and reads TypeScript
// from here on.
require("tsx/cjs");
require(require("node:worker_threads").workerData.file);
