import { resolve } from "node:path";
import type { Layout } from "../lib/coins/index";
import { load } from "./rooms";

/** The layout of a folder; what it was concluded from is told where it had to be found. */
export function layoutHere(dir: string, given?: Layout | "auto"): Promise<Layout> {
  return load.data().layoutOfFolder(resolve(dir), given, (line) => console.error(line));
}
