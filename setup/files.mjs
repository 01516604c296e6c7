import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file so that it is either the old one or the new one, whenever this process is killed.
 */
export function writeWhole(file, text, mode = 0o644) {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, text, { mode });
  renameSync(partial, file);
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // missing, or cut off by something other than us: the same to every caller
  }
}

/** A short name for a value or a file's content: equal when, and only when, those are. */
export const fingerprint = (value) =>
  createHash("sha256")
    .update(typeof value === "string" ? value : JSON.stringify(value))
    .digest("hex")
    .slice(0, 20);
export const fingerprintOfFile = (file) => fingerprint(readFileSync(file, "utf8"));
