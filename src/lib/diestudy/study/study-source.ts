import { z } from "zod";
import { LAYOUTS } from "../../coins/index";

const photographSchema = z.object({
  /** Place in the folder. */
  file: z.string(),
  /** Of its bytes. */
  sha256: z.string(),
});

/** The form of study.json. */
export const studySourceSchema = z.looseObject({
  /** Folder of the photographs, absolute. */
  folder: z.string(),
  layout: z.enum(LAYOUTS),
  anyRotation: z.boolean(),
  /** The sheet that it was compared with, absolute; null without one. */
  sheet: z.string().nullable(),
  /**
   * The sheet of types that parts coins, absolute; null without one. Studies of earlier versions do
   * not say.
   */
  types: z.string().nullish(),
  /**
   * The highest number that a die of each side ever had: none is given again. Studies of earlier
   * versions do not say.
   */
  highestDies: z.object({ obverse: z.number(), reverse: z.number() }).optional(),
  /** Every coin's photographs: their place in the folder, and the SHA-256 of their bytes. */
  coins: z.array(
    z.object({
      name: z.string(),
      sides: z.object({
        obverse: photographSchema.optional(),
        reverse: photographSchema.optional(),
      }),
    }),
  ),
});

/** What a study was made from: study.json. */
export type StudySource = z.infer<typeof studySourceSchema>;
