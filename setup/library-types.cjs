// Types of src/lib for the notebook kernel. The stock kernel compiles and checks the whole library
// in each kernel that imports it, which takes 20 s of processor time. Here its declarations are
// emitted once for a state of the sources and kept under .cache/declarations; the kernel's compiler
// finds them where the sources are, and what runs is loaded by tsx, as for the command line.
// Run as a program with a project's folder, it emits them.
const { execFile } = require("child_process");
const { createHash } = require("crypto");
const fs = require("fs");
const path = require("path");
const ts = require("@tslab/typescript-for-tslab");

const SECONDS_TO_EMIT = 300;

/** Source files of the library, each with what tells that it changed. */
function sourcesOf(root) {
  const lib = path.join(root, "src", "lib");
  const states = new Map();
  for (const name of fs.readdirSync(lib, { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const file = path.join(lib, name);
    const { mtimeMs, size } = fs.statSync(file);
    states.set(file, `${mtimeMs} ${size}`);
  }
  return states;
}

const folderOf = (root) => path.join(root, ".cache", "declarations");

/** Where the declarations of these sources are kept. */
function keptAt(root, sources) {
  const hash = createHash("sha256").update(ts.version).update(fs.readFileSync(__filename));
  // by paths from the root on: the same folder may be reached through a link
  for (const [file, state] of [...sources].sort())
    hash.update(`${path.relative(root, file)}\n${state}\n`);
  return path.join(folderOf(root), `${hash.digest("hex").slice(0, 24)}.json`);
}

/**
 * Emits the declarations of the library's sources as one file of JSON: the path of each, from the
 * root on, with its text.
 */
function emit(root) {
  const sources = sourcesOf(root);
  const kept = keptAt(root, sources);
  if (fs.existsSync(kept)) return;
  const folder = folderOf(root);
  fs.mkdirSync(folder, { recursive: true });
  const work = fs.mkdtempSync(path.join(folder, "emitted-")); // two kernels may start at once
  try {
    const options = {
      declaration: true,
      emitDeclarationOnly: true,
      skipLibCheck: true,
      strict: true,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: ["node"],
      rootDir: root,
      outDir: work,
    };
    const texts = {};
    const program = ts.createProgram([...sources.keys()], options);
    program.emit(undefined, (file, text) => {
      texts[path.relative(work, file).split(path.sep).join("/")] = text;
    });
    const draft = path.join(work, "whole.json");
    fs.writeFileSync(draft, JSON.stringify(texts));
    fs.renameSync(draft, kept);
    // sources may have changed meanwhile: then the next look finds another name
    const older = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => path.join(folder, name))
      .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)
      .slice(3);
    for (const file of older) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Makes this process' compiler and `require` take the library as described above.
 *
 * @returns a function to call and wait for before each cell: it takes up sources that changed
 */
function useLibraryTypes(root) {
  let sources = sourcesOf(root);
  let declarations = null; // by absolute path; null where they could not be emitted
  const watchers = new Map();
  const asPath = (name) => path.join(root, name).split(path.sep).join("/");

  const { sys } = ts;
  const { fileExists, readFile, watchFile } = sys;
  const isHidden = (file) => declarations?.has(file.replace(/\.ts$/, ".d.ts")) ?? false;
  sys.fileExists = (file) =>
    declarations?.has(file) || (!isHidden(file) && fileExists.call(sys, file));
  sys.readFile = (file, encoding) => declarations?.get(file) ?? readFile.call(sys, file, encoding);
  sys.watchFile = (file, changed, ...more) => {
    if (!file.includes("/src/lib/")) return watchFile.call(sys, file, changed, ...more);
    watchers.set(file, changed);
    return { close: () => watchers.delete(file) };
  };
  require("tsx/cjs");

  const emitted = () =>
    new Promise((resolve) => {
      const kept = keptAt(root, sources);
      const read = () => {
        try {
          const texts = JSON.parse(fs.readFileSync(kept, "utf8"));
          resolve(new Map(Object.entries(texts).map(([name, text]) => [asPath(name), text])));
        } catch {
          resolve(null);
        }
      };
      if (fs.existsSync(kept)) return read();
      execFile(process.execPath, [__filename, root], { timeout: SECONDS_TO_EMIT * 1000 }, read);
    });
  let ready = emitted().then((first) => void (declarations = first));

  return async () => {
    await ready;
    const now = sourcesOf(root);
    const changed = [...new Set([...now.keys(), ...sources.keys()])].filter(
      (file) => now.get(file) !== sources.get(file),
    );
    if (changed.length === 0) return;
    sources = now;
    for (const file of changed) delete require.cache[file];
    const before = declarations;
    ready = emitted().then((next) => void (declarations = next ?? before));
    await ready;
    for (const [file, text] of declarations ?? [])
      if (before?.get(file) !== text) watchers.get(file)?.(file, ts.FileWatcherEventKind.Changed);
  };
}

if (require.main === module) emit(process.argv[2]);
module.exports = { useLibraryTypes };
