import type * as SheetJs from "xlsx";

let loaded: typeof SheetJs | undefined;

/**
 * SheetJS, loaded when the first workbook is read or written: loading it takes a third of a second,
 * and most commands and threads need none.
 */
export function sheetJs(): typeof SheetJs {
  loaded ??= require("xlsx") as typeof SheetJs;
  return loaded;
}
