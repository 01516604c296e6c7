import type { Side } from "../../../coins/index";
import { sideOfDie } from "../cells/similar-dies";
import { HOW, list, type Candidate, type Chosen, type Columns } from "./candidate";
import { holdsCodes, type Content } from "./column-content";

/** A column of dies whose heading says no side is the side that is missing. */
export function byElimination(
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
