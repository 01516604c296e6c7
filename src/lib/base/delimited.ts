/** A quotation mark that is not closed where it should be; line from 1. */
export class OpenQuote extends Error {
  constructor(
    readonly row: number,
    readonly column: number,
  ) {
    super("a quotation mark is not closed");
  }
}

/**
 * Cells of separated text (RFC 4180). Lines end in any of CR LF, LF, CR; spaces before an opening
 * quotation mark are dropped; a quotation mark within a cell stands for itself.
 *
 * @param options.stray whether a quoted cell that runs over lines which are rows themselves is
 *   taken for one that was not closed
 * @throws OpenQuote where a quoted cell never ends
 */
export function splitDelimited(
  text: string,
  separator: string,
  { stray = false }: { stray?: boolean } = {},
): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  while (at <= text.length) {
    const opening = openingQuote(text, at);
    let cell: string;
    if (opening >= 0) {
      const quoted = quotedCell(text, opening + 1);
      if (!quoted || (stray && swallowsRows(quoted.cell, separator)))
        throw new OpenQuote(rows.length + 1, row.length);
      const end = endOfCell(text, quoted.end, separator);
      cell = quoted.cell + text.slice(quoted.end, end).replace(/^ +| +$/g, "");
      at = end;
    } else {
      const end = endOfCell(text, at, separator);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (text[at] === separator) {
      at++;
      continue;
    }
    endRow();
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    if (at >= text.length) break;
  }
  if (row.length > 0) endRow();
  return rows;
}

/** Where a cell's quotation mark stands, at its start or behind spaces; -1 where it has none. */
function openingQuote(text: string, start: number): number {
  let at = start;
  while (text[at] === " " || text[at] === "\u00a0") at++;
  return text[at] === '"' ? at : -1;
}

function quotedCell(text: string, start: number): { cell: string; end: number } | null {
  for (let at = start; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return null;
    if (text[at + 1] !== '"')
      return { cell: text.slice(start, at).replaceAll('""', '"'), end: at + 1 };
  }
}

function endOfCell(text: string, start: number, separator: string): number {
  for (let at = start; at < text.length; at++) {
    const c = text[at];
    if (c === separator || c === "\n" || c === "\r") return at;
  }
  return text.length;
}

/** Whether most lines inside a cell have separators: it began with a stray quotation mark. */
function swallowsRows(cell: string, separator: string): boolean {
  const lines = cell.split(/\r\n|\r|\n/);
  if (lines.length < 3) return false;
  const inner = lines.slice(1, -1);
  return 2 * inner.filter((line) => line.includes(separator)).length > inner.length;
}
