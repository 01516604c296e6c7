// Makes the network that sees rims again: see README.md beside it.
require("tsx/cjs");
require("./make.ts").main(process.argv.slice(2));
