import type { Side } from "../../coins/index";
import { isSign, pairOfSigns, weakly } from "./letter-pairs";
import { SIDE_NOUN, sideOfWord, wordsOfName } from "./path-words";

/** A photograph by the folder that it lies in (null: no folder of its own) and its name. */
export interface NamedFile {
  folder: string | null;
  /** Without its ending. */
  stem: string;
}

/**
 * Folders that are called by a side: a word, o and r, two letters that are a pair, or two signs that
 * could mean something else (1 and 2, a and b, head and tail) where both have the same coins.
 */
export function sidesOfFolders(
  files: readonly NamedFile[],
  readings: readonly unknown[],
): { folders: Map<string, Side>; warnings: string[] } {
  const names = [...new Set(files.flatMap(({ folder }) => folder ?? []))];
  const letters = names.filter((name) => /^\p{L}$/u.test(name.normalize("NFC")));
  const pair =
    letters.length === 2 ? pairOfSigns(letters.map((sign) => ({ coin: "", sign }))) : null;
  const folders = new Map(
    names.flatMap((name): [string, Side][] => {
      const side = sideOfFolder(name) ?? pair?.sideOf(name.normalize("NFC"));
      return side ? [[name, side]] : [];
    }),
  );
  const stems = new Set(files.map(({ stem }) => stem.toLowerCase()));
  const calledBySign = [...stems].every((stem) => wordsOfName(stem).length === 1 && isSign(stem));
  if (
    folders.size > 0 ||
    names.length !== 2 ||
    files.some(({ folder }) => folder === null) ||
    readings.some((reading) => reading !== null) ||
    (calledBySign && stems.size <= 2)
  )
    return { folders, warnings: [] };
  const signs = new Map(names.map((name) => [name, signOfFolder(name)]));
  const weak = pairOfSigns(
    files.map(({ folder, stem }) => ({ coin: stem.toLowerCase(), sign: signs.get(folder!)! })),
  );
  if (!weak) return { folders, warnings: [] };
  for (const name of names) {
    const side = weak.sideOf(signs.get(name)!);
    if (side) folders.set(name, side);
  }
  const [o, r] = weak.signs;
  return { folders, warnings: [weakly("folders are called", o, r)] };
}

/** `Side A` -> A; the whole name where it is no word for a side with a sign behind it. */
function signOfFolder(name: string): string {
  const last = wordsOfName(name).at(-1);
  return last?.place === "last" && (SIDE_NOUN.test(last.head) || isSign(last.text))
    ? last.text
    : name.normalize("NFC");
}

/** The side that a folder's name says by itself. */
export function sideOfFolder(name: string): Side | undefined {
  if (/^[or]$/i.test(name)) return /o/i.test(name) ? "obverse" : "reverse";
  const sides = new Set(wordsOfName(name).flatMap(({ text }) => sideOfWord(text) ?? []));
  return sides.size === 1 ? [...sides][0] : undefined;
}
