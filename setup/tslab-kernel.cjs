// Starts the tslab kernel with five changes, and those of tslab-cells.cjs.
// - An unhandled rejection or an uncaught exception fails the cell that is running (or the next
//   one): the stock kernel prints it and answers "ok", so that a broken notebook would pass a
//   headless run.
// - Messages of one socket wait for each other: zeromq refuses a second one while the first is
//   being sent, and tslab does not wait, so that two outputs at once (a progress bar and a curve)
//   would fail the cell.
// - The library is not compiled and checked anew in each kernel: see library-types.cjs.
// - The compiler watches files but not folders: their timers are more than tslab expects, and a
//   file made anywhere below the project would fail the cell that is running.
// - The interrupt button never ends the kernel: Node runs a cell with its own handler of SIGINT in
//   place and afterwards puts back the listeners of before, but not the system's handler where a
//   listener came while the cell ran (as from a package that writes files atomically).
const path = require("path");
process.chdir(path.join(__dirname, ".."));
const dist = path.resolve("node_modules/tslab/dist");
const jupyter = require(path.join(dist, "jupyter.js"));
const handler = jupyter.JupyterHandlerImpl.prototype;
const execute = handler.handleExecuteImpl;
const { useLibraryTypes } = require("./library-types.cjs");
const { busyUntilEmpty, runCells, waitAloud } = require("./tslab-cells.cjs");
const takeUpChanges = useLibraryTypes(process.cwd());
busyUntilEmpty(jupyter.ZmqServer.prototype);
runCells(require(path.join(dist, "executor.js")), process.cwd());
let failures = 0;
handler.handleExecuteImpl = async function (request, writeStream, ...others) {
  await waitAloud(takeUpChanges(), (text) => writeStream("stdout", text));
  const count = await execute.call(this, request, writeStream, ...others); // throws on a cell that failed by itself
  // the event comes after the microtasks: keep the cell open for it
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (failures) {
    failures = 0;
    throw count; // an ExecutionCount: tslab then answers status "error"
  }
  return count;
};
require("@tslab/typescript-for-tslab").sys.watchDirectory = () => ({ close() {} });

const vm = require("vm");
const { runInThisContext } = vm;
vm.runInThisContext = (...args) => {
  try {
    return runInThisContext(...args);
  } finally {
    const listeners = process.rawListeners("SIGINT");
    // the first listener that is added makes Node ask the system again
    process.removeAllListeners("SIGINT");
    for (const listener of listeners) process.addListener("SIGINT", listener);
  }
};

const zeromq = require(require.resolve("zeromq", { paths: [dist] }));
for (const { prototype } of [zeromq.Publisher, zeromq.Router]) {
  const send = prototype.send;
  const last = new WeakMap();
  Object.defineProperty(prototype, "send", {
    value(message) {
      const sent = (last.get(this) ?? Promise.resolve()).then(() => send.call(this, message));
      last.set(
        this,
        sent.catch(() => {}),
      ); // the next one goes out all the same
      return sent;
    },
  });
}
require(path.join(dist, "main.js")).startKernel({
  configPath: process.argv[2],
  enableFindLocal: false,
  jsKernel: false,
});
process.on("unhandledRejection", () => failures++); // tslab's own listeners print them
process.on("uncaughtException", () => failures++);

// Jupyter ends its kernels when it ends, but not when it is killed. A kernel without a parent
// serves no one.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 1000).unref();
