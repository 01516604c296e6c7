// Sets numislab up in this folder: `npm run setup`. Does nothing, quickly, when there is nothing to
// do.
//   --gpu     take TensorFlow's CUDA wheel, now and at every later set-up; --cpu goes back
//   --retry   try again what failed last time, though nothing has changed since
// This file must parse on any Node that knows modules, so that an old one gets a sentence and not a
// syntax error.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    "numislab needs Node 20.19 or newer; this is " +
      process.versions.node +
      ". Get one from your system's packages or nodejs.org, then run this again.",
  );
  process.exit(1);
}
import("./main.mjs").then(({ main }) => main(process.argv.slice(2)));
