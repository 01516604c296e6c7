import type { Side } from "../../coins/index";
import { plain } from "../sheet/columns/plain";
import { SIDE_PAIRS } from "../sheet/columns/vocabulary";

/** One sign for each side, as names of photographs end or begin with them. */
interface SidePair {
  obverse: RegExp;
  reverse: RegExp;
  /** The signs name no side by themselves: each coin must have both. */
  weak?: boolean;
}

const PAIRS: SidePair[] = [
  { obverse: /^Ε$/iu, reverse: /^Ο$/iu }, // Greek: εμπρόσθια, οπίσθια
  { obverse: /^[oοо]$/iu, reverse: /^r$/i },
  { obverse: /^[aαа]$/iu, reverse: /^[rр]$/iu }, // avers, anverso, аверс
  { obverse: /^d$/i, reverse: /^r$/i }, // droit, dritto
  { obverse: /^v$/i, reverse: /^r$/i }, // Vorderseite, voorzijde
  { obverse: /^l$/i, reverse: /^r$/i, weak: true }, // left and right half
  { obverse: /^[aαа]$/iu, reverse: /^[bвβ]$/iu, weak: true },
  { obverse: /^f$/i, reverse: /^[bpr]$/i, weak: true }, // front, face; back, pile, revers
  { obverse: /^h$/i, reverse: /^t$/i, weak: true },
  ...SIDE_PAIRS.map(([obverse, reverse]) => ({
    obverse: new RegExp(`^${obverse}s?$`, "u"),
    reverse: new RegExp(`^${reverse}s?$`, "u"),
    weak: true,
  })),
  { obverse: /^0*1$/, reverse: /^0*2$/, weak: true },
  { obverse: /^0+$/, reverse: /^0*1$/, weak: true },
];

const PAIR_WORDS = new Set(SIDE_PAIRS.flat().flatMap((word) => [word, `${word}s`]));

/** Whether a word of a name can be a sign: a letter, a number of two digits, or one of a pair. */
export const isSign = (word: string): boolean =>
  /^(\p{L}|\p{N}{1,2})$/u.test(word) || PAIR_WORDS.has(plain(word));

/** A file that has a single letter or a number at one place of its name. */
export interface Signed {
  coin: string;
  sign: string;
}

/** How large a share of the files, or of the coins, a pair of signs must cover. */
const MIN_SIDED_SHARE = 0.8;

/**
 * The pair of signs that tells sides apart at one place of the names of photographs, where most
 * names there have one of the two and coins have both; null where there is none.
 */
export function pairOfSigns(files: readonly Signed[]): {
  signs: [string, string];
  sideOf: (sign: string) => Side | undefined;
  /** The signs could mean something else. */
  weak: boolean;
} | null {
  for (const pair of PAIRS) {
    const sideOf = (sign: string): Side | undefined => {
      const word = sign.length > 2 ? plain(sign) : sign;
      return pair.obverse.test(word) ? "obverse" : pair.reverse.test(word) ? "reverse" : undefined;
    };
    const sided = files.filter(({ sign }) => sideOf(sign));
    const coins = new Map<string, Set<Side>>();
    for (const { coin, sign } of sided)
      coins.set(coin, (coins.get(coin) ?? new Set()).add(sideOf(sign)!));
    const whole = [...coins.values()].filter((sides) => sides.size === 2).length;
    if (whole === 0 || sided.length < MIN_SIDED_SHARE * files.length) continue;
    if (pair.weak && (coins.size < 2 || whole < MIN_SIDED_SHARE * coins.size)) continue;
    const first = (side: Side) => sided.find(({ sign }) => sideOf(sign) === side)!.sign;
    return { signs: [first("obverse"), first("reverse")], sideOf, weak: pair.weak ?? false };
  }
  return null;
}

/** What is told of signs that could mean something else. */
export const weakly = (where: string, o: string, r: string) =>
  `${where} ${o} or ${r}: ${o} is read as the obverse, ${r} as the reverse; if they mean something else, put obv and rev in the names`;
