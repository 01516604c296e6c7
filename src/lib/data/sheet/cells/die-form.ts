import { saysDoubt } from "./unknown-words";

/** How the text of a die cell is built. */
export type DieForm =
  | { is: "code" }
  /** A die and its state, `O1a`: a name of its own beside `base`. */
  | { is: "state"; base: string }
  /** Marked as doubtful, or two dies; `why` says which. */
  | { is: "doubtful"; why: string }
  /** Words, no code. */
  | { is: "words" };

const CODE = String.raw`\p{L}{0,6}[-_. ]?\d+`;
const WHOLE = new RegExp(`^${CODE}$`, "u");
const LETTERS = /^(\p{L}{1,2}|(\p{Lu})\2+|[IVXLC]+|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|[Ⅰ-ⅿ]{1,4})$/u;
const STATE_SIGN = String.raw`['’′″´"]+|\.\d+| ?\/ ?\d+| [IVX]+| \p{Lu}| (?:bis|ter)`;
const STATE = new RegExp(
  String.raw`^(?:(${CODE})(?: ?\p{Ll}{1,2}|\p{Lu}|${STATE_SIGN})|(\p{Lu}{1,2}|[IVXLC]{3,6})(?: ?\p{Ll}{1,2}|${STATE_SIGN}))$`,
  "u",
);
const STATE_WORD = String.raw`recut|re-?cut\w*|rework\w*|re-?engrav\w*|retouch\w*|re-?polish\w*|state|late\w*|early|crack\w*|rust\w*|nachgeschn\p{L}*|überarb\p{L}*|umgeschn\p{L}*|zustand|retouch\p{L}*|regrav\p{L}*|état|etat|stato|rilavor\p{L}*|ritocc\p{L}*|estado|retoc\p{L}*|bijgew\p{L}*|staat|toestand|κατάσταση`;
const STATE_SAID = new RegExp(
  String.raw`^(${CODE}|\p{Lu}{1,2})[ ,]*\(?\s*(?:(?:${STATE_WORD})[\s\p{L}\p{N}.]*|(?:state|zustand)?\s*(?:\d|[IVX]+|\p{Ll}))\s*\)?$`,
  "iu",
);
const ALTERNATIVE = new RegExp(
  String.raw`^(\p{L}{0,6}) ?(\d+)\s*[-–/]\s*(\p{L}{0,6}) ?(\d+)$`,
  "u",
);

/**
 * Takes a die's text apart by its form alone. What is a state and what two dies is decided by these
 * rules: a letter, dash, dot, number or words for a state after a die's name are a state of it
 * (`O1a`, `O1'`, `O1/1`, `O1 (recut)`); two names or numbers joined by a hyphen, a slash between
 * dies of one kind, `or` are two dies; a question mark, brackets round the whole or another sign or
 * word is a mark of doubt.
 */
export function dieForm(text: string): DieForm {
  if (/[?¿？]/.test(text)) return doubtful("a question mark");
  if (/^[[({<⟨⟦].*[\])}>⟩⟧]$/u.test(text)) return doubtful("brackets");
  if (/[²³¹⁰-⁹₀-₉ªº°]/u.test(text)) return doubtful("a raised or lowered sign");
  // a date with the month in Roman numerals, a grade, or two dies
  if (/^\d{1,2} ?[.,] ?[IVX]{1,4}\.?$/.test(text)) return doubtful("a number and a Roman number");
  if (WHOLE.test(text))
    return wordBefore(text) ? doubtful(`the word '${wordBefore(text)}'`) : { is: "code" };
  if (LETTERS.test(text)) return { is: "code" };
  const two = ALTERNATIVE.exec(text);
  if (two && !(two[1] !== "" && two[3] === "" && /\//.test(text))) return doubtful("two dies");
  const state = STATE.exec(text) ?? stateInWords(text);
  const base = state?.[1] ?? state?.[2];
  if (base !== undefined && !saysDoubt(text.slice(base.length))) return { is: "state", base };
  if (!/\d/.test(text) && !/[/+&,;|]/.test(text)) return { is: "words" };
  const parts = text.split(/\s+|[,;/+&|]/).filter((part) => part !== "");
  if (parts.filter((part) => WHOLE.test(part) && /\d/.test(part)).length >= 2)
    return doubtful("two dies");
  const word = parts.find((part) => /^\p{L}{2,}\.?$/u.test(part));
  if (word) return doubtful(`the word '${word}'`);
  if (/[^\p{L}\p{N} ._:'’-]/u.test(text)) {
    const sign = /[^\p{L}\p{N} ._:'’-]/u.exec(text)![0];
    return doubtful(`the sign '${sign}'`);
  }
  return { is: "words" };
}

/** `O1 (recut)`, `A late`; a word alone (`fruste`) is no letter with a state behind it. */
function stateInWords(text: string): RegExpExecArray | null {
  const state = STATE_SAID.exec(text);
  if (!state || /\d/.test(state[1])) return state;
  return /^\p{Lu}+$/u.test(state[1]) && /^[ ,(]/.test(text.slice(state[1].length)) ? state : null;
}

const doubtful = (why: string): DieForm => ({ is: "doubtful", why });

/** Words that refer to another coin: `as 12`. */
export const REFERS =
  /^(as|wie|comme|come|como|conforme|jako|jak|как|som|kuin|gibi|see|voir|vedi|ver|zie|se)$/u;

/** A word of doubt before a number: `cf. 3`. A mint's letters before one (`MAR 1`) are no doubt. */
function wordBefore(text: string): string | undefined {
  const word = /^(\p{L}{2,}\.?)\s?\d+$/u.exec(text)?.[1];
  return word && (saysDoubt(word) || REFERS.test(word)) ? word : undefined;
}

/** The shape of a code: letters as A, digits as 9, so that codes of one system look alike. */
export function shapeOf(text: string): string {
  return text.replace(/\p{L}+/gu, "A").replace(/\d+/g, "9");
}
