import type { Side } from "../../../coins/index";
import { plain, wordsOf } from "./plain";
import {
  BOTH_DIES,
  COIN_NOUNS,
  COIN_NUMBERS,
  DIE_STEMS,
  DIE_WORDS,
  IMAGE_WORDS,
  NEUTRAL_STEMS,
  OTHER_STEMS,
  OTHER_WORDS,
  SIDE_STEMS,
  SIDE_WORDS,
} from "./vocabulary";

/** What the words over a column say. */
export interface Heading {
  text: string;
  side?: Side | "both";
  /** The side is said by one letter only, which may mean something else. */
  weak?: boolean;
  /** A word for die is in it. */
  die: boolean;
  /** Words are in it that are not known, beside one for a side: `Obverse engraver`. */
  qualified?: boolean;
  /** 2: a word for a coin; 1: a word for a number or a name; 0: neither. */
  coin: 0 | 1 | 2;
  image: boolean;
  /** Weight, type, legend, notes …: neither a coin's name nor a die. */
  other: boolean;
}

/** Single letters that head an obverse in one language or another, alone: `D/`, `A/`, `V.`. */
const LETTER = /^(v|a|d|ε|e)\s*[./]?\s*$/i;

/** Reads the words over a column. Case, accents, spaces and punctuation make no difference. */
export function readHeading(text: string): Heading {
  const words = wordsOf(text);
  const glued = plain(text).replace(/[^\p{L}\p{N}]/gu, "");
  const all = new Set([...words, glued]);
  const any = (known: Set<string>) => [...all].some((word) => known.has(word));
  const stem = (known: string[]) => known.some((part) => glued.includes(part));
  const sides = (["obverse", "reverse"] as const).filter(
    (side) => any(SIDE_WORDS[side]) || stem(SIDE_STEMS[side]),
  );
  const both =
    /(^|[^\p{L}])(o|ob|obv|a|av|d|dr|v|vs|vz)\.?\s*[/–-]\s*(r|re|rev|rv|rs|kz)($|[^\p{L}])/iu.test(
      text,
    );
  const letter = sides.length === 0 ? slashLetter(words, text) : undefined;
  const side = sides.length === 2 || both ? "both" : (sides[0] ?? letter);
  const frenchDie = side !== undefined && words.includes("coin");
  // `Obv. coins` counts coins; `coins` is French for dies
  const counted = side !== undefined && words.includes("coins") && any(ENGLISH_SIDES);
  const die = !counted && (any(DIE_WORDS) || stem(DIE_STEMS) || frenchDie);
  const image = side === undefined && any(IMAGE_WORDS);
  const other =
    counted ||
    words.some((w) => OTHER_WORDS.has(w)) ||
    stem(OTHER_STEMS) ||
    (side !== undefined && !die && any(IMAGE_WORDS));
  return {
    text: text.trim(),
    side: side ?? (any(BOTH_DIES) ? "both" : undefined),
    ...(letter ? { weak: true } : {}),
    ...(side !== undefined && !words.every(isNamed) ? { qualified: true } : {}),
    die,
    coin: side || die ? 0 : any(COIN_NOUNS) || numberedCoin(words) ? 2 : any(COIN_NUMBERS) ? 1 : 0,
    image: image && !die,
    other: other && !image,
  };
}

const ENGLISH_SIDES = new Set(["obv", "obverse", "rev", "reverse"]);

/** Whether a word over a column of dies names a side, a die or a number. */
const isNamed = (word: string): boolean =>
  word.length <= 2 ||
  /^\d+$/.test(word) ||
  [SIDE_WORDS.obverse, SIDE_WORDS.reverse, DIE_WORDS, BOTH_DIES, COIN_NUMBERS, COIN_NOUNS].some(
    (known) => known.has(word),
  ) ||
  [...SIDE_STEMS.obverse, ...SIDE_STEMS.reverse, ...DIE_STEMS, ...NEUTRAL_STEMS].some((part) =>
    word.includes(part),
  );

/** `coin1`, `Coin 2`. */
const numberedCoin = (words: readonly string[]): boolean =>
  words.some((word) => /\d$/.test(word) && COIN_NOUNS.has(word.replace(/\d+$/, "")));

function slashLetter(words: string[], text: string): Side | undefined {
  if (LETTER.test(text.trim())) return "obverse";
  // `Conio D/`, `D/ conio`
  return words.includes("d") && /\bd\s*\//i.test(text) ? "obverse" : undefined;
}

/** Whether a heading says something that a table of coins has. */
export function isKnown({ side, die, coin, image, other }: Heading): boolean {
  return side !== undefined || die || coin > 0 || image || other;
}
