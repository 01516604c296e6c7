import { readHeading } from "./heading";
import { looseName } from "../match-names";
import type { GridRow } from "../file/grid";
import { dieForm } from "../cells/die-form";
import { areGrades } from "../cells/grades";
import { saysUnknown } from "../cells/unknown-words";

/** What the cells of a column hold. Shares are of its filled cells. */
export interface Content {
  filled: number;
  distinct: number;
  /** Short codes, as dies have them, or words for unknown. */
  codes: number;
  /** Numbers with decimals or a unit, as weights have them; 1.0 counts as 1. */
  decimals: number;
  addresses: number;
  /** The cells are grades of condition (`VF`, `ss-vz`), which look like dies. */
  grades: boolean;
  /** The least and the largest number, where all cells are numbers; signs behind them do not count. */
  numbers: [number, number] | null;
  /** Words for obverse and reverse. */
  sides: number;
  /** Names of photographs of the folder; NaN where no folder is known. */
  photographs: number;
  example: string;
}

/** A number with a unit: a weight, a diameter, an axis. */
const MEASURE = /^\d{1,3}(?:[.,]\d+)?\s?(h|hrs?|uhr|g|gr|mm|cm|°|º|%)\.?$/iu;

const MIN_TEXTS = 3000;

/** Looks at the cells of a column. */
export function contentOf(
  rows: readonly GridRow[],
  column: number,
  photographs?: ReadonlySet<string>,
): Content {
  const texts: string[] = [];
  for (const row of rows) {
    const text = row.cells.get(column)?.text.trim();
    if (text) texts.push(text);
    if (texts.length >= MIN_TEXTS) break;
  }
  const share = (is: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(is).length / texts.length;
  const distinct = new Set(texts);
  // several letters behind numbers are states of dies: 1g, 1h
  const units = new Set([...distinct].flatMap((t) => MEASURE.exec(t)?.[1].toLowerCase() ?? []));
  return {
    filled: texts.length,
    distinct: distinct.size,
    codes: share(isCode),
    decimals: share(
      (t) =>
        (/^\d+[.,]\d+$/.test(t) && !/[.,]0+$/.test(t)) || (units.size === 1 && MEASURE.test(t)),
    ),
    addresses: share(isAddress),
    grades: areGrades(texts),
    numbers: numbersOf(distinct),
    sides:
      distinct.size === 2 && new Set([...distinct].map((t) => readHeading(t).side)).size === 2
        ? share((t) => /\p{L}{3}/u.test(t) && readHeading(t).side !== undefined)
        : 0,
    photographs: photographs ? share((t) => photographs.has(looseName(whole(t)))) : NaN,
    example: texts[0] ?? "",
  };
}

const whole = (text: string) => text.replace(/^(\d+)[.,]0+$/, "$1");

function isCode(text: string): boolean {
  if (saysUnknown(text) || /^\d+[.,]0+$/.test(text)) return true;
  if (text.length > 40) return false;
  const { is } = dieForm(text);
  return is === "code" || is === "state" || (is === "doubtful" && /\d/.test(text));
}

function numbersOf(texts: ReadonlySet<string>): [number, number] | null {
  const said = [...texts]
    .filter((text) => !saysUnknown(text))
    .map((text) => whole(text).replace(/ ?[+-]{1,2}$/, ""));
  if (said.length === 0 || !said.every((text) => /^\d{1,9}$/.test(text))) return null;
  const numbers = said.map(Number);
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** Dies are counted from 1; numbers of a middle range alone may be grades, diameters, hours. */
const SCALE = { from: 4, to: 70, cells: 4 };

/** Whether numbers without a die 1 could be grades of condition or sizes. */
export function mayBeScale({ numbers, filled }: Content): boolean {
  if (numbers === null || filled < SCALE.cells) return false;
  const [least, most] = numbers;
  return least >= SCALE.from && most <= SCALE.to;
}

/** Whether a text is a web address. */
export function isAddress(text: string): boolean {
  return /:\/\/|^www\.|^urn:/i.test(text);
}

/** Whether a column can be one of dies by what it holds. */
export function holdsCodes({ filled, codes, decimals, addresses, grades }: Content): boolean {
  return filled > 0 && codes >= 0.5 && decimals < 0.5 && addresses < 0.5 && !grades;
}
