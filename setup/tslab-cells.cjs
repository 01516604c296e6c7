// Changes to how the tslab kernel runs cells, beside those of tslab-kernel.cjs.
// - The kernel is busy until its queue is empty. The stock kernel calls each request busy when it
//   arrives and idle when it ends, so that of several cells all but the first run 'idle'.
// - The interrupt button lets a call that stops cleanly end by itself, so that its cell succeeds and
//   its result is kept; a second one interrupts the cell.
// - A cell whose last line is a table (a DataFrame of danfojs) shows it as one.
// - Errors are printed as cell-errors.cjs says, and tooltips are shown as tslab-tooltips.cjs says.
const path = require("path");
const { cellError } = require("./cell-errors.cjs");
const { withCallTooltips } = require("./tslab-tooltips.cjs");

/** Tells the state of a queue of requests, of a ZmqServer's prototype. */
function busyUntilEmpty(server) {
  const publish = server.publishStatus;
  const waiting = new WeakMap();
  server.publishStatus = function (status, request) {
    if (!waiting.has(this)) waiting.set(this, new Set());
    const requests = waiting.get(this);
    if (status === "busy") requests.add(request);
    else requests.delete(request);
    publish.call(this, status, request);
    const [next] = requests;
    if (status === "idle" && next) publish.call(this, "busy", next);
  };
}

const isTable = (value) => Array.isArray(value?.columns) && value.$dataIncolumnFormat !== undefined;

/**
 * Makes the executors that tslab creates behave as described above.
 *
 * @param executors tslab's module of that name
 * @param root the project's folder
 */
function runCells(executors, root) {
  // calls that stop cleanly: see src/lib/training/stop-signal.ts
  const stopping = (globalThis[Symbol.for("numislab.stopping")] = new Set());
  const { createExecutor } = executors;
  const show = (value) => {
    if (!isTable(value)) return console.log(value);
    require(path.join(root, "src", "lib", "workspace", "display.ts")).showTable(value);
  };
  executors.createExecutor = (folder, converters) => {
    let source = "";
    const output = {
      log: show,
      error: (...args) => console.error(...cellError(args, source)),
    };
    const executor = createExecutor(folder, converters, output);
    return {
      ...withCallTooltips(executor),
      execute: (code) => executor.execute((source = code)),
      interrupt: () => stopping.size === 0 && executor.interrupt(),
    };
  };
}

const SECONDS_IN_SILENCE = 2;

/** Waits for work before a cell, and says what is waited for where it takes long. */
async function waitAloud(work, write) {
  const late = setTimeout(() => {
    write("Reading the types of the library, once after its sources changed …\n");
  }, SECONDS_IN_SILENCE * 1000);
  try {
    await work;
  } finally {
    clearTimeout(late);
  }
}

module.exports = { busyUntilEmpty, runCells, waitAloud };
