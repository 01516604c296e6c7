import type { Layout } from "../../coins/index";
import { folderOptions } from "../folder-options";
import { coinsInFolder } from "../folders/coins-in-folder";
import { findLayout } from "./find-layout";

/**
 * The layout that was given, else that which `folder.json` says, else one photograph a coin with
 * the obverse left.
 *
 * @param given `auto`: as `folder.json` says, else as names and photographs show
 * @param tell told what a layout was concluded from
 */
export async function layoutOfFolder(
  dir: string,
  given?: Layout | "auto",
  tell: (line: string) => void = () => {},
): Promise<Layout> {
  if (given && given !== "auto") return given;
  const stored = (await folderOptions(dir)).layout;
  if (stored || !given) return stored ?? "halves";
  const { layout, evidence, warnings } = await findLayout(
    await coinsInFolder(dir, { layout: "single" }),
  );
  tell(`layout ${layout}: ${evidence}`);
  warnings.forEach(tell);
  return layout;
}
