import { join } from "node:path";
import type { Layout, Side } from "../../coins/index";
import {
  coinAxes,
  coinFinds,
  coinsInFolder,
  coinTypes,
  inspectFolder,
  inspectionWords,
  loadDieLinks,
  photographFolder,
  SIDES,
  undecidedPairs,
  type CoinDies,
  type CoinFinds,
  type CoinFiles,
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
import type { DieChange, EarlierDies } from "./die-names";
import type { KnownStudy } from "./known-study";
import type { Verdict } from "../groups/verdict";
import { studySide, type SideStudy } from "./study-side";
import { unsurePairsBeside } from "../review/unsure-pairs-beside";
import { readVerdicts } from "../review/verdicts-file";
import { dieAxes, type DieAxis } from "../axes/die-axes";
import { countedOnce } from "../specimens/counted-once";
import { countedAs, findSpecimens, type Specimens } from "../specimens/specimens";
import { readSpecimenVerdicts } from "../specimens/specimen-verdicts";

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
  /** How its dies differ from those of the study that it replaces. */
  changes: DieChange[];
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
  /** Dies of the study that this one replaces: they keep their names. */
  earlier?: Record<Side, EarlierDies>;
  /** A study whose dies the coins are assigned to; its partition stays as it is. */
  known?: KnownStudy;
  /**
   * A sheet of the coins' types or legends (see `coinTypes`): pairs of different types are not
   * looked at.
   */
  types?: string;
  /** Whether every photograph counts as a coin of its own. */
  keepSpecimensApart?: boolean;
  /** A table of verdicts on specimens (see `readSpecimenVerdicts`); missing is no verdict. */
  specimenVerdicts?: string;
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
  {
    sheet,
    sheetOptions,
    types,
    verdicts: file,
    earlier,
    known,
    keepSpecimensApart = false,
    specimenVerdicts,
    random,
    ...options
  }: DieStudyOptions,
): Promise<DieStudy> {
  const labelled =
    // told of before the long work
    sheet === undefined
      ? null
      : await loadDieLinks(dir, { sheet, sheetOptions, layout: options.layout });
  const axes =
    sheet === undefined
      ? null
      : await coinAxes(dir, sheet, { sheetOptions, layout: options.layout });
  const finds =
    sheet === undefined
      ? new Map<string, CoinFinds>()
      : await coinFinds(dir, sheet, { sheetOptions, layout: options.layout });
  const inFolder = (await coinsInFolder(dir, { layout: options.layout })).coins;
  const notes: string[] = [...(axes?.notes ?? [])];
  const verdicts =
    file === undefined
      ? []
      : await readVerdicts(file, {
          coins: [...inFolder, ...(known?.coins ?? [])].map(({ name }) => name),
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
    coins: compared,
    coinsBySide,
    pairs: all,
    everyPair,
    rotation,
    calibration,
    refused,
    digests,
    warnings,
    sideWarnings,
    specimenPairs,
    outlineTurns,
  } = await matchFolder(dir, {
    ...options,
    specimens: true,
    types: typesOf,
    also: known?.coins,
    without: inspection.copies.map(({ files: [file], message }) => ({
      file: join(place, file),
      why: `${message}: left out, for it is no coin of its own`,
    })),
  });
  const isKnown = new Set(known?.coins.map(({ name }) => name));
  const coins = compared.filter((coin) => !isKnown.has(coin));
  const pairs = all.filter(({ a, b }) => !isKnown.has(a) || !isKnown.has(b));
  notes.push(...knownPhotographs(inFolder, known, digests));
  const base = checkedPrior(calibration, options.method);
  // a coin of the known study whose die nobody knows says nothing about a new coin
  const shown = Object.fromEntries(
    SIDES.map((side) => [
      side,
      coinsBySide[side].filter((coin) => !isKnown.has(coin) || known!.dies[side].has(coin)),
    ]),
  ) as Record<Side, string[]>;
  const said =
    specimenVerdicts === undefined || keepSpecimensApart
      ? []
      : readSpecimenVerdicts(specimenVerdicts, coins, (text) => notes.push(text));
  const specimens = findSpecimens(coins, keepSpecimensApart ? [] : specimenPairs, {
    apart: [...said, ...verdicts].filter(({ verdict }) => verdict === "different"),
    together: said.filter(({ verdict }) => verdict === "same"),
  });
  const once = countedOnce(specimens.specimens, { coinsBySide: shown, pairs, verdicts });
  const counted = once.coinsBySide;
  const shownOn = { obverse: new Set(counted.obverse), reverse: new Set(counted.reverse) };
  const sides = Object.fromEntries(
    SIDES.map((side) => {
      const own = once.pairs.filter(
        ({ side: of, a, b }) => of === side && shownOn[side].has(a) && shownOn[side].has(b),
      );
      return [
        side,
        counted[side].length < 2 || counted[side].every((coin) => isKnown.has(coin))
          ? null
          : studySide(side, counted[side], own, once.verdicts, {
              base: base[side],
              otherwise: calibration.otherwise,
              random: random.fork(side),
              earlier: earlier?.[side],
              known: known?.dies[side],
            }),
      ];
    }),
  ) as DieStudy["sides"];
  const [obverse, reverse] = SIDES.map(
    (side) => new Map(sides[side]?.coins.map((coin, i) => [coin, sides[side]!.dies[i]])),
  );
  const as = countedAs(specimens.specimens);
  const found = coins.map((name): CoinDies => ({
    name,
    obverseDie: obverse.get(as.get(name) ?? name) ?? null,
    reverseDie: reverse.get(as.get(name) ?? name) ?? null,
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
    finds,
    axes: dieAxes(coins, {
      sheet: axes?.degrees ?? new Map<string, number>(),
      outlines: outlineTurns,
      upright: rotation.rotation === "upright",
      pairs: specimenPairs,
    }),
    specimens,
    rotation,
    sides,
    verdicts,
    sheet: named,
    comparison: named && compareSheet(named, found, unsure),
    refused,
    digests,
    warnings: [...warnings, ...notes, ...(labelled?.warnings ?? [])],
    changes: SIDES.flatMap((side) => sides[side]?.changes ?? []),
    sideWarnings,
    understood: [...inspectionWords(inspection), rotationWords(rotation)],
  };
}

/** Photographs that are in both folders: such a coin is no new one. */
function knownPhotographs(
  coins: readonly CoinFiles[],
  known: KnownStudy | undefined,
  digests: ReadonlyMap<string, string>,
): string[] {
  const filesOf = ({ sides }: CoinFiles) => Object.values(sides);
  const owners = new Map(
    (known?.coins ?? []).flatMap((coin) =>
      filesOf(coin).map((file) => [digests.get(file), coin.name] as const),
    ),
  );
  return coins.flatMap((coin) => {
    const owner = filesOf(coin)
      .map((file) => digests.get(file))
      .find((digest) => digest !== undefined && owners.has(digest));
    return owner === undefined
      ? []
      : [`${coin.name} has the same photograph as ${owners.get(owner)}: it is no new coin`];
  });
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
