import type { Layout } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { inspectFolder, inspectionWords, type SheetOptions } from "../../data/index";
import { html, type Html } from "./html";

/** What was understood of a folder and its sheet, to be opened; nothing where it is not known. */
export function understood(lines: readonly string[] | undefined): Html | null {
  return lines === undefined
    ? null
    : html`<details><summary>What was understood of the photographs and the sheet</summary><pre style="white-space: pre-wrap">${lines.join("\n")}</pre></details>`;
}

/** What is understood of a folder, in words; undefined where the photographs are gone since. */
export async function understoodOf(
  folder: string,
  {
    sheet,
    sheetOptions,
    layout,
    cache,
  }: {
    sheet?: string | null;
    sheetOptions?: SheetOptions | null;
    layout?: Layout;
    cache?: string;
  },
): Promise<string[] | undefined> {
  return inspectFolder(folder, {
    cache,
    outlines: false,
    sheet: sheet ?? undefined,
    sheetOptions: sheetOptions ?? undefined,
    layout,
  }).then(inspectionWords, (error) => {
    if (error instanceof NumislabError) return undefined;
    throw error;
  });
}
