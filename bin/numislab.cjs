#!/usr/bin/env node
// Runs src/cli.ts as it is: no build step, so what is read is what runs.
require("tsx/cjs");
require("../src/cli.ts").main(process.argv.slice(2));
