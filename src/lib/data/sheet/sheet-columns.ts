import type { Cell, Grid } from "./sheet-grid";

/** Which column holds what: 0 for A. */
export interface Columns {
  coin?: number;
  image?: number;
  obverse?: number;
  reverse?: number;
}

const NAMES: Record<keyof Columns, string> = {
  coin: "coin coins coinid coinno coinnumber coinname id no nr number name specimen münze muenze pièce piece moneda moneta",
  image: "image images imagefile file files filename photo photograph picture bild foto",
  obverse:
    "obverse obversedie obversedieid dieobverse obv obvdie o od odie heads avers av vorderseite vs droit anverso dritto",
  reverse:
    "reverse reversedie reversedieid diereverse rev revdie r rd rdie tails revers rv rückseite rueckseite rs reverso rovescio",
};
const KINDS = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) =>
    names.split(" ").map((n) => [n, kind as keyof Columns]),
  ),
);

/**
 * What the word over a column means, or undefined. Case, spaces and punctuation make no difference.
 */
export function headerKind(text: string): keyof Columns | undefined {
  return KINDS.get(
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );
}

/**
 * The header of a sheet, if one of its first five filled rows is one: it names a die column, and a
 * coin or another die.
 */
export function findHeader(
  rows: Grid["rows"],
): { row: number; columns: Columns; headings: (string | undefined)[] } | null {
  let seen = 0;
  for (let row = 0; row < rows.length && seen < 5; row++) {
    const headings = Array.from(rows[row], (cell) =>
      cell?.kind === "text" ? cell.text.trim() : undefined,
    );
    if (headings.some((h) => h)) seen++;
    const columns: Columns = {};
    headings.forEach((heading, c) => {
      const kind = heading === undefined ? undefined : headerKind(heading);
      if (kind) columns[kind] ??= c;
    });
    const named = Object.keys(columns).length;
    if (named >= 2 && (columns.obverse !== undefined || columns.reverse !== undefined))
      return { row, columns, headings };
  }
  return null;
}

/**
 * Without a header, the first three filled columns are coin, obverse die, reverse die; null when
 * there are fewer.
 */
export function columnsByPlace(rows: Grid["rows"]): Columns | null {
  const filled: number[] = [];
  rows.forEach((row) =>
    row.forEach((cell: Cell | undefined, c) => {
      if (cell && cell.text.trim() !== "" && !filled.includes(c)) filled.push(c);
    }),
  );
  const [coin, obverse, reverse] = filled.sort((a, b) => a - b);
  return reverse === undefined ? null : { coin, obverse, reverse };
}

/** A column's letters: 0 -> A, 26 -> AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}
