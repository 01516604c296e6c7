import { stat } from "node:fs/promises";
import { sha256OfFile } from "../../base/index";
import type { SourceFile } from "./manifest";

/** Whether a file is there, and is what it must be. */
export async function fileState(
  file: string,
  { bytes, sha256 }: Pick<SourceFile, "bytes" | "sha256">,
): Promise<"missing" | "different" | "right"> {
  const size = await sizeOf(file);
  if (size === null) return "missing";
  return size === bytes && (await sha256OfFile(file)) === sha256 ? "right" : "different";
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
