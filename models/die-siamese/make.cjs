// Makes the Siamese network that ships anew: see README.md beside it.
require("tsx/cjs");
require("./make.ts").main(process.argv.slice(2));
