// Types beside tests. The last line is for people and scripts: "N passed, N failed, N skipped"; one
// line before it names the data sets of real photographs that are missing.
// Words after it go to vitest: `npm test -- test/setup`.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { require as requireTs } from "tsx/cjs/api";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = join(root, ".cache", "test-report.json");
const typeCheck = checkTypes();

mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
const link = linkToRoot();
// Vite finds itself and what it serves by the path that it was loaded from.
const at = link ?? root;
const { status } = spawnSync(
  process.execPath,
  [
    ...(link ? ["--preserve-symlinks", "--preserve-symlinks-main"] : []),
    join(at, "node_modules/vitest/vitest.mjs"),
    "run",
    `--root=${at}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${relative(root, report)}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
const tests = status ?? 1;
if (link) rmSync(dirname(link), { recursive: true, force: true });

const types = await typeCheck;
const { missingPhotographs } = requireTs("./real-photographs.ts", fileURLToPath(import.meta.url));
const missing = missingPhotographs();
if (missing) console.log(`\n${missing}`);
const { passed, failed, skipped } = count();
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(types || tests || (failed > 0 || passed === 0 ? 1 : 0));

/** The exit status of the type check, which works while the first tests wait for others. */
function checkTypes() {
  const check = spawn(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "--pretty", "false"],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  check.stdout.on("data", (text) => (said += text));
  return new Promise((done) =>
    check.once("close", (status) => {
      if (status !== 0) console.error(`${said}\nThe types are wrong: see above.`);
      done(status ?? 1);
    }),
  );
}

/**
 * A symbolic link to this folder, where its path holds `#` or `?`: Vite takes what follows these for
 * something else than a path and would find no file. The commands that tests start still run at the
 * real path. Undefined where the path has neither.
 */
function linkToRoot() {
  if (!/[#?]/.test(root)) return undefined;
  const path = join(mkdtempSync(join(tmpdir(), "numislab-tests-")), "numislab");
  symlinkSync(root, path, "dir");
  return path;
}

/**
 * Wrong types count as one failure, and so does a test file that could not be loaded: it has no
 * tests to count.
 */
function count() {
  let counts = { passed: 0, failed: types === 0 ? 0 : 1, skipped: 0 };
  try {
    const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } =
      JSON.parse(readFileSync(report, "utf8"));
    const unloaded = testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && assertionResults.every((test) => test.status !== "failed"),
    );
    counts = {
      passed: numPassedTests,
      failed: counts.failed + numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    counts.failed++; // vitest itself did not get to its end
  }
  return counts;
}
