import { EXACT, mostSupported, slightlySlanted, SLACK_PX } from "./fit-circle";
import { groundEnds, MARGIN_PX, toFrame, type Points } from "./ground-ends";
import { ANGLES, type PolarCurve, type ScaledPicture } from "./rim-strip";
import type { Seed } from "./trace-rim";

/** A circle, or one seen at a slight slant, on which a coin ends against the ground. */
export interface OuterCircle {
  curve: PolarCurve;
  /** Share of the angles within the picture at which the ground ends on the curve. */
  share: number;
  /** Longest arc within the picture where it does not, as a share of the circle. */
  gap: number;
  /** Share of the angles at which the curve leaves the picture, or touches its edge. */
  beyond: number;
}

/** Levels by which a pixel is off the ground at least; the edge is blurred, so two are tried. */
const OFF_LEVELS = [6, 16];
/** The same in units of the scatter of the ground. */
const OFF_SCATTERS = 3;

/**
 * The circle on which most rays from the edge of the picture inwards first meet something that is
 * not ground. A struck modern coin is such a circle to about half a hundredth of its radius, and
 * stays so where it touches the edge of the picture or has the colour of the ground along a part.
 *
 * @param seed a place within the coin, roughly its middle
 */
export function outerCircle(picture: ScaledPicture, seed: Seed): OuterCircle | null {
  let best: OuterCircle | null = null;
  for (const levels of OFF_LEVELS) {
    const found = circleOf(picture, seed, Math.max(levels, OFF_SCATTERS * picture.ground.scatter));
    if (found && found.share > (best?.share ?? 0)) best = found;
  }
  return best;
}

function circleOf(picture: ScaledPicture, { x, y }: Seed, levels: number): OuterCircle | null {
  const first = groundEnds(picture, x, y, levels);
  const rough = mostSupported(first);
  if (!rough) return null;
  const points = groundEnds(picture, rough.x, rough.y, levels);
  const curve = slightlySlanted(points, rough);
  return curve && supported(picture, points, curve);
}

function supported(
  { width, height }: ScaledPicture,
  points: Points,
  curve: PolarCurve,
): OuterCircle {
  const { x, y, radii } = curve;
  let [on, beyond, run, longest] = [0, 0, 0, 0];
  for (let n = 0; n < 2 * ANGLES; n++) {
    const a = n % ANGLES;
    const angle = (2 * Math.PI * a) / ANGLES;
    const frame = toFrame({ width, height }, x, y, [Math.cos(angle), Math.sin(angle)]);
    const r = Math.hypot(points[2 * a] - x, points[2 * a + 1] - y);
    const isOn = Math.abs(r - radii[a]) < EXACT * radii[a] + SLACK_PX;
    const isBeyond = radii[a] > frame - MARGIN_PX - SLACK_PX;
    run = isOn || isBeyond ? 0 : Math.min(ANGLES, run + 1);
    longest = Math.max(longest, run);
    if (n >= ANGLES) continue;
    if (isBeyond) beyond++;
    else if (isOn) on++;
  }
  const within = ANGLES - beyond;
  return {
    curve,
    share: within === 0 ? 0 : on / within,
    gap: longest / ANGLES,
    beyond: beyond / ANGLES,
  };
}
