import type { Layout } from "../../coins/index";
import type { ColumnEvidence } from "../sheet/sheet-reading";
import type { InspectedSheet, Inspection } from "./inspect-folder";

/** Lines of one kind that are shown; `--json` has all of them. */
const SHOWN = 8;

const LAYOUTS: Record<Layout, string> = {
  halves: "halves (one photograph a coin, obverse left)",
  stacked: "stacked (one photograph a coin, obverse above)",
  single: "single (one photograph a side)",
};

const ROLES: Record<ColumnEvidence["role"], string> = {
  coin: "coin",
  image: "image",
  obverseDie: "obverse die",
  reverseDie: "reverse die",
  bothDies: "both dies",
};

/** An inspection as lines of text, for a terminal, a notebook or the head of a report. */
export function inspectionWords(inspection: Inspection): string[] {
  const { folder, layout, layoutEvidence, coins, notUsed, copies, sheet, warnings } = inspection;
  return [
    `Folder ${folder}`,
    `  layout: ${LAYOUTS[layout]}; ${layoutEvidence} (otherwise: --layout)`,
    `  coins: ${coins.length}; ${sidesOf(inspection)}`,
    ...part(
      "not used",
      notUsed.map(({ why }) => why),
    ),
    ...part(
      "copies",
      copies.map(({ message }) => `${message}: remove it, or a die study leaves it out`),
    ),
    ...outlineWords(inspection),
    ...part("told", warnings),
    ...(sheet === null
      ? ["No sheet of die links (otherwise: --sheet FILE)"]
      : "refused" in sheet
        ? [`Sheet refused: ${sheet.refused}`]
        : sheetWords(sheet)),
  ];
}

/** Coins that were not found in their photographs, or not surely. */
function outlineWords({ coins }: Inspection): string[] {
  const sides = coins.flatMap(({ sides }) => Object.values(sides));
  const refused = sides.flatMap((side) => side.refused ?? []);
  const warned = sides.flatMap(({ file, warnings = [] }) => warnings.map((w) => `${file}: ${w}`));
  const found = sides.filter(({ outline }) => outline !== undefined).length;
  return found + refused.length === 0
    ? [] // not looked for
    : [
        `  outlines: ${found} of ${sides.length} found`,
        ...part("no coin found", refused),
        ...part("outlines to look at", warned),
      ];
}

function sidesOf({ coins }: Inspection): string {
  const having = (side: "obverse" | "reverse") =>
    coins.filter(({ sides }) => sides[side] !== undefined).length;
  const [obverse, reverse] = [having("obverse"), having("reverse")];
  if (obverse === coins.length && reverse === coins.length) return "both sides of each";
  const alone = obverse === 0 ? "; no obverses" : reverse === 0 ? "; no reverses" : "";
  return `${obverse} obverses, ${reverse} reverses${alone}`;
}

function sheetWords(sheet: Exclude<InspectedSheet, { refused: string }>): string[] {
  const { file, sheets, rows, notUsed, similarDies, evidence, matched } = sheet;
  const dies = (side: "obverseDie" | "reverseDie") => {
    const known = rows.flatMap((row) => row[side] ?? []);
    return `${new Set(known).size} ${side === "obverseDie" ? "obverse" : "reverse"} dies of ${known.length} coins, ${rows.length - known.length} unknown`;
  };
  const treated = rows.flatMap(({ notes, sheet }) => notes.map((note) => `${sheet}!${note}`));
  const unused = new Set(notUsed.map(({ sheet, row }) => `${sheet} ${row}`));
  const other = sheet.warnings.filter(
    (warning) => !treated.includes(warning) && !/; row left out$/.test(warning),
  );
  return [
    `Sheet ${file}`,
    ...sheets.map(
      ({ sheetName, headerRow }) =>
        `  ${sheetName}: ${headerRow === null ? "no header" : `header in row ${headerRow}`} (otherwise: --sheet-name)`,
    ),
    ...evidence.map(
      ({ role, column, heading, values, filled, distinct }) =>
        `  ${ROLES[role]}: column ${column}${heading ? ` '${heading}'` : ""}; ${filled} cells, ${distinct} different: ${values.join(", ")}${distinct > values.length ? " …" : ""}`,
    ),
    "  (otherwise: --columns coin=A,obverse=B,reverse=C)",
    `  rows: ${rows.length} coins, of which ${matched} have a photograph; ${dies("obverseDie")}; ${dies("reverseDie")}`,
    ...part(
      "dies that look like one, and are kept apart until they are written alike",
      similarDies.map((names) => names.join(", ")),
    ),
    ...part("doubtful, illegible and told of (otherwise: --unknown, --die-names)", treated),
    ...part(
      "rows not used",
      notUsed.map(({ sheet, row, why }) => `${sheet} row ${row}: ${why}`),
    ),
    ...part(
      "told of the sheet",
      other.filter((warning) => ![...unused].some((row) => warning.includes(row))),
    ),
  ];
}

/** A list under its title; nothing where it is empty. */
function part(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    `  ${title}: ${lines.length}`,
    ...lines.slice(0, SHOWN).map((line) => `    ${line}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ];
}
