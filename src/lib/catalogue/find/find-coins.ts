import type { Picture } from "../../coins/index";
import { coinFrame } from "../match/coin-frame";
import { shifted, type Ellipse } from "./ellipse";
import { findCircles } from "./find-circles";
import { fitEllipses, RING_RADIUS } from "./fit-ellipses";
import { greyImage } from "./grey-image";

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
 * Several small coins are believed where the first lies along edges this much better than a large
 * one, or the large one turns out smaller than this share of the picture's shorter side.
 */
const [MIN_EDGE_RATIO_FOR_SEVERAL, MIN_SINGLE_COIN_SHARE] = [1.2, 0.27];
/**
 * What another coin must have of the best one's edge and of the largest one's size; and how far
 * apart their middles are, in sums of both radii. A 1-cent coin is 0.63 as wide as a 2-euro coin.
 */
const [MIN_RELATIVE_EDGE, MIN_RELATIVE_SIZE, MIN_CENTRE_DISTANCE] = [0.7, 0.5, 0.8];

/**
 * The coins of a photograph, each in up to three readings, the most probable first.
 *
 * @returns none in a picture without edges
 */
export function findCoins(picture: Picture): CoinReading[][] {
  const search = greyImage(picture, SEARCH_SIDE_PX);
  const { large, small } = findCircles(search, RING_RADIUS);
  const read = (circle: Circle) => readings(picture, search.step, circle);
  const [one, first] = [large.slice(0, 1).map(read)[0], small.slice(0, 1).map(read)[0]];
  if (!one && !first) return [];
  const least = MIN_SINGLE_COIN_SHARE * Math.min(picture.width, picture.height);
  const several =
    !one ||
    one[0].ellipse.a < least ||
    (first && first[0].edge > MIN_EDGE_RATIO_FOR_SEVERAL * one[0].edge);
  const others = (several ? [...small, ...large] : large.slice(1))
    .map(read)
    .sort((p, q) => q[0].edge - p[0].edge);
  const coins: CoinReading[][] = several ? [] : [one];
  for (const coin of others)
    if (!coins.some((other) => overlap(coin[0].ellipse, other[0].ellipse))) coins.push(coin);
  const [edge, size] = [
    Math.max(...coins.map(([best]) => best.edge)),
    Math.max(...coins.map(([best]) => best.ellipse.a)),
  ];
  return coins.filter(
    ([best]) => best.edge > MIN_RELATIVE_EDGE * edge && best.ellipse.a > MIN_RELATIVE_SIZE * size,
  );
}

const overlap = (p: Ellipse, q: Ellipse) =>
  Math.hypot(p.x - q.x, p.y - q.y) <
  MIN_CENTRE_DISTANCE * (Math.sqrt(p.a * p.b) + Math.sqrt(q.a * q.b));

/**
 * The one coin of a catalogue's picture: its largest reading that lies in the picture, for such a
 * picture holds little else.
 */
export function findOneCoin(picture: Picture): CoinReading | null {
  const search = greyImage(picture, SEARCH_SIDE_PX);
  const [circle] = findCircles(search, RING_RADIUS).large;
  if (!circle) return null;
  const all = readings(picture, search.step, circle);
  const within = all.filter(
    ({ ellipse: { x, y, a } }) => Math.min(x, y, picture.width - x, picture.height - y) > 0.94 * a,
  );
  return within.sort((p, q) => q.ellipse.a - p.ellipse.a)[0] ?? all[0];
}

type Circle = { x: number; y: number; radius: number };

function readings(picture: Picture, step: number, circle: Circle): CoinReading[] {
  const [x, y, radius] = [circle.x * step, circle.y * step, circle.radius * step];
  const reach = CROP_RADII * radius;
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  const [right, bottom] = [
    Math.min(picture.width, Math.ceil(x + reach)),
    Math.min(picture.height, Math.ceil(y + reach)),
  ];
  const cut = greyImage(picture, MEASURE_SIDE_PX, {
    left,
    top,
    width: right - left,
    height: bottom - top,
  });
  const here = { x: (x - left) / cut.step, y: (y - top) / cut.step, radius: radius / cut.step };
  return fitEllipses(cut, here).map(({ ellipse, edge }) => ({
    ellipse: shifted(ellipse, cut.step, left, top),
    edge,
    frame: coinFrame(cut, ellipse),
  }));
}
