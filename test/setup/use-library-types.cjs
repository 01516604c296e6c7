// Runs cells in a project as the notebook kernel does, and prints what each printed and whether it
// ended well, as JSON. For library-types.test.ts.
// Words: the project's folder, and a list of cells and of edits ({ file, text }) as JSON.
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const [root, steps] = process.argv.slice(2);
process.chdir(root);
const dist = path.join(__dirname, "../../node_modules/tslab/dist");
const { useLibraryTypes } = require("../../setup/library-types.cjs");

async function main() {
  const takeUpChanges = useLibraryTypes(process.cwd());
  const node = require(path.join(dist, "converter.js")).createConverter();
  const executor = require(path.join(dist, "executor.js")).createExecutor(
    process.cwd(),
    { node, close: () => node.close() },
    console,
  );
  const outcomes = [];
  const log = console.log;
  for (const step of JSON.parse(steps)) {
    if (step.file) {
      writeFileSync(step.file, step.text);
      continue;
    }
    let said = "";
    console.log = console.error = (...parts) => void (said += `${parts.join(" ")}\n`);
    await takeUpChanges();
    outcomes.push({ well: await executor.execute(step), said });
  }
  console.log = log;
  console.log(JSON.stringify(outcomes));
  process.exit(0);
}
main();
