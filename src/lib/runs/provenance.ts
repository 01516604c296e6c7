import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem, type } from "node:os";
import type { Engine } from "../engine/index";
import { sha256Of } from "../base/index";

/** What a run was made with, so that a metric can be traced and made again. */
export interface Provenance {
  numislab: string;
  /** Commit of the project; null outside a git checkout. */
  commit: string | null;
  /** True when files that git tracks differ from the commit. */
  modified: boolean | null;
  node: string;
  engine: Engine;
  hardware: {
    system: string;
    architecture: string;
    processor: string;
    cores: number;
    memoryGiB: number;
  };
}

/** Describes the program and machine at this moment. */
export function provenance(root: string, engine: Engine): Provenance {
  const git = (...args: string[]) => {
    try {
      return execFileSync("git", args, {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim();
    } catch {
      return null;
    }
  };
  const changes = git("status", "--porcelain", "--untracked-files=no");
  return {
    numislab: JSON.parse(readFileSync(`${root}/package.json`, "utf8")).version,
    commit: git("rev-parse", "HEAD"),
    modified: changes === null ? null : changes !== "",
    node: process.version,
    engine,
    hardware: {
      system: type(),
      architecture: process.arch,
      processor: cpus()[0]?.model ?? "unknown",
      cores: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
  };
}

/** sha256 over the bytes of files, in the order given. */
export function fingerprint(files: readonly string[]): string {
  return fingerprintOf(files.map((file) => sha256Of(readFileSync(file))));
}

/** `fingerprint` of files whose own sha256 are known. */
export function fingerprintOf(digests: readonly string[]): string {
  const hash = createHash("sha256");
  for (const digest of digests) hash.update(digest, "hex");
  return hash.digest("hex");
}

/** sha256 of a text. */
export function textDigest(text: string): string {
  return sha256Of(text);
}
