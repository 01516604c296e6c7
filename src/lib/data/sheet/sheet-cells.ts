import type { Side } from "../../coins/index";
import type { Warn } from "./die-row";
import type { Cell } from "./sheet-grid";

const UNKNOWN = /^(\?+|-+|–|—|n\/?a|unknown|none|null)$/i;
const SPACES = /[\s\u200b\ufeff]+/g;

/** The coin's name; null, with a warning, when the row cannot be used. */
export function readCoin(
  cell: Cell | undefined,
  row: number,
  column: number,
  warn: Warn,
): string | null {
  const text = tidy(cell, row, column, warn);
  if (cell === undefined || text === "") return leftOut("no coin is named");
  if (cell.kind === "error")
    return leftOut(`the cell holds the error ${cell.text}: repair its formula`);
  if (cell.kind === "boolean") return leftOut(`the cell holds ${cell.text}, not a coin`);
  if (cell.kind === "date") return leftOut(dated(cell));
  if (cell.kind === "number" && !/^\d+$/.test(text))
    return leftOut(`${text} is no whole number: format the column as text and type the coin again`);
  return text;

  function leftOut(what: string): null {
    warn(row, column, `${what}; row left out`);
    return null;
  }
}

/**
 * The die's name; null, with a warning, when it cannot be used; null without one when the cell says
 * that it is unknown.
 */
export function readDie(
  cells: (Cell | undefined)[],
  row: number,
  column: number | undefined,
  side: Side,
  warn: Warn,
): string | null {
  if (column === undefined) return null;
  const cell = cells[column];
  const text = tidy(cell, row, column, warn);
  if (UNKNOWN.test(text)) return null;
  if (cell === undefined || text === "") return unknown(`no ${side} die`);
  if (cell.kind === "error")
    return unknown(`the cell holds the error ${cell.text}: repair its formula`);
  if (cell.kind === "boolean") return unknown(`the cell holds ${cell.text}, not a die`);
  if (cell.kind === "date") return unknown(dated(cell));
  if (cell.kind === "number" && !/^\d+$/.test(text))
    return unknown(`${text} is no die: format the column as text and type it again`);
  if (/\?$/.test(text)) return unknown(`'${text}' is marked as doubtful`);
  return text;

  function unknown(what: string): null {
    warn(row, column!, `${what}; taken as unknown`);
    return null;
  }
}

function dated(cell: Cell): string {
  return `the cell holds a date (${cell.text}), perhaps made by the spreadsheet from something like 1-2: format the column as text and type it again`;
}

/** Text without spaces around it, and single ones within. */
function tidy(cell: Cell | undefined, row: number, column: number, warn: Warn): string {
  if (!cell) return "";
  const text = cell.text.normalize("NFC").replace(SPACES, " ").trim();
  if (text !== "" && text !== cell.text)
    warn(row, column, `spaces around or within ${JSON.stringify(cell.text)}; read as '${text}'`);
  return text;
}
