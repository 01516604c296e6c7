import { join } from "node:path";
import type { Side } from "../../coins/index";
import {
  inspectionWords,
  photographFolder,
  SIDES,
  type CoinDies,
  type CoinFiles,
  type CoinFinds,
  type Inspection,
} from "../../data/index";
import {
  matchFolder,
  rotationWords,
  type AnsweredPair,
  type FolderRotation,
  type MatchFolderOptions,
  type SideWarnings,
} from "../../matchers/index";
import type { OnProgress, Random } from "../../base/index";
import { dieAxes, type DieAxis } from "../axes/die-axes";
import type { Verdict } from "../groups/verdict";
import { findSpecimens, type Specimens } from "../specimens/specimens";
import type { SavedVerdict } from "../review/saved-verdict";
import { readSpecimenVerdicts } from "../specimens/specimen-verdicts";
import { calibratedPrior } from "./calibrated-prior";
import type { SideComparison } from "./compare-sheet";
import type { DieChange, EarlierDies } from "./die-names";
import { knownPhotographs } from "./known-photographs";
import { studyBesideSheet } from "./study-beside-sheet";
import { readStudyInput, type StudyInputOptions } from "./study-input";
import type { SideStudy } from "./study-side";
import { diesOfCoins, studySides } from "./study-sides";

/** A die study of a folder of photographs. */
export interface DieStudy {
  coins: CoinDies[];
  pairs: AnsweredPair[];
  /** Whether these are all; of a large hoard they are those that were looked at closely. */
  everyPair: boolean;
  /** Findspots, hoards and dates by coin, as the sheet says them. */
  finds?: ReadonlyMap<string, CoinFinds>;
  /** Die axes by coin, where they are known. */
  axes?: ReadonlyMap<string, DieAxis>;
  /** Coins with several photographs, and the pairs that may be one coin. */
  specimens?: Specimens;
  /** Which rotations were used, and why. */
  rotation?: FolderRotation;
  /** null where fewer than two coins show the side. */
  sides: Record<Side, SideStudy | null>;
  /** What is taken of the verdicts of all judges, one a pair (see `takenVerdicts`). */
  verdicts: Verdict[];
  /** The verdicts of every judge. */
  judgements?: SavedVerdict[];
  /**
   * The dies that the given sheet names, coins called as the study calls them; null without one.
   */
  sheet: CoinDies[] | null;
  /** Beside the sheet that was given; null without one. */
  comparison: SideComparison[] | null;
  refused: { file: string; why: string }[];
  /** SHA-256 of the photographs that were matched, hexadecimal, by file. */
  digests: ReadonlyMap<string, string>;
  warnings: string[];
  /** How its dies differ from those of the study that it replaces. */
  changes: DieChange[];
  /** What to look at in the photographs of sides (see `warningsOfSides`). */
  sideWarnings?: SideWarnings;
  /** What was understood of the photographs and the sheet, in words (see `inspectFolder`). */
  understood?: readonly string[];
}

/** `method` to `inputs` as for `matchFolder`. */
export interface DieStudyOptions
  extends
    StudyInputOptions,
    Pick<
      MatchFolderOptions,
      "method" | "model" | "everyPair" | "neighbours" | "inputs" | "findRotation"
    > {
  /** Dies of the study that this one replaces: they keep their names. */
  earlier?: Record<Side, EarlierDies>;
  /** Whether every photograph counts as a coin of its own. */
  keepSpecimensApart?: boolean;
  /** A table of verdicts on specimens (see `readSpecimenVerdicts`); missing is no verdict. */
  specimenVerdicts?: string;
  /** Rotation-invariant comparison. */
  anyRotation?: boolean;
  random: Random;
  onProgress?: OnProgress;
}

/**
 * Compares the coins of a folder (see `matchFolder`), groups each side by die, counts dies and
 * lists what a person should look at.
 *
 * The engine must have been started (`startEngine`).
 *
 * @throws NumislabError "input" when fewer than two coins can be used, a sheet or the verdicts
 *   cannot be read, or verdicts contradict each other
 */
export async function dieStudy(dir: string, options: DieStudyOptions): Promise<DieStudy> {
  const {
    sheet,
    sheetOptions,
    verdicts: verdictsFile,
    earlier,
    known,
    keepSpecimensApart = false,
    specimenVerdicts,
    random,
    ...matching
  } = options;
  const input = await readStudyInput(dir, options);
  const { notes, verdicts, inspection } = input;
  const matched = await matchFolder(dir, {
    ...matching,
    specimens: true,
    types: input.types,
    also: known?.coins,
    without: await copiesIn(dir, inspection),
  });
  const { calibration, rotation, digests, specimenPairs } = matched;
  const isKnown = new Set(known?.coins.map(({ name }) => name));
  const coins = matched.coins.filter((coin) => !isKnown.has(coin));
  const pairs = matched.pairs.filter(({ a, b }) => !isKnown.has(a) || !isKnown.has(b));
  notes.push(...knownPhotographs(input.coins, known, digests));
  const base = calibratedPrior(calibration, options.method);
  const said =
    specimenVerdicts === undefined || keepSpecimensApart
      ? []
      : readSpecimenVerdicts(specimenVerdicts, coins, (text) => notes.push(text));
  const specimens = findSpecimens(coins, keepSpecimensApart ? [] : specimenPairs, {
    apart: [...said, ...verdicts].filter(({ verdict }) => verdict === "different"),
    together: said.filter(({ verdict }) => verdict === "same"),
  });
  const sides = studySides({
    coinsBySide: matched.coinsBySide,
    pairs,
    verdicts,
    specimens: specimens.specimens,
    known,
    earlier,
    base,
    otherwise: calibration.otherwise,
    random,
  });
  notes.push(...unusedVerdicts(verdicts, verdictsFile, { usable: coins, all: input.coins }));
  const found = diesOfCoins(coins, sides, specimens.specimens);
  return {
    coins: found,
    pairs,
    everyPair: matched.everyPair,
    finds: input.finds,
    axes: dieAxes(coins, {
      sheet: input.axes?.degrees ?? new Map<string, number>(),
      outlines: matched.outlineTurns,
      upright: rotation.rotation === "upright",
      pairs: specimenPairs,
    }),
    specimens,
    rotation,
    sides,
    verdicts,
    judgements: input.judgements,
    ...(await studyBesideSheet(input, found)),
    refused: matched.refused,
    digests,
    warnings: [...matched.warnings, ...notes, ...(input.labelled?.warnings ?? [])],
    changes: SIDES.flatMap((side) => sides[side]?.changes ?? []),
    sideWarnings: matched.sideWarnings,
    understood: [...inspectionWords(inspection), rotationWords(rotation)],
  };
}

/** Photographs that are copies of another: each would count as a die link. */
async function copiesIn(
  dir: string,
  { copies }: Inspection,
): Promise<{ file: string; why: string }[]> {
  const place = await photographFolder(dir);
  return copies.map(({ files: [file], message }) => ({
    file: join(place, file),
    why: `${message}: left out, for it is no coin of its own`,
  }));
}

/** Says which verdicts are on coins whose photographs could not be used. */
function unusedVerdicts(
  verdicts: readonly Verdict[],
  file: string | undefined,
  { usable, all }: { usable: readonly string[]; all: readonly CoinFiles[] },
): string[] {
  const used = new Set(usable);
  const lost = new Set(all.map(({ name }) => name).filter((name) => !used.has(name)));
  return verdicts
    .filter(({ a, b }) => lost.has(a) || lost.has(b))
    .map(
      ({ a, b }) =>
        `${file}: the verdict on ${a} and ${b} is not used: the photograph of one of them could not be used.`,
    );
}
