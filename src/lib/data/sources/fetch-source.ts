import { chmod, copyFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  mapConcurrent,
  NumislabError,
  type OnProgress,
  type Random,
  writeWhole,
  makeFolder,
} from "../../base/index";
import { fromNetwork, LIMITS, type FetchLimits, type Take } from "./from-network";
import { sourceFiles, type Manifest, type SourceFile } from "./manifest";
import { sourceNotes } from "./source-notes";
import { fileState, sizeOf } from "./verify";

export interface FetchOptions {
  /** Where the set goes. */
  out: string;
  /** A folder that holds the set in a folder of its name, used instead of the network. */
  mirror?: string;
  limits?: Partial<FetchLimits>;
  sleep?: (ms: number) => Promise<void>;
  random: Random;
  onProgress?: OnProgress;
}

export interface Fetched {
  folder: string;
  /** Files that came now. */
  fetched: number;
  /** Files that were there already. */
  present: number;
  /** What could not be had, and why. */
  failed: { path: string; address: string | null; why: string }[];
  warnings: string[];
}

/**
 * Brings a set of photographs: takes what is missing from the network or a mirror, checks size and
 * sha256 of every file, goes on where an earlier download was cut off. Licence and citation are
 * written beside it, in SOURCE.txt. A file that fails does not keep the others from coming.
 */
export async function fetchSource(manifest: Manifest, options: FetchOptions): Promise<Fetched> {
  const { out, onProgress = () => {} } = options;
  const files = sourceFiles(manifest);
  const limits = { ...LIMITS, ...options.limits };
  const { random, sleep = (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)) } =
    options;
  const take =
    options.mirror === undefined
      ? fromNetwork(limits, { random, sleep })
      : await fromMirror(join(options.mirror, manifest.name));
  const result: Fetched = {
    folder: out,
    fetched: 0,
    present: 0,
    failed: [],
    warnings: await putShipped(manifest, out),
  };
  await writeWhole(join(out, "SOURCE.txt"), sourceNotes(manifest));

  const failures = new Map<SourceFile, string>();
  let done = 0;
  const bring = async (source: SourceFile) => {
    const file = join(out, source.path);
    try {
      if ((await fileState(file, source)) === "right") result.present++;
      else {
        await take(source, file);
        result.fetched++;
      }
    } catch (error) {
      failures.set(source, (error as Error).message);
    }
    onProgress({ stage: `fetching ${manifest.name}`, done: ++done, total: files.length });
  };
  await Promise.all(
    [...byHost(files).values()].map((ofHost) => mapConcurrent(ofHost, limits.perHost, bring)),
  );
  result.failed = files
    .filter((f) => failures.has(f))
    .map((f) => ({ path: f.path, address: f.address, why: failures.get(f)! }));
  return result;
}

async function fromMirror(folder: string): Promise<Take> {
  if ((await sizeOf(folder)) === null)
    throw new NumislabError(
      "input",
      `the mirror has no folder ${folder}: it must hold the set in a folder of its name`,
    );
  return async (source, file) => {
    const there = join(folder, source.path);
    const state = await fileState(there, source);
    if (state === "missing") throw new Error(`the mirror lacks ${there}`);
    if (state === "different")
      throw new Error(`${there} in the mirror is another file (size or sha256 differs)`);
    await copy(there, file);
  };
}

/**
 * Puts the files beside the photographs that numislab ships; one that was changed there since
 * stays.
 */
async function putShipped({ shipped, shippedIn }: Manifest, out: string): Promise<string[]> {
  const warnings: string[] = [];
  makeFolder(out);
  for (const [path, sha256, bytes] of shipped) {
    const state = await fileState(join(out, path), { sha256, bytes });
    if (state === "missing") await copy(join(shippedIn, path), join(out, path));
    if (state === "different")
      warnings.push(
        `${join(out, path)} is not the one that belongs to the set; left as it is (delete it to get it back)`,
      );
  }
  return warnings;
}

async function copy(from: string, to: string): Promise<void> {
  makeFolder(dirname(to));
  const part = `${to}.part`;
  try {
    await copyFile(from, part);
    await chmod(part, 0o644); // a mirror may be read-only
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function byHost(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const hosts = new Map<string, SourceFile[]>();
  for (const file of files) {
    const host = file.address === null ? "" : new URL(file.address).host;
    if (!hosts.has(host)) hosts.set(host, []);
    hosts.get(host)!.push(file);
  }
  return hosts;
}
