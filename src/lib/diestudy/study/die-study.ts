import { join } from "node:path";
import type { Layout, Side } from "../../coins/index";
import {
  coinsInFolder,
  coinTypes,
  inspectFolder,
  inspectionWords,
  loadDieLinks,
  photographFolder,
  SIDES,
  undecidedPairs,
  type CoinDies,
  type SheetOptions,
} from "../../data/index";
import {
  matchFolder,
  rotationWords,
  shippedCalibration,
  type AnsweredPair,
  type FolderRotation,
  type MatcherCalibration,
  type MatchFolderOptions,
  type SideWarnings,
} from "../../matchers/index";
import { NumislabError, type OnProgress, type Random } from "../../base/index";
import { compareSheet, type SideComparison } from "./compare-sheet";
import type { Verdict } from "../groups/verdict";
import { studySide, type SideStudy } from "./study-side";
import { unsurePairsBeside } from "../review/unsure-pairs-beside";
import { readVerdicts } from "../review/verdicts-file";

/** A die study of a folder of photographs. */
export interface DieStudy {
  coins: CoinDies[];
  pairs: AnsweredPair[];
  /** Whether these are all; of a large hoard they are those that were looked at closely. */
  everyPair: boolean;
  /** Which rotations were used, and why. */
  rotation?: FolderRotation;
  /** null where fewer than two coins show the side. */
  sides: Record<Side, SideStudy | null>;
  verdicts: Verdict[];
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
  /** What to look at in the photographs of sides (see `warningsOfSides`). */
  sideWarnings?: SideWarnings;
  /** What was understood of the photographs and the sheet, in words (see `inspectFolder`). */
  understood?: readonly string[];
}

/** `method` to `inputs` as for `matchFolder`. */
export interface DieStudyOptions extends Pick<
  MatchFolderOptions,
  "method" | "model" | "everyPair" | "neighbours" | "inputs" | "findRotation"
> {
  layout?: Layout;
  /** A sheet of die links to compare with. It is never looked at to find the dies. */
  sheet?: string;
  /** What overrules the reader of the sheet. */
  sheetOptions?: SheetOptions;
  /** A table of verdicts, as the review writes it; missing is no verdict. */
  verdicts?: string;
  /**
   * A sheet of the coins' types or legends (see `coinTypes`): pairs of different types are not
   * looked at.
   */
  types?: string;
  /** Rotation-invariant comparison. */
  anyRotation?: boolean;
  /**
   * Folder in which sides of coins, and how they lie on each other, are kept: a study that was
   * killed resumes from there.
   */
  cache?: string;
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
export async function dieStudy(
  dir: string,
  { sheet, sheetOptions, types, verdicts: file, random, ...options }: DieStudyOptions,
): Promise<DieStudy> {
  const labelled =
    // told of before the long work
    sheet === undefined
      ? null
      : await loadDieLinks(dir, { sheet, sheetOptions, layout: options.layout });
  const inFolder = (await coinsInFolder(dir, { layout: options.layout })).coins;
  const notes: string[] = [];
  const verdicts =
    file === undefined
      ? []
      : await readVerdicts(file, {
          coins: inFolder.map(({ name }) => name),
          onWarning: (text) => notes.push(text),
        });
  const typesOf =
    types === undefined ? undefined : await coinTypes(dir, types, { layout: options.layout });
  const { layout = "halves" } = options;
  const inspection = await inspectFolder(dir, {
    sheet: sheet ?? null,
    sheetOptions,
    layout,
    cache: options.cache,
    outlines: false, // the matcher looks for the coins
  });
  const place = await photographFolder(dir);
  const {
    coins,
    coinsBySide,
    pairs,
    everyPair,
    rotation,
    calibration,
    refused,
    digests,
    warnings,
    sideWarnings,
  } = await matchFolder(dir, {
    ...options,
    types: typesOf,
    without: inspection.copies.map(({ files: [file], message }) => ({
      file: join(place, file),
      why: `${message}: left out, for it is no coin of its own`,
    })),
  });
  const base = checkedPrior(calibration, options.method);
  const sides = Object.fromEntries(
    SIDES.map((side) => {
      const own = pairs.filter((pair) => pair.side === side);
      return [
        side,
        coinsBySide[side].length < 2
          ? null
          : studySide(side, coinsBySide[side], own, verdicts, {
              base: base[side],
              otherwise: calibration.otherwise,
              random: random.fork(side),
            }),
      ];
    }),
  ) as DieStudy["sides"];
  const [obverse, reverse] = SIDES.map(
    (side) => new Map(sides[side]?.coins.map((coin, i) => [coin, sides[side]!.dies[i]])),
  );
  const found = coins.map((name): CoinDies => ({
    name,
    obverseDie: obverse.get(name) ?? null,
    reverseDie: reverse.get(name) ?? null,
  }));
  const byFile = new Map(inFolder.map(({ file: photograph, name }) => [photograph, name]));
  const usable = new Set(coins);
  const lost = new Set(inFolder.map(({ name }) => name).filter((name) => !usable.has(name)));
  for (const { a, b } of verdicts.filter((one) => lost.has(one.a) || lost.has(one.b)))
    notes.push(
      `${file}: the verdict on ${a} and ${b} is not used: the photograph of one of them could not be used.`,
    );
  const named =
    labelled?.coins.map(({ file: photograph, obverseDie, reverseDie }): CoinDies => ({
      name: byFile.get(photograph)!,
      obverseDie,
      reverseDie,
    })) ?? null; // a sheet may call a coin 1 where its file says 001
  const nameOf = new Map(labelled?.coins.map((coin, i) => [coin.name, named![i].name]));
  const unsure =
    labelled === null
      ? []
      : [
          ...(await unsurePairsBeside(labelled.sheet)),
          ...undecidedPairs(labelled.coins, labelled.reading.undecided),
        ].map(({ side, a, b }) => ({
          side,
          a: nameOf.get(a) ?? a,
          b: nameOf.get(b) ?? b,
        }));
  return {
    coins: found,
    pairs,
    everyPair,
    rotation,
    sides,
    verdicts,
    sheet: named,
    comparison: named && compareSheet(named, found, unsure),
    refused,
    digests,
    warnings: [...warnings, ...notes, ...(labelled?.warnings ?? [])],
    sideWarnings,
    understood: [...inspectionWords(inspection), rotationWords(rotation)],
  };
}

/**
 * Share of pairs of the same die that probabilities were calibrated with; that of registration for
 * a model that does not say.
 *
 * @throws NumislabError "usage" where the method has no probabilities
 */
function checkedPrior(
  { decisions, prior }: MatcherCalibration,
  method = "registration",
): MatcherCalibration["prior"] {
  if (decisions === null)
    throw new NumislabError(
      "usage",
      `the method ${method} is not calibrated, and a die study rests on probabilities: fit its calibration first (docs/guide/add-a-method.md), or take another method`,
    );
  const usual = shippedCalibration().prior;
  const of = (side: Side) => (Number.isNaN(prior[side]) ? usual : prior[side]);
  return { obverse: of("obverse"), reverse: of("reverse") };
}
