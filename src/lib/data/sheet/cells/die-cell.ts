import { shellWord } from "../../../base/index";
import type { Side } from "../../../coins/index";
import { dated, tidy, wholeNumber } from "./coin-cell";
import { dieForm, REFERS, shapeOf } from "./die-form";
import type { Cell, GridRow } from "../file/grid";
import { asLatin } from "./look-alikes";
import type { SheetOptions } from "../options";
import { plain } from "../columns/plain";
import type { Warn } from "../problems";
import { SAID_UNKNOWN, saysDoubt, saysUnknown } from "./unknown-words";

/** What the cells of a column of dies have in common, by which a single one is judged. */
export interface DieColumn {
  side: Side;
  column: number;
  /** Shapes (see `shapeOf`) that at least half of the cells have. */
  usual: ReadonlySet<string>;
  /** Most dies have a number. */
  numbered: boolean;
  /** Several dies are letters alone. */
  lettered: boolean;
  /** Some dies have Latin letters, so that look-alikes among them are slips. */
  latin: boolean;
  /** Words that the user says are unknown, or names of dies, as `plain` writes them. */
  unknown: ReadonlySet<string>;
  names: ReadonlySet<string>;
  /** Texts that were read without a word about them: dies repeat. */
  read: Map<string, string>;
}

/** A Greek numeral with its sign. */
const GREEK_NUMERAL = /^\p{Script=Greek}{1,3}[΄ʹ´]$/u;

/** Notes behind a die that leave no doubt which die it is. */
const NOTE =
  /^(?:new|new die|neu|neuer stempel|nouveau|nouvelle|nuovo|nuova|nuevo|nueva|nieuw|nowy|nov[ýyoa]|новый|in[eé]dit[oa]?|unpublished|unpubl\.?|unediert|uned\.|sic!?|this coin|dieses? (?:exemplar|stück)|(?:foot)?note \d+|anm\. ?\d+)$/iu;

/** How often each die is said in a column; what is said to be unknown is left out. */
function countOf(rows: readonly GridRow[], column: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = row.cells.get(column)?.text.trim();
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const text of counts.keys())
    if (saysUnknown(text) && !/^x$/i.test(text)) counts.delete(text);
  return counts;
}

/** Learns what the dies of a column look like. */
export function dieColumn(
  rows: readonly GridRow[],
  { side, column, options = {} }: { side: Side; column: number; options?: SheetOptions },
): DieColumn {
  const said = countOf(rows, column);
  const texts = [...said.keys()];
  const having = (is: (text: string) => boolean) =>
    texts.reduce((sum, text) => sum + (is(text) ? said.get(text)! : 0), 0);
  const total = having(() => true);
  const counts = new Map<string, number>();
  for (const [text, n] of said) {
    const shape = shapeOf(text);
    counts.set(shape, (counts.get(shape) ?? 0) + n);
  }
  const letters = texts.filter((text) => /^\p{L}{1,2}$/u.test(text));
  const words = (list?: string[]) => new Set((list ?? []).map((word) => plain(word.trim())));
  return {
    side,
    column,
    usual: new Set([...counts].filter(([, n]) => n >= 3 && 2 * n >= total).map(([shape]) => shape)),
    numbered: 2 * having((text) => /\d/.test(text)) >= Math.max(1, total),
    lettered: new Set(letters.map((l) => l.toLowerCase())).size >= 2,
    latin: texts.some((text) =>
      /\p{Script=Latin}\d|\d\p{Script=Latin}|^\p{Script=Latin}$/u.test(text),
    ),
    unknown: words(options.unknown),
    names: words(options.dieNames),
    read: new Map(),
  };
}

/** The die of a cell; null where it is not known, with a warning unless the cell says so itself. */
export function readDie(
  cell: Cell | undefined,
  { row, column: its, warn }: { row: number; column: DieColumn; warn: Warn },
): string | null {
  const before = cell?.kind === "text" ? its.read.get(cell.text) : undefined;
  if (before !== undefined) return before;
  const { column, side } = its;
  const unknown = (what: string): null => {
    warn(row, column, `${what}; taken as unknown`);
    return null;
  };
  let text = wholeNumber(tidy(cell, { row, column, warn }));
  if (SAID_UNKNOWN.test(text)) return null;
  if (cell === undefined || text === "") return unknown(`no ${side} die`);
  if (its.names.size > 0 && its.names.has(plain(text))) return text;
  if (its.unknown.size > 0 && its.unknown.has(plain(text))) return null;
  if (cell.kind === "error")
    return unknown(`the cell holds the error ${cell.text}: repair its formula`);
  if (cell.kind === "boolean" || /^(true|false|wahr|falsch)$/i.test(text))
    return unknown(`the cell holds ${cell.text}, not a die`);
  if (cell.kind === "date") return unknown(dated(cell));
  if (/^-?\d+[.,]\d+$/.test(text))
    return unknown(`${text} is no die: format the column as text and type it again`);
  if (/^-\d+$/.test(text)) return unknown(`${text} is no die`);
  if (/^\p{L}{0,4}0+$/u.test(text)) return unknown(`'${text}' is read as no die`);
  if (saysUnknown(text) && !(its.lettered && /^\p{L}{1,2}$/u.test(text)))
    return unknown(`'${text}' is no die's name`);
  const latin = asLatin(text);
  if (latin !== text && (its.latin || /^\d+$/.test(latin)) && !/[^ -~]/.test(latin)) {
    warn(
      row,
      column,
      `'${text}' has letters of another alphabet that look Latin; read as '${latin}'`,
    );
    text = latin;
  }
  const noted = /^(.+?)[ ,]*(?:[[(] ?([^()[\]]+?)[\])]|(new|neu))$/iu.exec(text);
  if (noted && NOTE.test(noted[2] ?? noted[3]) && dieForm(noted[1]).is === "code") {
    warn(row, column, `'${text}' is read as '${noted[1]}', with a note behind it`);
    text = noted[1];
  }
  let told = false;
  const die = judged(text, its, {
    unknown,
    tell: (message) => {
      told = true;
      warn(row, column, message);
    },
  });
  if (die !== null && !told && cell.text === die) its.read.set(die, die);
  return die;
}

/** A reference of a type, which has a sign in it, before a die's code with letters. */
const TYPE_BEFORE = /^\d+\p{Ll}?[/.]\d+\p{Ll}? \p{L}{1,3}[. ]?\d+$/u;

function judged(
  text: string,
  its: DieColumn,
  { unknown, tell }: { unknown: (what: string) => null; tell: (message: string) => void },
): string | null {
  const form = dieForm(text);
  const usual = its.usual.has(shapeOf(text));
  switch (form.is) {
    case "code":
      if (its.numbered && !/\d/.test(text) && !usual)
        return unknown(`'${text}' has no number, as the dies here have`);
      // `wohl 3`, where dies are numbers
      if (!usual && /^\p{Ll}{2,}\.? \d+$/u.test(text) && its.usual.has("9"))
        return unknown(`'${text}' has a word before its number, as no die here has`);
      return text;
    case "state":
      if (!usual)
        tell(
          `'${text}' is read as a die of its own; it may be a state of '${form.base}', so pairs of the two are not labelled as different: name both alike if they are one die`,
        );
      return text;
    case "words":
      if (usual && (/\d/.test(text) || GREEK_NUMERAL.test(text))) return text;
      return unknown(
        `'${text}' is no die's name as others are (if it is one: --die-names ${shellWord(text)})`,
      );
    case "doubtful":
      // `Stempel 1`, `No. 1` throughout
      if (
        usual &&
        /^\p{L}{2,}\.? ?\d+\p{Ll}?$/u.test(text) &&
        !saysDoubt(text) &&
        !REFERS.test(text.split(/[. ]/)[0])
      )
        return text;
      if (usual && form.why === "two dies" && /^[\p{L}\d]+[-.][\p{L}\d]+$/u.test(text)) return text;
      // `340/1 O.1`, a type before the die, throughout
      if (usual && form.why === "two dies" && TYPE_BEFORE.test(text)) return text;
      // `#1`, `N°1` throughout
      if (usual && /^(?:#|n[°º]|№)\s?\d+$/iu.test(text)) return text;
      return unknown(`'${text}' is marked as doubtful (${form.why})`);
  }
}
