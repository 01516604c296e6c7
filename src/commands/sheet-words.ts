import { InvalidArgumentError, Option, type Command } from "commander";
import type { SheetOptions } from "../lib/data/index";

const ROLES = ["coin", "image", "obverse", "reverse"] as const;

/** The words that every command with a sheet has. */
export const sheetWords = {
  columns: () =>
    new Option(
      "--columns <roles>",
      "which column of the sheet is what, by letter or heading: coin=B,obverse=D,reverse=E",
    ).argParser(columns),
  sheetName: () => new Option("--sheet-name <name>", "the one sheet of the workbook to read"),
};

/**
 * Adds --sheet and the words that overrule how a sheet of die links is read; `sheetOptions` collects
 * them.
 */
export function addSheetOptions(
  to: Command,
  sheet = "die links; the folder's own where it is left out",
): Command {
  return addReadingOptions(to.option("--sheet <file>", sheet));
}

/** Adds the words that overrule how a sheet of die links is read. */
export function addReadingOptions(to: Command): Command {
  return to
    .addOption(sheetWords.columns())
    .addOption(sheetWords.sheetName())
    .addOption(
      new Option(
        "--unknown <words>",
        "further words in the sheet for an unknown die: 'off flan,worn'",
      ).argParser(words),
    )
    .addOption(
      new Option("--die-names <words>", "words in the sheet that are names of dies").argParser(
        words,
      ),
    )
    .option("--dies-restart", "each sheet or series counts its own dies from 1")
    .option("--no-dies-restart", "a die is the same in all sheets and series")
    .option("--carry-down", "an empty die cell of the sheet means the die above it")
    .option("--no-carry-down", "an empty die cell of the sheet is an unknown die");
}

/** The sheet's options among those of a command; undefined where none was given. */
export function sheetOptions({
  columns,
  sheetName,
  unknown,
  dieNames,
  carryDown,
  diesRestart,
}: SheetOptions): SheetOptions | undefined {
  const given = Object.entries({ columns, sheetName, unknown, dieNames, carryDown, diesRestart });
  const said = given.filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function words(text: string): string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function columns(text: string): NonNullable<SheetOptions["columns"]> {
  const pairs = text.split(",").map((part) => part.split("=").map((word) => word.trim()));
  for (const [role, column] of pairs)
    if (!ROLES.some((known) => known === role) || !column)
      throw new InvalidArgumentError(`expected ${ROLES.join("=…, ")}=…, e.g. coin=B,obverse=D`);
  return Object.fromEntries(pairs);
}
