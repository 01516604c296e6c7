import { join, resolve } from "node:path";
import { Option, type Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import type { SheetOptions } from "../lib/data/index";
import { command, print, withProgress } from "./command";
import { load } from "./rooms";
import { sheetOptions, sheetWords } from "./sheet-words";

interface Folders {
  manifests: string;
  /** The folder that sets are fetched into. */
  raw: string;
}

interface FetchWords extends SheetOptions {
  sheet?: string;
  out?: string;
  mirror?: string;
  json?: boolean;
}

/** Fetches a set of photographs, or those that a sheet names by address. */
export function addFetch(data: Command, folders: Folders): void {
  command(
    data,
    "fetch [name]",
    "downloads what is missing of a set, and checks every file; with --sheet, the photographs that a sheet names by web address or IIIF",
  )
    .option("--sheet <file>", "a sheet with addresses of photographs, instead of a set's name")
    .addOption(sheetWords.columns())
    .addOption(sheetWords.sheetName())
    .option("--out <dir>", "where it goes; of a set data/raw/NAME where it is left out")
    .addOption(
      new Option(
        "--mirror <dir>",
        "a folder that holds the set in a folder of its name, instead of the network",
      ).env("NUMISLAB_MIRROR"),
    )
    .action(async (name: string | undefined, words: FetchWords) => {
      if ((name === undefined) === (words.sheet === undefined))
        throw new NumislabError(
          "usage",
          "give the name of a set (npx numislab data list names them) or --sheet FILE",
        );
      if (name !== undefined) await fetchSet(name, words, folders);
      else await fetchOfSheet(words.sheet!, words);
    });
}

async function fetchSet(
  name: string,
  { out, mirror, json }: FetchWords,
  { manifests, raw }: Folders,
): Promise<void> {
  const { fetchSource, findManifest, sourceNotes } = load.data();
  const manifest = await findManifest(manifests, name);
  console.error(sourceNotes(manifest));
  const fetched = await withProgress((onProgress) =>
    fetchSource(manifest, {
      out: resolve(out ?? join(raw, name)),
      mirror: mirror && resolve(mirror),
      random: load.base().random(Date.now()),
      onProgress,
    }),
  );
  for (const warning of fetched.warnings) console.error(`warning: ${warning}`);
  for (const { path, why } of fetched.failed) console.error(`failed: ${path}: ${why}`);
  if (fetched.failed.length > 0) process.exitCode = 1;
  print(
    { json },
    fetched,
    `${fetched.folder}: ${fetched.fetched} files fetched, ${fetched.present} were there, ${fetched.failed.length} failed`,
  );
}

async function fetchOfSheet(
  sheet: string,
  { out, json, columns, sheetName }: FetchWords,
): Promise<void> {
  if (out === undefined)
    throw new NumislabError("usage", "--sheet needs --out DIR, the folder for the photographs");
  const fetched = await withProgress((onProgress) =>
    load.data().fetchSheet(resolve(sheet), {
      out: resolve(out),
      sheetOptions: sheetOptions({ columns, sheetName }),
      random: load.base().random(Date.now()),
      onProgress,
    }),
  );
  for (const warning of fetched.warnings) console.error(`warning: ${warning}`);
  for (const { sheet: name, row, column, address, why } of fetched.failed)
    console.error(`failed: ${name}!${column}${row}: ${address}: ${why}`);
  if (fetched.failed.length > 0) process.exitCode = 1;
  print(
    { json },
    fetched,
    `${fetched.folder}: ${fetched.fetched.length} photographs fetched, ${fetched.present.length} were there, ${fetched.failed.length} failed`,
  );
}
