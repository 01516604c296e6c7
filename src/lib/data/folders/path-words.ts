import type { Side } from "../../coins/index";
import { asLatin } from "../sheet/cells/look-alikes";
import { plain } from "../sheet/columns/plain";
import { SIDE_STEMS, SIDE_WORDS } from "../sheet/columns/vocabulary";

/** Where in a path a word stands: the folder's name, or a place in the file's name. */
export type Place = "last" | "inner" | "first" | "whole" | "folder";

/** A word, letter or number of a photograph's path. */
export interface PathWord {
  text: string;
  place: Place;
  /** The side that the word says in one of the known languages. */
  side?: Side;
  /** The rest of the name: before and after it, without the signs between. */
  head: string;
  tail: string;
}

/** Runs of letters and of digits. */
const RUNS = /[\p{L}\p{M}]+|\p{N}+/gu;

/** The side that a whole word says, in any of the languages that a sheet's headings know. */
export function sideOfWord(word: string): Side | undefined {
  const known = plain(asLatinIfMixed(word));
  if (known.length < 2 && !/\p{Script=Han}/u.test(known)) return undefined;
  if (/^ön$/i.test(word.normalize("NFC"))) return "obverse"; // Turkish; English 'on' says no side
  return (["obverse", "reverse"] as const).find(
    (side) =>
      SIDE_WORDS[side].has(known) || SIDE_STEMS[side].some((stem) => known.startsWith(stem)),
  );
}

/** Greek words stay Greek; a Latin word with a look-alike letter becomes Latin. */
function asLatinIfMixed(word: string): string {
  return /[a-z]/i.test(word) ? asLatin(word) : word;
}

/** The words of a file's name without its ending. */
export function wordsOfName(stem: string): PathWord[] {
  const name = stem.normalize("NFC");
  const words = [...name.matchAll(RUNS)].flatMap(({ 0: text, index = 0 }) =>
    sideOfWord(text) || /^\p{N}/u.test(text) ? [{ text, index }] : camelParts(text, index),
  );
  return words.map(({ text, index }, i) => {
    const head = name.slice(0, index).replace(/[\s._\-–—([{,;]+$/, "");
    const tail = name.slice(index + text.length).replace(/^[\s._\-–—)\]},;]+/, "");
    const place =
      head === "" && tail === ""
        ? "whole"
        : tail === ""
          ? "last"
          : head === "" && i === 0
            ? "first"
            : "inner";
    return { text, place, side: sideOfWord(text), head, tail };
  });
}

/** `CoinObv` -> Coin, Obv. */
function camelParts(run: string, at: number): { text: string; index: number }[] {
  return [...run.matchAll(/\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+/gu)].map(
    ({ 0: text, index = 0 }) => ({
      text,
      index: at + index,
    }),
  );
}

/** A word for side before the letter or number that says which: `12_side1`. */
export const SIDE_NOUN =
  /[\s._-]*(?:side|seite|face|lato|lado|cara|strona|strana|kant|zijde|sida|puoli|yüz)$/iu;
