import type { Side } from "../../../coins/index";
import { contentOf, holdsCodes, mayBeScale, type Content } from "./column-content";
import { columnName, columnNumber, columnsOf } from "../file/grid";
import { readHeading, type Heading } from "./heading";
import { sideOfDie } from "../cells/similar-dies";
import type { SheetOptions } from "../options";
import { plain } from "./plain";
import type { Table } from "./table";

/** Which column holds what, from 0. `both`: one column holds the dies of both sides. */
export interface Columns {
  coin?: number;
  image?: number;
  obverse?: number;
  reverse?: number;
  both?: number;
}

export interface Chosen {
  columns: Columns;
  /** What was concluded that the headings alone do not say. */
  told: { column: number; message: string }[];
  /** Why nothing can be read before the user decides. */
  refused?: string;
  /** How the table was brought into the form of one row a coin, and the column that shows it. */
  form?: { message: string; column: number };
}

export interface Candidate {
  column: number;
  heading: Heading;
  content: Content;
  /** The column is hidden in the workbook. */
  hidden?: boolean;
}

const HOW = "say which with --columns coin=B,obverse=D,reverse=E";

/** What an address of a picture has in it. */
export const PICTURE_ADDRESS = /\.(jpe?g|jfif|png|tiff?|webp|gif|bmp|avif|heic|jp2)\b|iiif/i;

/** Chooses the columns of a table with headings by these and by what the cells hold. */
export function chooseColumns(
  table: Table,
  photographs: ReadonlySet<string> | undefined,
  options: SheetOptions = {},
): Chosen {
  const all = [...new Set([...table.headings.keys(), ...columnsOf(table.rows)])]
    .map((column) => ({
      column,
      heading: table.headings.get(column) ?? readHeading(""),
      content: contentOf(table.rows, column, photographs),
      hidden: table.grid.hiddenColumns?.has(column) ?? false,
    }))
    .sort((a, b) => a.column - b.column);
  const columns: Columns = {};
  const told: Chosen["told"] = [];
  const sides = all.find(({ heading, content }) => !heading.die && content.sides >= 0.9);
  const bothSided = (["obverse", "reverse"] as const).every(
    (side) => dieColumn(all, side, all).column !== undefined,
  );
  if (sides && !bothSided && !options.columns)
    return {
      columns,
      told,
      refused: `column ${columnName(sides.column)} '${sides.heading.text}' says a side in each row ('${sides.content.example}'): give each coin one row, with its obverse die and its reverse die in two columns`,
    };
  for (const [role, said] of Object.entries(options.columns ?? {}) as [keyof Columns, string][]) {
    const column = columnSaid(said, all);
    if (column === undefined)
      return { columns, told, refused: `--columns names no column '${said}'` };
    columns[role] = column;
  }
  const free = () => {
    const taken = new Set(Object.values(columns));
    return all.filter(({ column }) => !taken.has(column));
  };
  columns.image ??= imageColumn(free());
  columns.coin ??= coinColumn(free(), columns.image !== undefined);
  const coin = all.find(({ column }) => column === columns.coin);
  if (coin && Number.isNaN(coin.content.photographs) && coin.heading.coin === 0)
    if (!options.columns?.coin && !coin.heading.die)
      told.push({
        column: coin.column,
        message: `'${coin.heading.text}' is a name that is not known; read as the coins, as no two cells under it are alike`,
      });
  for (const side of ["obverse", "reverse"] as const) {
    if (columns[side] !== undefined) continue;
    const { column, refused } = dieColumn(free(), side, all);
    if (refused) return { columns, told, refused };
    columns[side] = column;
  }
  const doubt = options.columns ? null : doubtOfSides(columns, all);
  if (doubt?.refused) return { columns, told, refused: doubt.refused };
  told.push(...(doubt?.told ?? []));
  for (const { column, hidden } of all)
    if (hidden && Object.values(columns).includes(column))
      told.push({ column, message: `this column is hidden, and used all the same: ${HOW}` });
  const sheet = readHeading(table.grid.sheet).side;
  return byElimination(columns, free(), {
    all,
    told,
    sheetName: table.grid.sheet,
    ...(sheet === "obverse" || sheet === "reverse" ? { sheet } : {}),
  });
}

function columnSaid(said: string, all: readonly Candidate[]): number | undefined {
  const byText = all.find(({ heading }) => plain(heading.text) === plain(said.trim()));
  return byText?.column ?? columnNumber(said.trim());
}

function imageColumn(free: Candidate[]): number | undefined {
  const images = free.filter(
    ({ heading, content }) =>
      heading.image &&
      content.filled > 0 &&
      // an address of something else, such as a type, shows no coin
      (!/^(?:.*\b)?(?:url|uri|link)\b/i.test(heading.text) ||
        content.photographs > 0.5 ||
        PICTURE_ADDRESS.test(content.example)),
  );
  return best(images, ({ content }) => content.photographs || 0)?.column;
}

function coinColumn(free: Candidate[], hasImage: boolean): number | undefined {
  const score = ({ heading, content }: Candidate) => {
    const unique = content.filled === 0 ? 0 : content.distinct / content.filled;
    const named = content.photographs >= 0.5 && unique >= 0.6 ? 4 * content.photographs : 0;
    return named + heading.coin + unique;
  };
  const possible = free.filter(
    ({ heading, content }) =>
      heading.side === undefined &&
      // `Coins`, French for dies, over names of photographs
      (!heading.die || (/^coins?$/i.test(heading.text) && content.photographs >= 0.5)) &&
      content.addresses < 0.5 &&
      (heading.coin > 0 ||
        heading.die ||
        (!hasImage && !heading.other && content.photographs >= 0.5 && content.decimals < 0.5)),
  );
  // `Ref.`, over names of photographs
  const known = ({ content, heading }: Candidate) =>
    !hasImage &&
    heading.side === undefined &&
    !heading.die &&
    content.photographs >= 0.9 &&
    content.distinct === content.filled &&
    content.decimals < 0.5;
  if (possible.length > 0) return best(possible, score)?.column;
  const named = best(free.filter(known), score);
  if (named || hasImage) return named?.column;
  // no folder is known: the first column of which each cell is another
  return free.find(
    ({ heading, content }) =>
      Number.isNaN(content.photographs) &&
      heading.text !== "" &&
      heading.side === undefined &&
      !heading.die &&
      !heading.other &&
      content.filled > 0 &&
      content.distinct === content.filled &&
      content.decimals + content.addresses < 0.5,
  )?.column;
}

function dieColumn(
  free: Candidate[],
  side: Side,
  all: readonly Candidate[],
): { column?: number; refused?: string } {
  // one letter heads an obverse where a sign or an R beside it says so: D/, V and R
  const letters = all.some(({ heading }) => /^r\s*[./]?$/i.test(heading.text));
  const believed = ({ heading }: Candidate) =>
    !heading.weak || letters || /[./]/.test(heading.text);
  const score = ({ heading }: Candidate) =>
    (heading.weak ? 1 : 2) + (heading.die ? 2 : 0) - (heading.qualified ? 0.5 : 0);
  const fitting = free.filter(
    ({ column, heading, content }) =>
      heading.side === side &&
      !heading.other &&
      believed({ column, heading, content }) &&
      (holdsCodes(content) ||
        content.filled === 0 ||
        (heading.die && content.decimals < 0.5 && content.addresses < 0.5 && !content.grades)),
  );
  const shown = fitting.filter(({ hidden }) => !hidden);
  const possible = shown.length > 0 ? shown : fitting;
  const found = best(possible, score);
  if (!found) return {};
  // of a column named plainly and one named with more words, such as an author, either may be meant
  const rivals = possible.filter(
    (c) =>
      c.content.filled > 0 &&
      (score(c) === score(found) ||
        (c.heading.die && found.heading.die) ||
        (found.heading.qualified && !c.heading.qualified && holdsCodes(c.content))),
  );
  if (rivals.length > 1)
    return {
      refused: `columns ${list(rivals)} could each hold the ${side} dies: ${HOW}`,
    };
  return { column: found.column };
}

/**
 * Doubt whether columns under headings that name a side, and no die, hold dies: numbers that could
 * be grades or sizes, words that are not known.
 */
function doubtOfSides(
  columns: Columns,
  all: readonly Candidate[],
): { refused?: string; told?: Chosen["told"] } | null {
  const sided = (["obverse", "reverse"] as const).flatMap((side) => {
    const found = all.find(({ column }) => column === columns[side]);
    return found && found.heading.text !== "" ? [{ side, ...found }] : [];
  });
  const graded = all.some(({ heading, content }) => heading.side !== undefined && content.grades);
  const said = sided.some(({ heading }) => heading.die);
  if (sided.length > 0 && sided.every(({ content }) => mayBeScale(content))) {
    const numbers = sided.map(({ content }) => content.numbers!);
    const span = `numbers from ${Math.min(...numbers.map(([least]) => least))} to ${Math.max(...numbers.map(([, most]) => most))} and no die 1`;
    const other = "grades of condition, diameters or other measurements";
    if (!said || graded)
      return {
        refused: `${sided.length === 1 ? "column" : "columns"} ${list(sided)} ${sided.length === 1 ? "holds" : "hold"} ${span}, which may be dies, or ${other}: ${HOW}`,
      };
    const [{ column }] = sided;
    return {
      told: [{ column, message: `${span}; read as dies (if they are ${other}: ${HOW})` }],
    };
  }
  const unknown = sided.filter(({ heading }) => heading.qualified && !heading.die);
  if (said)
    for (const { side, column, heading } of unknown) {
      columns[side] = undefined;
      return {
        told: [
          {
            column,
            message: `column '${heading.text}' does not say that it holds dies, as the other one does, so no ${side} die is known: if it holds them, ${HOW}`,
          },
        ],
      };
    }
  return {
    told: unknown.map(({ side, column, heading }) => ({
      column,
      message: `column '${heading.text}' is read as the ${side} die by what it holds (otherwise: ${HOW})`,
    })),
  };
}

/** A column of dies whose heading says no side is the side that is missing. */
function byElimination(
  columns: Columns,
  free: Candidate[],
  {
    all,
    told,
    sheet,
    sheetName,
  }: { all: Candidate[]; told: Chosen["told"]; sheet?: Side; sheetName?: string },
): Chosen {
  const missing = (["obverse", "reverse"] as const).filter((side) => columns[side] === undefined);
  if (missing.length === 0) return { columns, told };
  const sideless = free.filter(
    ({ heading, content }) =>
      !heading.other &&
      (heading.side === "both" ||
        (heading.side === undefined && (heading.die || heading.coin === 2))) &&
      content.filled > 0,
  );
  const [first] = sideless;
  const repeated = first && first.content.distinct < first.content.filled;
  if (missing.length === 1 && sideless.length === 1 && first.heading.side === undefined) {
    if (holdsCodes(first.content) && (first.heading.die || repeated)) {
      columns[missing[0]] = first.column;
      told.push({
        column: first.column,
        message: `column '${first.heading.text}' names no side; read as the ${missing[0]} die, which no other column is`,
      });
      return { columns, told };
    }
  }
  // a sheet of its own for each side
  const dies = sideless.filter(({ heading, content }) => heading.die && holdsCodes(content));
  if (missing.length === 2 && sheet !== undefined && dies.length === 1) {
    columns[sheet] = dies[0].column;
    told.push({
      column: dies[0].column,
      message: `column '${dies[0].heading.text}' names no side; read as the ${sheet} die, as the sheet is called`,
    });
    return { columns, told };
  }
  if (missing.length === 2 && sideless.length === 1 && (first.heading.die || first.heading.side))
    return { columns: { ...columns, both: first.column }, told };
  if (missing.length === 2 && sideless.length > 1)
    return {
      columns,
      told,
      refused: `columns ${list(sideless)} name no side: ${HOW}`,
    };
  for (const side of missing.length < 2 ? missing : [])
    if (sheetName !== undefined && sideOfDie(sheetName) === side)
      told.push({
        column: columns.coin ?? 0,
        message: `the sheet is called '${sheetName}', which looks like a die, and has no column of ${side} dies; no ${side} die is known: add a column with it if it is that of all coins here`,
      });
  for (const side of missing.length < 2 ? missing : [])
    for (const { column, heading, content } of free)
      if (heading.side === side && !heading.other && content.filled > 0)
        told.push({
          column,
          message: `column '${heading.text}' holds ${what(content)} ('${content.example}'), so no ${side} die is known: if another column has them, ${HOW}`,
        });
  return missing.length < 2
    ? { columns, told }
    : { columns, told, refused: whyNoDies(all.filter((c) => c.heading.side !== undefined)) };
}

const what = ({ grades }: Content) =>
  grades ? "grades of condition and no die codes" : "no die codes";

function whyNoDies(sided: Candidate[]): string {
  return sided.length === 0
    ? `no column holds dies: ${HOW}`
    : `${sided.length === 1 ? "column" : "columns"} ${list(sided)} ${sided.length === 1 ? "holds" : "hold"} ${what(sided[0].content)} (${sided.map((c) => `'${c.content.example}'`).join(", ")}): ${HOW}`;
}

function list(candidates: Candidate[]): string {
  return candidates.map((c) => `${columnName(c.column)} '${c.heading.text}'`).join(" and ");
}

function best<T>(values: readonly T[], score: (value: T) => number): T | undefined {
  return values.reduce<T | undefined>(
    (top, value) => (top === undefined || score(value) > score(top) ? value : top),
    undefined,
  );
}
