import { coinsAndOthers, type Picture } from "../../coins/index";
import { coinFrame } from "../match/coin-frame";
import { shifted, type Ellipse } from "./ellipse";
import { findCircles } from "./find-circles";
import { fitEllipses, RING_RADIUS } from "./fit-ellipses";
import { greyImage, type GreyImage } from "./grey-image";

/** A reading of where a coin lies in a photograph, and the coin as it is seen then. */
export interface CoinReading {
  /** In the photograph's pixels. */
  ellipse: Ellipse;
  /** How well rim and ring lie along edges, 0 … 1.6. */
  edge: number;
  /** FRAME x FRAME, see coinFrame. */
  frame: Float32Array;
}

/**
 * Pixels of the longer side in which circles are looked for, and in which a single coin is
 * measured.
 */
const [SEARCH_SIDE_PX, MEASURE_SIDE_PX] = [112, 300];
/**
 * What is cut out round a circle, in its radii: enough for the rim where the circle was the ring's.
 */
const CROP_RADII = 1.7;
/**
 * How far a reading's size, as a logarithm, and middle, in radii, may be from the traced rim: a coin
 * has a bead line or an inner edge next to its rim.
 */
const [MAX_SIZE_CHANGE, MAX_OFFSET] = [0.14, 0.1];

/** Radius of the coin of a close-up, as a share of the picture's shorter side. */
const MIN_CLOSE_UP_SHARE = 0.4;
/** A traced rim smaller than this share of that coin is the line between its two metals. */
const MIN_RIM_SHARE = 0.8;

/** A coin of a photograph. */
export interface FoundCoin {
  /** Its traced rim, in the photograph's pixels. */
  rim: Ellipse;
  /** Up to three readings, the most probable first. */
  readings: CoinReading[];
}

/** The coins of a photograph, and what else in it is round. */
export interface FoundCoins {
  coins: FoundCoin[];
  /** Outlines of round things that are no coins, or whose rim is not seen well enough. */
  others: Ellipse[];
}

/**
 * The coins of a photograph. Their rims are traced, then fitted again along edges, rim and ring
 * together, which is more exact on a coin of two metals.
 *
 * @returns no coins in a picture without a rim
 */
export function findCoinsAndOthers(picture: Picture): FoundCoins {
  const found = coinsAndOthers(picture);
  const others = found.others.map(({ ellipse }) => ellipse);
  const rims = found.coins.map(({ ellipse }) => ellipse);
  if (rims.length < 2 && mayBeCloseUp(picture, rims[0])) {
    const coin = coinOfCloseUp(picture, rims[0]);
    if (coin) return { coins: [coin], others: others.filter((other) => isBeside(other, coin.rim)) };
  }
  return { coins: rims.map((rim) => ({ rim, readings: readingsOf(picture, rim) })), others };
}

/**
 * The coin of a close-up: it fills the picture, so that there is little ground for a rim to be seen
 * against, or the rim is cut off. The circle with the most edges then shows where it lies, and what
 * is traced is not believed to be more exact than other readings.
 */
function coinOfCloseUp(picture: Picture, rim: Ellipse | undefined): FoundCoin | null {
  const circle = largestCircle(picture);
  if (!circle || circle.radius < MIN_CLOSE_UP_SHARE * shorterSide(picture)) return null;
  if (rim && Math.hypot(rim.x - circle.x, rim.y - circle.y) > 0.3 * circle.radius) return null;
  const found = readings(cutOut(picture, circle));
  const isWhole = rim && meanRadius(rim) > MIN_RIM_SHARE * circle.radius;
  return { rim: isWhole ? rim : found[0].ellipse, readings: found };
}

/** Whether no rim was traced, or one so large that it is the coin's or its ring's in a close-up. */
const mayBeCloseUp = (picture: Picture, rim: Ellipse | undefined) =>
  !rim || meanRadius(rim) > RING_RADIUS * MIN_CLOSE_UP_SHARE * shorterSide(picture);

const shorterSide = ({ width, height }: Picture) => Math.min(width, height);

const meanRadius = ({ a, b }: Ellipse) => Math.sqrt(a * b);

const isBeside = (p: Ellipse, q: Ellipse) => Math.hypot(p.x - q.x, p.y - q.y) > q.a;

/** The readings of each coin. */
export const findCoins = (picture: Picture): CoinReading[][] =>
  findCoinsAndOthers(picture).coins.map(({ readings }) => readings);

function readingsOf(picture: Picture, rim: Ellipse): CoinReading[] {
  const cut = cutOut(picture, { x: rim.x, y: rim.y, radius: Math.sqrt(rim.a * rim.b) });
  const near = readings(cut).filter(({ ellipse }) => isNear(ellipse, rim));
  if (near.length > 0) return near;
  const inCut = shifted(rim, 1 / cut.step, -cut.left / cut.step, -cut.top / cut.step);
  return [{ ellipse: rim, edge: 0, frame: coinFrame(cut, inCut) }];
}

const isNear = (p: Ellipse, q: Ellipse) =>
  Math.abs(Math.log((p.a * p.b) / (q.a * q.b))) < 2 * MAX_SIZE_CHANGE &&
  Math.hypot(p.x - q.x, p.y - q.y) < MAX_OFFSET * q.a;

/**
 * The one coin of a catalogue's picture: its largest reading that lies in the picture, for such a
 * picture holds little else.
 */
export function findOneCoin(picture: Picture): CoinReading | null {
  const circle = largestCircle(picture);
  if (!circle) return null;
  const all = readings(cutOut(picture, circle));
  const within = all.filter(
    ({ ellipse: { x, y, a } }) => Math.min(x, y, picture.width - x, picture.height - y) > 0.94 * a,
  );
  return within.sort((p, q) => q.ellipse.a - p.ellipse.a)[0] ?? all[0];
}

/** The circle along the most edges, of those large enough to be the one coin of a picture. */
function largestCircle(picture: Picture): Circle | null {
  const search = greyImage(picture, SEARCH_SIDE_PX);
  const [circle] = findCircles(search, RING_RADIUS).large;
  if (!circle) return null;
  const { x, y, radius } = circle;
  return { x: x * search.step, y: y * search.step, radius: radius * search.step };
}

/** What lies around a circle of a picture, shrunk, with the circle in it. */
interface CutOut extends GreyImage {
  left: number;
  top: number;
  /** Pixels of the picture for one of these. */
  step: number;
  circle: Circle;
}

interface Circle {
  x: number;
  y: number;
  radius: number;
}

function cutOut(picture: Picture, { x, y, radius }: Circle): CutOut {
  const reach = CROP_RADII * radius;
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  const [right, bottom] = [
    Math.min(picture.width, Math.ceil(x + reach)),
    Math.min(picture.height, Math.ceil(y + reach)),
  ];
  const box = { left, top, width: right - left, height: bottom - top };
  const cut = greyImage(picture, MEASURE_SIDE_PX, box);
  const { step } = cut;
  const circle = { x: (x - left) / step, y: (y - top) / step, radius: radius / step };
  return { ...cut, left, top, circle };
}

function readings(cut: CutOut): CoinReading[] {
  return fitEllipses(cut, cut.circle).map(({ ellipse, edge }) => ({
    ellipse: shifted(ellipse, cut.step, cut.left, cut.top),
    edge,
    frame: coinFrame(cut, ellipse),
  }));
}
