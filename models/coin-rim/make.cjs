// Makes the network that sees rims anew: see README.md beside it.
require("tsx/cjs");
require("./make.ts").main(process.argv.slice(2));
