import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Layout } from "../../coins/index";
import { makeFolder, NumislabError, toCsv, writeWhole } from "../../base/index";
import { saveFolderOptions } from "../folder-options";
import type { SheetOptions } from "../sheet/options";
import { loadDieLinks } from "../sheet/sheet-links";
import { findPhotographs } from "./find-photographs";
import { oneLayout } from "./one-layout";
import type { PublishedCoin } from "./published-study";
import { readPublished } from "./read-published";

/** A published study as `die-study --known` takes it. */
export interface ImportedStudy {
  /** The new folder, with the photographs, `die-links.csv` and `folder.json`. */
  folder: string;
  layout: Layout;
  coins: { name: string; obverseDie: string | null; reverseDie: string | null; files: string[] }[];
  /** What was left out, is missing or contradicts itself, in words. */
  warnings: string[];
}

export interface ImportOptions {
  /** What overrules the reader of tables. */
  sheetOptions?: SheetOptions;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Writes a die study that others published into a new folder, in the form in which `readKnownStudy`
 * takes it: photographs named by coin and side, and a sheet of their dies. What is missing or
 * contradicts itself is left out by name.
 *
 * @param files IIIF manifests, JSON-LD or tables (see `readPublished`)
 * @param photographs folder that holds the images; nothing is fetched
 * @param out folder, made where it is missing; it must be empty
 * @throws NumislabError "input" where a file cannot be read, `out` holds files already, or no coin
 *   with a die has a photograph
 */
export async function importStudy(
  files: readonly string[],
  photographs: string,
  out: string,
  { sheetOptions, onProgress }: ImportOptions = {},
): Promise<ImportedStudy> {
  const read = await Promise.all(files.map((file) => readPublished(file, sheetOptions)));
  const told = read.flatMap((one) => one.told);
  const coins = onceByName(
    read.flatMap((one) => one.coins),
    told,
  );
  const dieless = coins.filter(({ obverseDie, reverseDie }) => !obverseDie && !reverseDie);
  for (const { name } of dieless) told.push(`coin '${name}' has no known die and is left out`);
  const searched = await findPhotographs(
    coins.filter((coin) => !dieless.includes(coin)),
    photographs,
  );
  told.push(...searched.told);
  const { layout, kept } = oneLayout(searched.found, told);
  if (kept.length === 0)
    throw new NumislabError(
      "input",
      `no coin of ${files.join(", ")} has both a die and a photograph in ${photographs}:${told
        .slice(0, 5)
        .map((line) => `\n  ${line}`)
        .join("")}`,
    );
  makeFolder(out);
  if ((await readdir(out)).length > 0)
    throw new NumislabError("input", `${out} is not empty: name a new folder with --out.`);
  const names = fileNames(kept.map(({ coin }) => coin.name));
  const written: ImportedStudy["coins"] = [];
  for (const [i, { coin, files: own }] of kept.entries()) {
    const copies = own.map(({ side, file }) => ({
      file,
      name: `${names[i]}${side === null ? "" : `-${side}`}${extname(file).toLowerCase()}`,
    }));
    for (const { file, name } of copies) await writeWhole(join(out, name), await readFile(file));
    const { obverseDie, reverseDie } = coin;
    written.push({ name: names[i], obverseDie, reverseDie, files: copies.map(({ name }) => name) });
    onProgress?.(i + 1, kept.length);
  }
  await writeWhole(
    join(out, "die-links.csv"),
    toCsv(
      written.map(({ name, obverseDie, reverseDie }) => ({
        coin: name,
        "obverse die": obverseDie,
        "reverse die": reverseDie,
      })),
      ["coin", "obverse die", "reverse die"],
    ),
  );
  // what is a die and what is not is decided already
  const dieNames = [
    ...new Set(written.flatMap((coin) => [coin.obverseDie ?? [], coin.reverseDie ?? []].flat())),
  ];
  const columns = { coin: "A", obverse: "B", reverse: "C" };
  const sheet = { columns, dieNames, diesRestart: false, carryDown: false };
  await saveFolderOptions(out, { layout, sheet });
  const again = await loadDieLinks(out, { layout }); // as --known will read it
  const warnings = [...told, ...again.warnings, ...readOtherwise(written, again.coins)];
  return { folder: out, layout, coins: written, warnings };
}

/** Coins that the folder, read again, does not show with the dies that were written. */
function readOtherwise(
  written: ImportedStudy["coins"],
  again: readonly Pick<PublishedCoin, "name" | "obverseDie" | "reverseDie">[],
): string[] {
  const byName = new Map(again.map((coin) => [coin.name, coin]));
  return written.flatMap((coin) => {
    const read = byName.get(coin.name);
    return read && diesOf(read) === diesOf(coin)
      ? []
      : [
          `coin '${coin.name}' was written with the dies ${diesOf(coin)} and is read ${read ? `with ${diesOf(read)}` : "not at all"}: name its dies or its photographs otherwise in the published study`,
        ];
  });
}

/** Coins of several files by one name: one coin where the dies agree. */
function onceByName<
  Coin extends { name: string; obverseDie: string | null; reverseDie: string | null },
>(coins: readonly Coin[], told: string[]): Coin[] {
  const byName = new Map<string, Coin>();
  for (const coin of coins) {
    const before = byName.get(coin.name);
    if (before === undefined) byName.set(coin.name, coin);
    else
      told.push(
        before.obverseDie === coin.obverseDie && before.reverseDie === coin.reverseDie
          ? `coin '${coin.name}' stands in several files, with the same dies: taken once`
          : `coin '${coin.name}' stands in several files with different dies (${diesOf(before)}; ${diesOf(coin)}): the first are taken. Rename one if they are two coins.`,
      );
  }
  return [...byName.values()];
}

const diesOf = (coin: { obverseDie: string | null; reverseDie: string | null }) =>
  `${coin.obverseDie ?? "not known"}/${coin.reverseDie ?? "not known"}`;

/** Names of files for coins: without signs that a file name or a reader of sides could mistake. */
function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain =
      name
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}._-]+/gu, "_")
        .replace(/^[._]+/, "") || "coin";
    let own = plain;
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${plain}_${n}`;
    taken.add(own.toLowerCase());
    return own;
  });
}
