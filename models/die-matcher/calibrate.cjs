// Fits the matcher's probabilities again: see README.md beside it.
require("tsx/cjs");
require("./calibrate.ts").main(process.argv.slice(2));
