import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Layout, Side } from "../coins/index";
import { NumislabError } from "../errors";

/** The photographs of one coin. */
export interface CoinFiles {
  /** File name without the extension, and in layout `single` without the side. */
  name: string;
  /** Its photograph; in layout `single` the obverse's, or the reverse's where there is no other. */
  file: string;
  /** The photograph that shows each side: the same for both in layout `halves`. */
  sides: { [side in Side]?: string };
}

export interface FolderOfCoins {
  coins: CoinFiles[];
  /** In words, naming the files. */
  warnings: string[];
}

/** The photographs that can be read, by their file name. */
export const IMAGE = /\.(jpe?g|png|tiff?|webp|gif)$/i;
const ENDING = /^(.*?)[\s._-]+(obverse|reverse|obv|rev|o|r)$/i;
const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
/** The order of a person: 2 before 10. */
export const inNaturalOrder = (a: string, b: string): number =>
  natural.compare(a, b) || (a < b ? -1 : 1);

/**
 * The coins in a folder of photographs, in natural order (2 before 10). The photographs lie in the
 * folder or in `images/` inside it. In layout `single` file names end in the side
 * (`12-obverse.jpg`, `12_r.png`), or the photographs lie in folders `obverse/` and `reverse/`; a
 * name without a side is taken as an obverse.
 *
 * @throws NumislabError `input` when there is no such folder or no photograph in it
 */
export async function coinsInFolder(
  dir: string,
  { layout = "halves" as Layout } = {},
): Promise<FolderOfCoins> {
  const folder = await photographFolder(dir);
  const found = layout === "halves" ? halves(folder, await list(folder)) : await singles(folder);
  if (found.coins.length === 0) {
    throw new NumislabError(
      "input",
      `${folder} has no photographs: put JPEG, PNG, TIFF, WebP or GIF files in it or in ${join(dir, "images")}.`,
    );
  }
  return found;
}

/** `images/` in the folder where there is one, otherwise the folder itself. */
export async function photographFolder(dir: string): Promise<string> {
  const entries = await list(dir);
  return entries.includes("images") && (await isFolder(join(dir, "images")))
    ? join(dir, "images")
    : dir;
}

/** Everything in a folder that is not hidden, in natural order. */
export async function list(dir: string): Promise<string[]> {
  try {
    const names = await readdir(dir);
    return names.filter((n) => !n.startsWith(".")).sort(inNaturalOrder);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const what =
      code === "ENOENT"
        ? "does not exist"
        : code === "ENOTDIR"
          ? "is not a folder"
          : `cannot be read (${code})`;
    throw new NumislabError(
      "input",
      `${dir} ${what}: give the folder that holds the photographs.`,
      { cause },
    );
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

function halves(folder: string, names: string[]): FolderOfCoins {
  const images = names.filter((n) => IMAGE.test(n));
  const stems = images.map((n) => basename(n, extname(n)));
  const warnings: string[] = [];
  const coins = images.map((image, i) => {
    const twice = stems.filter((s) => s === stems[i]).length > 1;
    if (twice)
      warnings.push(
        `${image}: another photograph has this name with another extension; the coin is called '${image}'`,
      );
    const file = join(folder, image);
    return { name: twice ? image : stems[i], file, sides: { obverse: file, reverse: file } };
  });
  return { coins, warnings };
}

async function singles(folder: string): Promise<FolderOfCoins> {
  const names = await list(folder);
  const warnings: string[] = [];
  const byName = new Map<string, CoinFiles["sides"]>();
  const add = (name: string, side: Side, file: string) => {
    const sides = byName.get(name) ?? {};
    const before = sides[side];
    if (before)
      warnings.push(
        `${file}: ${basename(before)} shows the ${side} of coin '${name}' already; left out`,
      );
    else byName.set(name, { ...sides, [side]: file });
  };
  for (const name of names) {
    const side = sideOf(name);
    if (side && (await isFolder(join(folder, name)))) {
      for (const image of (await list(join(folder, name))).filter((n) => IMAGE.test(n))) {
        add(
          ending(image)?.name ?? basename(image, extname(image)),
          side,
          join(folder, name, image),
        );
      }
    } else if (IMAGE.test(name)) {
      const named = ending(name);
      if (!named)
        warnings.push(
          `${name} does not say which side it shows (…-obverse, …-reverse, …_o, …_r); taken as an obverse`,
        );
      add(
        named?.name ?? basename(name, extname(name)),
        named?.side ?? "obverse",
        join(folder, name),
      );
    }
  }
  const coins = [...byName].map(([name, sides]) => ({
    name,
    file: (sides.obverse ?? sides.reverse)!,
    sides,
  }));
  return { coins: coins.sort((a, b) => natural.compare(a.name, b.name)), warnings };
}

function sideOf(word: string): Side | null {
  return /^(obverse|obverses|obv|o)$/i.test(word)
    ? "obverse"
    : /^(reverse|reverses|rev|r)$/i.test(word)
      ? "reverse"
      : null;
}

function ending(image: string): { name: string; side: Side } | null {
  const parts = ENDING.exec(basename(image, extname(image)));
  return parts && parts[1] !== "" ? { name: parts[1], side: sideOf(parts[2])! } : null;
}
