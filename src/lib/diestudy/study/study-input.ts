import type { Layout } from "../../coins/index";
import {
  coinAxes,
  coinFinds,
  coinsInFolder,
  coinTypes,
  inspectFolder,
  loadDieLinks,
  type CoinAxes,
  type CoinFiles,
  type CoinFinds,
  type Inspection,
  type SheetOptions,
} from "../../data/index";
import { disputesToTell } from "../review/judges-words";
import { takenVerdicts } from "../review/taken-verdicts";
import type { SavedVerdict } from "../review/saved-verdict";
import { readJudgements } from "../review/verdicts-file";
import type { Verdict } from "../groups/verdict";
import type { KnownStudy } from "./known-study";

/** What a die study is told beside its photographs. */
export interface StudyInputOptions {
  layout?: Layout;
  /** A sheet of die links to compare with. It is never looked at to find the dies. */
  sheet?: string;
  /** What overrules the reader of the sheet. */
  sheetOptions?: SheetOptions;
  /** A table of verdicts, as the review writes it; missing is no verdict. */
  verdicts?: string;
  /** A study whose dies the coins are assigned to; its partition stays as it is. */
  known?: KnownStudy;
  /**
   * A sheet of the coins' types or legends (see `coinTypes`): pairs of different types are not
   * looked at.
   */
  types?: string;
  /**
   * Folder in which sides of coins, and how they lie on each other, are kept: a study that was
   * killed resumes from there.
   */
  cache?: string;
}

/** What a folder, its sheets and the verdicts say, before the coins are compared. */
export interface StudyInput {
  coins: CoinFiles[];
  /** Of the sheet to compare with; null without one. */
  labelled: Awaited<ReturnType<typeof loadDieLinks>> | null;
  /** Die axes by the sheet; null where it has none. */
  axes: CoinAxes | null;
  finds: ReadonlyMap<string, CoinFinds>;
  /** Type or legend by coin; undefined without a sheet of types. */
  types: Awaited<ReturnType<typeof coinTypes>> | undefined;
  /** The verdicts of every judge, and what is taken of them, one a pair. */
  judgements: SavedVerdict[];
  verdicts: Verdict[];
  inspection: Inspection;
  notes: string[];
}

/**
 * Reads everything that a die study is told, so that faults are named before the long work.
 *
 * @throws NumislabError "input" when a sheet or the verdicts cannot be read
 */
export async function readStudyInput(
  dir: string,
  { layout, sheet, sheetOptions, types, verdicts: file, known, cache }: StudyInputOptions,
): Promise<StudyInput> {
  const reading = { layout, sheetOptions };
  const labelled = sheet === undefined ? null : await loadDieLinks(dir, { sheet, ...reading });
  const axes = sheet === undefined ? null : await coinAxes(dir, sheet, reading);
  const finds =
    sheet === undefined ? new Map<string, CoinFinds>() : await coinFinds(dir, sheet, reading);
  const { coins } = await coinsInFolder(dir, { layout });
  const notes: string[] = [...(axes?.notes ?? [])];
  const judgements =
    file === undefined
      ? []
      : await readJudgements(file, {
          coins: [...coins, ...(known?.coins ?? [])].map(({ name }) => name),
          onWarning: (text) => notes.push(text),
        });
  const verdicts = takenVerdicts(judgements);
  notes.push(...disputesToTell(verdicts));
  return {
    coins,
    labelled,
    axes,
    finds,
    types: types === undefined ? undefined : await coinTypes(dir, types, { layout }),
    judgements,
    verdicts,
    inspection: await inspectFolder(dir, {
      sheet: sheet ?? null,
      sheetOptions,
      layout: layout ?? "halves",
      cache,
      outlines: false, // the matcher looks for the coins
    }),
    notes,
  };
}
