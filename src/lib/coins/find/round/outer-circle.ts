import { EXACT, mostSupported, pointsOff, slightlySlanted, SLACK_PX } from "./fit-circle";
import { groundEnds, MARGIN_PX, toFrame, type Points } from "./ground-ends";
import { longestArc } from "../judge/longest-arc";
import { ANGLES, type PolarCurve, type ScaledPicture } from "../rim-strip";
import type { Seed } from "../trace-rim";

/** A circle, or one seen at a slight slant, on which a coin ends against the ground. */
export interface OuterCircle {
  curve: PolarCurve;
  /** Share of the angles within the picture at which the ground ends on the curve. */
  share: number;
  /** Longest arc within the picture where it does not, as a share of the circle. */
  gap: number;
  /** Direction of the middle of that arc, in radians clockwise from the right. */
  gapAngle: number;
  /** Share of the angles of that arc at which the ground ends further out: a shadow? */
  gapOutside: number;
  /** The same as `share` without that arc. */
  shareBeside: number;
  /** Whether the ground ends sharply on it, as on a coin, and not softly, as in a shadow. */
  isSharp: boolean;
  /** Share of the angles at which the curve leaves the picture, or touches its edge. */
  beyond: number;
}

/** Levels by which a pixel is off the ground at least; the edge is blurred, so two are tried. */
const OFF_LEVELS = [6, 16];
/** The same in units of the scatter of the ground. */
const OFF_SCATTERS = 3;
/** Where it ends sharply, both levels are reached on the circle at this share of the angles. */
const MIN_SHARP = 0.5;

/**
 * Circles on which rays from the edge of the picture inwards first meet something that is not
 * ground, that with the most of them first. A struck modern coin is such a circle to about half a
 * hundredth of its radius, and stays so where it touches the edge of the picture or has the colour
 * of the ground along a part. A hard shadow of it is another one.
 *
 * @param seed a place within the coin, roughly its middle
 */
export function outerCircles(picture: ScaledPicture, seed: Seed): OuterCircle[] {
  const [low, high] = OFF_LEVELS.map((n) => Math.max(n, OFF_SCATTERS * picture.ground.scatter));
  return [...circlesOf(picture, seed, low, high), ...circlesOf(picture, seed, high, low)].sort(
    (one, other) => seen(other) - seen(one),
  );
}

/** Share of the whole circle on which the ground is seen to end. */
const seen = ({ share, beyond }: OuterCircle) => share * (1 - beyond);

function circlesOf(
  picture: ScaledPicture,
  { x, y }: Seed,
  levels: number,
  otherLevels: number,
): OuterCircle[] {
  const ends = groundEnds(picture, x, y, levels);
  const first = mostSupported(ends);
  const second = first && mostSupported(pointsOff(ends, first));
  return [first, second].flatMap((rough) => {
    if (!rough) return [];
    const curve = slightlySlanted(groundEnds(picture, rough.x, rough.y, levels), rough);
    if (!curve) return [];
    const [own, other] = [levels, otherLevels].map((level) =>
      supported(picture, groundEnds(picture, rough.x, rough.y, level), curve),
    );
    return [{ ...own, isSharp: other.share > MIN_SHARP * own.share }];
  });
}

function supported(
  { width, height }: ScaledPicture,
  points: Points,
  curve: PolarCurve,
): Omit<OuterCircle, "isSharp"> {
  const { x, y, radii } = curve;
  const offs = Float64Array.from(radii, (radius, a) => {
    const angle = (2 * Math.PI * a) / ANGLES;
    const frame = toFrame({ width, height }, x, y, [Math.cos(angle), Math.sin(angle)]);
    if (radius > frame - MARGIN_PX - SLACK_PX) return NaN;
    const off = Math.hypot(points[2 * a] - x, points[2 * a + 1] - y) - radius;
    if (Math.abs(off) < EXACT * radius + SLACK_PX) return 0;
    return Number.isNaN(off) ? Infinity : off; // no ground as far as the edge of the picture
  });
  const within = offs.filter((off) => !Number.isNaN(off)).length;
  const on = offs.filter((off) => off === 0).length;
  const isOff = Array.from(offs, (off) => off !== 0 && !Number.isNaN(off));
  const { length, middle } = longestArc(isOff);
  const first = Math.round(middle - length / 2 + ANGLES);
  const arc = Array.from({ length }, (_, n) => offs[(first + n) % ANGLES]);
  return {
    curve,
    share: within === 0 ? 0 : on / within,
    gap: length / ANGLES,
    gapAngle: (2 * Math.PI * middle) / ANGLES,
    gapOutside: length === 0 ? 0 : arc.filter((off) => off > 0).length / length,
    shareBeside: within === length ? 0 : on / (within - length),
    beyond: 1 - within / ANGLES,
  };
}
