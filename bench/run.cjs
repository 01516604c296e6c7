// Runs bench/run.ts as it is: no build step, so what is read is what is measured.
require("tsx/cjs");
require("./run.ts").main(process.argv.slice(2));
