// What the network of several seeds is worth, trained and untrained: see seeds.ts beside it.
require("tsx/cjs");
require("./seeds.ts").main(process.argv.slice(2));
