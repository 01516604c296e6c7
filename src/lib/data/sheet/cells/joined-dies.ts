import { columnName, type GridRow } from "../file/grid";
import { readHeading } from "../columns/heading";
import { areGrades } from "./grades";
import { saysUnknown } from "./unknown-words";

const LETTERS_ALONE = /^(\p{L}{1,2})\s*[/-]\s*(\p{L}{1,2})$/u; // A/B
const FORMS: RegExp[] = [
  /^(\p{L}{1,4}[ .]?\d+\p{Ll}?)\s*(?:[/|,;:.+&_×→>\\–-]|x|and|und|et|e|y)\s*(\p{L}{1,4}[ .]?\d+\p{Ll}?)$/u, // O1/R1
  /^(\p{L}{1,4}[ .]?\d+\p{Ll}?)\s*\((\p{L}{1,4}[ .]?\d+\p{Ll}?)\)$/u, // O1 (R1)
  /^(\p{L}{1,4}[ .]?\d+\p{Ll}?)\s+(\p{L}{1,4}[ .]?\d+\p{Ll}?)$/u, // O1 R1, or with a line break
  /^(\p{L}{1,4}\d+)(\p{L}{1,4}\d+)$/u, // O1R1
  /^(\d+\p{Ll}?)\s*[/|]\s*(\d+\p{Ll}?)$/u, // 1/1
  /^(\d+\p{Ll}?)\s*[-–:]\s*(\d+\p{Ll}?)$/u, // 1-1
  LETTERS_ALONE,
  /^(\d+)\s*[/|]\s*(\p{L}{1,2})$/u, // 1/a
  /^(\p{Lu}{1,2})\s*[/|]\s*(\d+)$/u, // A/1
];

/** `Obv. 1 / Rev. 2`: the words say the sides. */
const WORDED =
  /^(\p{L}{1,12})[.: ]+(\d+\p{Ll}?)\s*[^\p{L}\p{N}]\s*(\p{L}{1,12})[.: ]+(\d+\p{Ll}?)$/u;

const REVERSE = /^(r|rv|rs|rev)$/i;
const letters = (die: string) => /^\p{L}*/u.exec(die)![0];

/**
 * Dies of both sides that stand in one cell, where every cell of the column has the same form; null
 * where they have not. The obverse stands first, unless its dies are called R and the others not.
 *
 * @returns by row (from 0): obverse die and reverse die
 */
export function takeApart(
  rows: readonly GridRow[],
  column: number,
): { pairs: Map<number, [string, string]>; example: string; swapped: boolean } | null {
  const cells = rows.flatMap((row) => {
    const text = row.cells.get(column)?.text.trim();
    return text && !saysUnknown(text) ? [{ at: row.at, text }] : [];
  });
  if (cells.length === 0 || areGrades(cells.map(({ text }) => text))) return null;
  const worded = sidesInWords(cells);
  if (worded) return worded;
  for (const form of FORMS) {
    const parts = cells.map(({ text }) => form.exec(text));
    if (parts.some((part) => part === null)) continue;
    const first = new Set(parts.map((part) => letters(part![1])));
    const second = new Set(parts.map((part) => letters(part![2])));
    // of one kind on both sides of the sign: two dies of one side, as in O3/O4
    const named = [...first].some((l) => l !== "") && [...second].some((l) => l !== "");
    const alternatives = named && form !== LETTERS_ALONE && [...first].some((l) => second.has(l));
    if (alternatives) return null;
    const swapped =
      [...first].every((l) => REVERSE.test(l)) && ![...second].every((l) => REVERSE.test(l));
    return {
      pairs: new Map(
        parts.map((part, i) => [
          cells[i].at,
          swapped ? [part![2], part![1]] : [part![1], part![2]],
        ]),
      ),
      example: cells[0].text,
      swapped,
    };
  }
  return null;
}

/** Dies beside words for their sides, the same in every cell; null where there are none. */
function sidesInWords(cells: readonly { at: number; text: string }[]) {
  const parts = cells.map(({ text }) => WORDED.exec(text));
  const sides = parts.map((part) => part && [part[1], part[3]].map((w) => readHeading(w).side));
  const swapped = sides[0]?.[0] === "reverse";
  const wanted = swapped ? "reverse obverse" : "obverse reverse";
  if (!sides.every((pair) => pair?.join(" ") === wanted)) return null;
  const [o, r] = swapped ? [4, 2] : [2, 4];
  return {
    pairs: new Map(
      parts.map((part, i): [number, [string, string]] => [cells[i].at, [part![o], part![r]]]),
    ),
    example: cells[0].text,
    swapped,
  };
}

/** What is told of a column that was taken apart. */
export function apartMessage(
  column: number,
  example: string,
  [obverse, reverse]: [string, string],
): string {
  return `column ${columnName(column)} holds the dies of both sides; ${JSON.stringify(example)} is read as obverse ${obverse}, reverse ${reverse}`;
}
