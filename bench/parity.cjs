// Runs bench/parity/main.ts as it is, without a build step.
require("tsx/cjs");
require("./parity/main.ts").main(process.argv.slice(2));
