import { accessSync, constants, readFileSync, statSync, type Stats } from "node:fs";
import { access, lstat, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { NumislabError } from "./errors";

/** An entry of a folder that cannot be used, and why. */
export interface UnusableEntry {
  name: string;
  /** What is wrong and what to do, to be read after the name: "is a broken link: …". */
  why: string;
}

/** What lies in a folder, links followed; each list in the order of `readdir`. */
export interface FolderEntries {
  /** Plain files that may be read. */
  files: string[];
  folders: string[];
  /** Broken links, pipes, devices, sockets, and what may not be read. */
  unusable: UnusableEntry[];
}

/** Names that operating systems and programs leave in folders; nobody put them there. */
const LEFT_BY_SYSTEMS = /^(\.|~\$|thumbs\.db$|ehthumbs|desktop\.ini$|\$recycle\.bin$|__macosx$)/i;

/** Files that are open at once. Far below the usual limits of 256 and 1024 handles a process. */
const AT_ONCE = 32;

/**
 * What lies in a folder. Every entry is looked at (`stat`) before anything opens it: opening a pipe
 * waits for ever, and a device never ends. Hidden files and those that systems leave are not
 * listed.
 *
 * @throws what `readdir` throws where there is no such folder
 */
export async function folderEntries(dir: string): Promise<FolderEntries> {
  const names = (await readdir(dir)).filter((name) => !LEFT_BY_SYSTEMS.test(name));
  const looked = await Promise.all(
    names.map(async (name) => ({ name, ...(await lookAt(join(dir, name))) })),
  );
  const named = (kind: "file" | "folder") =>
    looked.filter((entry) => entry.kind === kind).map(({ name }) => name);
  return {
    files: named("file"),
    folders: named("folder"),
    unusable: looked.flatMap((entry) =>
      entry.kind === "unusable" ? [{ name: entry.name, why: entry.why }] : [],
    ),
  };
}

/** Whether a path is a folder, links followed; false where it is not there. */
export async function isFolder(path: string): Promise<boolean> {
  return (await lookAt(path)).kind === "folder";
}

/** Why a path is no plain file that may be read, to be read after its name; null where it is one. */
export async function whyNotPlain(path: string): Promise<string | null> {
  const found = await lookAt(path);
  if (found.kind === "unusable") return found.why;
  return found.kind === "folder" ? IS_FOLDER : null;
}

/**
 * The bytes of a plain file (links followed). Nothing else is opened, and only a limited number of
 * files at a time, so that thousands may be asked for at once.
 *
 * @param options.code of the error; "input" by default
 * @param options.most bytes that the file may have
 * @throws NumislabError naming the file, what it is and what to do
 */
export async function readPlainFile(
  path: string,
  { code = "input" as "input" | "state", most = Infinity } = {},
): Promise<Buffer> {
  return inTurn(async () => {
    const why = await whyNotPlain(path);
    if (why !== null) throw new NumislabError(code, `${path} ${why}.`);
    try {
      const { size } = await stat(path);
      if (size > most)
        throw new NumislabError(
          code,
          `${path} has ${Math.round(size / 1e6)} MB, over the limit of ${Math.round(most / 1e6)}.`,
        );
      return await readFile(path);
    } catch (cause) {
      if (cause instanceof NumislabError) throw cause;
      throw new NumislabError(code, `${path} ${whyUnreadable(cause)}.`, { cause });
    }
  });
}

/**
 * `readPlainFile`, for where nothing can wait for a promise.
 *
 * @throws NumislabError naming the file, what it is and what to do
 */
export function readPlainFileSync(
  path: string,
  { code = "input" as "input" | "state" } = {},
): Buffer {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new NumislabError(code, `${path} ${IS_FOLDER}.`);
    if (!stats.isFile()) throw new NumislabError(code, `${path} ${whatElse(stats)}: ${PUT_FILE}.`);
    accessSync(path, constants.R_OK);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof NumislabError) throw cause;
    throw new NumislabError(code, `${path} ${whyUnreadable(cause)}.`, { cause });
  }
}

const IS_FOLDER = "is a folder: name a file in it";
const PUT_FILE = "put a file there";

type Looked = { kind: "file" | "folder" } | { kind: "unusable"; why: string };

async function lookAt(path: string): Promise<Looked> {
  try {
    const stats = await stat(path);
    const kind = stats.isFile() ? "file" : stats.isDirectory() ? "folder" : null;
    if (kind === null) return { kind: "unusable", why: `${whatElse(stats)}: ${PUT_FILE}` };
    await access(path, kind === "file" ? constants.R_OK : constants.R_OK | constants.X_OK);
    return { kind };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const broken = code === "ENOENT" && (await isLink(path));
    return {
      kind: "unusable",
      why: broken
        ? "is a broken link (what it leads to is not there): remove it or put the file back"
        : whyUnreadable(cause),
    };
  }
}

function whatElse(stats: Stats): string {
  if (stats.isFIFO()) return "is a named pipe, not a file";
  if (stats.isSocket()) return "is a socket, not a file";
  return "is a device, not a file";
}

/** What a system error of reading means, to be read after the file's name. */
function whyUnreadable(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") return "does not exist: check the path";
  if (code === "ENOTDIR") return "does not exist (a part of its path is a file): check the path";
  if (code === "ELOOP") return "is a link that leads back to itself: remove it";
  if (code === "EACCES" || code === "EPERM")
    return "cannot be read (no permission): change its permissions";
  if (code === "EMFILE" || code === "ENFILE")
    return "cannot be opened (too many open files): raise the limit with `ulimit -n 1024`";
  if (code === "ENAMETOOLONG") return "has too long a name: shorten it";
  return `cannot be read (${code ?? message}): copy it again`;
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}

let open = 0;
const waiting: (() => void)[] = [];

/** Does work when fewer than `AT_ONCE` others are at work; first come, first served. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (open < AT_ONCE) open++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else open--;
  }
}
