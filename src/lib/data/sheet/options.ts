import { z } from "zod";

const column = z.string().min(1).describe("a column's letters, or the words over it");

/** What overrules the reader's own conclusions about a sheet. */
export const sheetOptionsSchema = z
  .strictObject({
    columns: z
      .strictObject({ coin: column, image: column, obverse: column, reverse: column })
      .partial()
      .optional()
      .describe("which column is what"),
    sheetName: z.string().min(1).optional().describe("the one sheet of the workbook to read"),
    unknown: z.array(z.string().min(1)).optional().describe("further words for an unknown die"),
    dieNames: z.array(z.string().min(1)).optional().describe("words that are names of dies"),
    diesRestart: z
      .boolean()
      .optional()
      .describe("whether each sheet or series counts its own dies from 1"),
    carryDown: z.boolean().optional().describe("whether an empty die cell means the die above it"),
  })
  .describe("how a sheet is read, where the reader should not decide");

export type SheetOptions = z.infer<typeof sheetOptionsSchema>;
