import { SIDES } from "../data/index";
import { shippedCalibration } from "./calibration-file";
import type { NamedSide } from "./matcher";
import { shapeOf } from "./registration/align/affine";
import { stagedScore, verdict, type Calibration } from "./registration/evidence";
import { isLegible } from "./registration/legibility";
import type { MatchSide } from "./registration/match-side";
import { screen, type Screened } from "./registration/search/screen";
import { startWorkers } from "./registration/workers";

/** Whether coins are compared as upright ones, within 18 degrees of each other, or at any rotation. */
export type Rotation = "upright" | "any";

/** Which rotations were used for a folder, and why. */
export interface FolderRotation {
  rotation: Rotation;
  /**
   * `asked`: it was given; `links`: pairs of the same die lie so; `designs`: pairs of similar
   * designs do; `undecided`: the sample has neither.
   */
  decidedBy: "asked" | "links" | "designs" | "undecided";
  /** What a sample of the coins showed; null where it was not looked for. */
  evidence: RotationEvidence | null;
}

export interface RotationEvidence {
  /** Coins of the sample, and their pairs of a side. */
  coins: number;
  pairs: number;
  /** Pairs called 'same' that lie within 18 degrees of each other, and those that do not. */
  sameUpright: number;
  sameTurned: number;
  /** One of the latter. */
  example: { a: string; b: string; side: "obverse" | "reverse"; degrees: number } | null;
  /** Pairs with similar designs, and how many of these lie within 18 degrees of each other. */
  similar: number;
  similarUpright: number;
}

/** Coins of a side in the sample. */
const SAMPLE = 16;
/** Pairs of the sample that are registered, of those that lie turned and of those that do not. */
const REGISTERED = 12;
/** Largest rotation between upright coins: that of the coarse search. */
const UPRIGHT_DEGREES = 18;
/** Pairs with a larger correlation in the coarse search have similar designs. */
const SIMILAR = 0.2;
/**
 * Designs are upright where more than this share of the similar pairs is, if there are at least
 * `MIN_SIMILAR`; of coins at random rotations a tenth is.
 */
const [UPRIGHT_SHARE, MIN_SIMILAR] = [0.35, 8];

/**
 * Finds out from a sample whether the coins of a folder are upright alike in their photographs: its
 * pairs are compared at every rotation, and the best of them registered.
 *
 * The engine must have been started.
 *
 * @param relief of a side, by its position
 */
export async function findRotation(
  sides: readonly Omit<NamedSide<unknown>, "seen">[],
  relief: (at: number) => MatchSide | Promise<MatchSide>,
  calibration: Calibration = shippedCalibration(),
): Promise<FolderRotation> {
  const evidence: RotationEvidence = {
    coins: 0,
    pairs: 0,
    sameUpright: 0,
    sameTurned: 0,
    example: null,
    similar: 0,
    similarUpright: 0,
  };
  const coins = new Set<string>();
  for (const side of SIDES) {
    const own = [...sides.keys()].filter((at) => sides[at].side === side);
    const count = Math.min(own.length, SAMPLE);
    const some = Array.from({ length: count }, (_, i) => own[Math.floor((i * own.length) / count)]);
    for (const at of some) coins.add(sides[at].coin);
    const seen = await Promise.all(some.map((at) => relief(at)));
    const tried = screen(seen, { anyRotation: true }).map((pair) => ({
      ...pair,
      degrees: shapeOf(pair.map).degrees,
    }));
    evidence.pairs += tried.length;
    const similar = tried.filter(({ score }) => score >= SIMILAR);
    evidence.similar += similar.length;
    evidence.similarUpright += similar.filter(isUpright).length;
    for (const pair of await samePairs(seen, similar, calibration)) {
      if (isUpright(pair)) evidence.sameUpright++;
      else {
        evidence.sameTurned++;
        const [a, b] = [sides[some[pair.a]].coin, sides[some[pair.b]].coin];
        evidence.example ??= { a, b, side, degrees: Math.round(pair.degrees) };
      }
    }
  }
  evidence.coins = coins.size;
  return { ...decided(evidence), evidence };
}

type Tried = Screened & { degrees: number };
const isUpright = ({ degrees }: Tried) => Math.abs(degrees) <= UPRIGHT_DEGREES + 1.5; // half a step

/** Those of the most similar pairs, upright and turned, that are called 'same'. */
async function samePairs(
  seen: readonly MatchSide[],
  similar: readonly Tried[],
  calibration: Calibration,
): Promise<Tried[]> {
  const sorted = [...similar].sort((x, y) => y.score - x.score);
  const chosen = [true, false].flatMap((upright) =>
    sorted.filter((pair) => isUpright(pair) === upright).slice(0, REGISTERED),
  );
  const workers = startWorkers(0); // they are done before a thread is up
  const found: Tried[] = [];
  for (const pair of chosen) {
    const [registration] = await workers.register({
      fixed: seen[pair.a],
      others: [seen[pair.b]],
      starts: [pair.map],
    });
    const legible = isLegible(seen[pair.a]) && isLegible(seen[pair.b]);
    const like = stagedScore(pair.score, registration);
    const degrees = shapeOf(registration.warp.map).degrees;
    if (verdict(like, legible, calibration).answer === "same") found.push({ ...pair, degrees });
  }
  return found;
}

/**
 * One turned pair of the same die is enough, for links of such coins would be lost. Without any
 * evidence all rotations are the safe choice: they lose no link of upright coins.
 */
function decided({
  sameTurned,
  sameUpright,
  similar,
  similarUpright,
}: RotationEvidence): Pick<FolderRotation, "rotation" | "decidedBy"> {
  if (sameTurned > 0) return { rotation: "any", decidedBy: "links" };
  const enough = similar >= MIN_SIMILAR;
  const upright = similarUpright > UPRIGHT_SHARE * similar;
  if (enough && !upright) return { rotation: "any", decidedBy: "designs" };
  if (sameUpright > 0) return { rotation: "upright", decidedBy: "links" };
  if (enough) return { rotation: "upright", decidedBy: "designs" };
  return { rotation: "any", decidedBy: "undecided" };
}

/**
 * What any rotation cannot do. Relief is seen by its shading, and a coin that is turned under a lamp
 * is shaded otherwise; measured on simulated coins, see docs/measurements/matching.md.
 */
const TURNED_UNDER_THE_LIGHT =
  "where the light comes from one side, two coins turned by more than about 60 degrees to each other are shaded differently, and most of their links are not found: turn the photographs upright, or turn the lamp with the coin";

/** The same in words, with what cannot be found. */
export function rotationWords(found: FolderRotation): string {
  const why = reasonInWords(found);
  return found.rotation === "any" ? `${why}; ${TURNED_UNDER_THE_LIGHT}` : why;
}

function reasonInWords({ rotation, decidedBy, evidence }: FolderRotation): string {
  const used =
    rotation === "any"
      ? "coins are compared at any rotation"
      : "coins are compared as upright ones, within 18 degrees of each other";
  if (evidence === null) return `${used}, as asked`;
  const { coins, sameTurned, sameUpright, example, similar, similarUpright } = evidence;
  const sample = `a sample of ${coins} coins was tried at every rotation`;
  if (example)
    return `${used}: ${sample}, and ${sameTurned} of ${sameTurned + sameUpright} pairs of the same die match only when one is turned (${example.a} and ${example.b}, ${example.side}, by ${example.degrees} degrees); --upright forbids it`;
  if (decidedBy === "links")
    return `${used}: ${sample}, and all ${sameUpright} pairs of the same die found lie so; --any-rotation compares them at any rotation`;
  if (decidedBy === "designs")
    return rotation === "any"
      ? `${used}: ${sample}, and only ${similarUpright} of ${similar} pairs of similar designs lie within 18 degrees of each other; --upright forbids it`
      : `${used}: ${sample}, no pair of the same die was found, and ${similarUpright} of ${similar} pairs of similar designs lie so; --any-rotation compares them at any rotation`;
  return `${used}: ${sample}, but no pair of the same die was found, and whether all are upright cannot be decided; if they are, --upright is faster`;
}
