// Makes the Siamese network that ships again: see README.md beside it.
require("tsx/cjs");
require("./make.ts").main(process.argv.slice(2));
