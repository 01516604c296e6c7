import { NumislabError, shellWord } from "../../base/index";

/** What a sheet of die links is. */
export const WANTED = "give one row a coin, with columns coin, obverse die, reverse die.";

/**
 * What is taken for coins repeats, with other dies each time.
 *
 * @param found.rows  how many rows do, and of how many
 * @param found.sheets  of the workbook, those that were read
 */
export function notCoins(
  file: string,
  { rows: [rows, of], sheets }: { rows: [number, number]; sheets: readonly string[] },
  problems: string[],
): NumislabError {
  const oneSheet =
    sheets.length > 1
      ? `, or read one of the ${sheets.length} sheets alone with --sheet-name ${shellWord(sheets[0])}`
      : "";
  return new NumislabError(
    "input",
    `${file}: ${rows} of ${of} rows name a coin that another row names with other dies: if the column counts coins or numbers them separately in each series, give each coin a name of its own, or say which column names them with --columns coin=A,obverse=B,reverse=C${oneSheet}.${listed(problems)}`,
  );
}

/** None of the columns of dies holds one. */
export function noDies(file: string, problems: string[]): NumislabError {
  return new NumislabError(
    "input",
    `${file} names no die that can be used: if other columns hold the dies, say which with --columns coin=A,obverse=B,reverse=C.${listed(problems)}`,
  );
}

const listed = (problems: readonly string[]) =>
  problems
    .slice(0, 5)
    .map((p) => `\n  ${p}`)
    .join("");

/** No row of a sheet can be used. */
export function nothing(file: string, problems: string[]): NumislabError {
  return new NumislabError(
    "input",
    `${file} has no row that can be used: ${WANTED}${listed(problems)}`,
  );
}
