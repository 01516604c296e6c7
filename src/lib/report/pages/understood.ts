import type { Layout } from "../../coins/index";
import { NumislabError } from "../../base/index";
import {
  classWarnings,
  inspectFolder,
  inspectionWords,
  loadClassFolder,
  type SheetOptions,
} from "../../data/index";
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
  }).then(inspectionWords, noneWhereGone);
}

/** What is understood of a class folder, in words; undefined where the photographs are gone. */
export async function understoodClasses(folder: string): Promise<string[] | undefined> {
  return loadClassFolder(folder).then((read) => {
    const counts = read.classes.map(
      (label) => `${label} (${read.photographs.filter((one) => one.label === label).length})`,
    );
    const said = read.photographs[0].name.includes("/") ? "folders" : "the names of photographs";
    return [
      `Folder ${folder}`,
      `  ${counts.length} classes, said by ${said}: ${counts.join(", ")}`,
      ...read.leftOut.map(({ why }) => `  not used: ${why}`),
      ...[...read.warnings, ...classWarnings(read)].map((warning) => `  told: ${warning}`),
    ];
  }, noneWhereGone);
}

function noneWhereGone(error: unknown): undefined {
  if (error instanceof NumislabError) return undefined;
  throw error;
}
