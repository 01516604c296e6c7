import { looseName } from "../match-names";
import type { Cell } from "../file/grid";
import type { Told, Warn } from "../problems";

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u061c]/g;

/** Text without spaces around it, single ones within, and no invisible characters. */
export function tidy(
  cell: Cell | undefined,
  { row, column, warn }: { row: number; column: number; warn: Warn },
): string {
  if (!cell) return "";
  if (/^[!-~]+$/.test(cell.text)) return cell.text; // most cells
  const text = cell.text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
  if (text !== "" && text !== cell.text.normalize("NFC"))
    warn(row, column, `spaces around or within ${JSON.stringify(cell.text)}; read as '${text}'`);
  return text;
}

/** What is said of a date. */
export function dated(cell: Cell): string {
  return `the cell holds a date (${cell.text}), perhaps made by the spreadsheet from something like 1-2: format the column as text and type it again`;
}

/** A number that a table of numbers wrote with decimals: `1.0` is 1. */
export function wholeNumber(text: string): string {
  if (/^[A-Za-z]?\d*$/.test(text)) return text; // most cells
  const plain = text.replace(/^(\d+)[.,]0+$/, "$1");
  // 1.00E+00, as spreadsheets show whole numbers in a narrow column
  return /^\d+([.,]\d+)?E[+-]?\d+$/i.test(plain) &&
    /[.,]|E[+-]/i.test(plain) &&
    Number.isSafeInteger(Number(plain.replace(",", ".")))
    ? String(Number(plain.replace(",", ".")))
    : plain;
}

/** The coin's name; null, with a warning, when the row cannot be used. */
export function readCoin(
  cell: Cell | undefined,
  at: { row: number; column: number; told: Told; photographs?: ReadonlySet<string> },
): string | null {
  const { row, column, told } = at;
  const text = wholeNumber(tidy(cell, { row, column, warn: told.warn }));
  // a whole number is a coin, whatever is photographed; most cells are one
  if (cell?.kind === "text" && /^\d+$/.test(text)) return text;
  const leftOut = (why: string): null => {
    told.leftOut(row, column, why);
    return null;
  };
  if (cell === undefined || text === "") return leftOut("no coin is named");
  if (cell.kind === "error")
    return leftOut(`the cell holds the error ${cell.text}: repair its formula`);
  if (cell.kind === "boolean" || /^(true|false|wahr|falsch|vrai|faux)$/i.test(text))
    return leftOut(`the cell holds ${cell.text}, not a coin`);
  if (at.photographs?.has(looseName(text))) return text;
  if (cell.kind === "date") return leftOut(dated(cell));
  if (/^-?\d+[.,]\d+(e[-+]?\d+)?$/i.test(text) || /^-\d+$/.test(text))
    return leftOut(`${text} is no whole number: format the column as text and type the coin again`);
  return text;
}
