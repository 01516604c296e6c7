// Measures the identifier: see README.md beside it.
require("tsx/cjs");
require("./evaluate.ts").main(process.argv.slice(2));
