import { basename, extname, join } from "node:path";
import { READ_FORMS, type Layout, type Side } from "../../coins/index";
import { isFolder, NumislabError } from "../../base/index";
import { inNaturalOrder, photographsIn, type LeftOut, type PhotographsIn } from "../photographs-in";

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
  /** Pictures that are not read, broken links and the like, and why. */
  leftOut: LeftOut[];
  /** In words, naming the files. */
  warnings: string[];
}

const ENDING = /^(.*?)[\s._-]+(obverse|reverse|obv|rev|o|r)$/i;

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
  const listed = await photographsIn(folder);
  const { coins, warnings, leftOut } =
    layout === "halves" ? halves(folder, listed) : await singles(folder, listed);
  if (folder !== dir) leftOut.push(...(await photographsIn(dir)).leftOut);
  if (coins.length === 0) {
    const other = leftOut.slice(0, 5).map(({ why }) => why);
    throw new NumislabError(
      "input",
      [
        `${folder} has no photographs: put ${READ_FORMS} files in it or in ${join(dir, "images")}.`,
        ...other,
      ].join(" "),
    );
  }
  return { coins, leftOut, warnings };
}

/** `images/` in the folder where there is one, otherwise the folder itself. */
export async function photographFolder(dir: string): Promise<string> {
  return (await isFolder(join(dir, "images"))) ? join(dir, "images") : dir;
}

/** Everything in a folder that is no folder, not hidden and can be read, in natural order. */
export async function list(dir: string): Promise<string[]> {
  const { photographs, others } = await photographsIn(dir);
  return [...photographs, ...others].sort(inNaturalOrder);
}

function halves(folder: string, { photographs: images, leftOut }: PhotographsIn): FolderOfCoins {
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
  return { coins, leftOut: [...leftOut], warnings };
}

async function singles(
  folder: string,
  { photographs, folders, leftOut }: PhotographsIn,
): Promise<FolderOfCoins> {
  const left = [...leftOut];
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
  for (const name of [...photographs, ...folders].sort(inNaturalOrder)) {
    const side = folders.includes(name) ? sideOf(name) : null;
    if (side) {
      const within = await photographsIn(join(folder, name));
      left.push(...within.leftOut);
      for (const image of within.photographs) {
        add(
          ending(image)?.name ?? basename(image, extname(image)),
          side,
          join(folder, name, image),
        );
      }
    } else if (photographs.includes(name)) {
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
  return { coins: coins.sort((a, b) => inNaturalOrder(a.name, b.name)), leftOut: left, warnings };
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
