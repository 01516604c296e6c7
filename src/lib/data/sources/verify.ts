import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { SourceFile } from "./manifest";

/** Whether a file is there, and is what it must be. */
export async function fileState(
  file: string,
  { bytes, sha256 }: Pick<SourceFile, "bytes" | "sha256">,
): Promise<"missing" | "different" | "right"> {
  const size = await sizeOf(file);
  if (size === null) return "missing";
  return size === bytes && (await sha256Of(file)) === sha256 ? "right" : "different";
}

/** In bytes; null where there is no such file. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Of a file, read piece by piece. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
