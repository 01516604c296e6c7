import { cutAltar, cutCornucopia, cutGlobe, cutPatera, cutScales, cutSceptre } from "./attributes";
import { cutMantle, cutRobe } from "./clothing";
import { placing, smooth, type Point } from "./curves";
import type { Hand } from "./hand";
import { JOINTS, type Joint } from "./joints";
import { filled, raise, relief, rounded, stroke, swell, type Relief } from "./relief";

export type FigureKind = "genius" | "robed" | "jupiter" | "sol";

/** Arms that are held otherwise than by the genius. */
const ARMS: Readonly<Partial<Record<FigureKind, Partial<Record<Joint, Point>>>>> = {
  jupiter: { leftHand: [0.172, -0.215], leftElbow: [0.135, -0.12] },
  sol: {
    rightHand: [-0.158, -0.262],
    rightElbow: [-0.132, -0.158],
    leftHand: [0.13, -0.088],
    leftElbow: [0.105, -0.068],
  },
};

/** Cuts a standing figure with what it holds. */
export function cutFigure(size: number, hand: Hand, kind: FigureKind): Relief {
  const rng = hand.free("pose");
  const whole = hand.part("figure", [0, 0.29], 0.8);
  const lean = placing({ pivot: [0, 0.28], turn: rng.normal(0, 1.5) });
  const joint = {} as Record<Joint, Point>;
  for (const name of Object.keys(JOINTS) as Joint[]) {
    const [x, y] = ARMS[kind]?.[name] ?? JOINTS[name];
    const arm = name.endsWith("Hand") || name.endsWith("Elbow") ? 1.8 : 1;
    joint[name] = whole(lean([x + arm * rng.normal(0, 0.0045), y + arm * rng.normal(0, 0.0045)]));
  }
  const out = relief(size);
  const limb = (names: readonly Joint[], radii: readonly number[], height: number): void =>
    stroke(
      out,
      hand.draw(names.map((n) => joint[n])),
      radii.map((r) => r * (1 + rng.normal(0, 0.06))),
      height,
    );

  cutBehind(out, hand, kind, joint);
  limb(["leftHip", "leftKnee", "leftFoot"], [0.036, 0.024, 0.014], 0.02);
  limb(["rightHip", "rightKnee", "rightFoot"], [0.036, 0.025, 0.014], 0.023);
  for (const foot of ["rightFoot", "leftFoot"] as const) {
    const [x, y] = joint[foot];
    stroke(
      out,
      [
        [x + 0.004, y + 0.008],
        [x + (foot === "rightFoot" ? -0.034 : 0.028), y + 0.016],
      ],
      [0.015, 0.009],
      0.014,
    );
  }
  const torso = hand.draw([
    joint.neck,
    joint.leftShoulder,
    [joint.leftShoulder[0] + 0.008, joint.chest[1] + 0.01],
    [joint.waist[0] + 0.044, joint.waist[1]],
    [joint.leftHip[0] + 0.026, joint.leftHip[1]],
    [joint.waist[0], joint.leftHip[1] + 0.035],
    [joint.rightHip[0] - 0.026, joint.rightHip[1]],
    [joint.waist[0] - 0.042, joint.waist[1]],
    [joint.rightShoulder[0] - 0.006, joint.chest[1] + 0.01],
    joint.rightShoulder,
  ]);
  raise(out, rounded(filled(size, smooth(torso, 5, true)), 0.021, [0.006, 0.018, 0.03]));
  if (kind === "robed") cutRobe(out, hand, joint);
  else cutMuscles(out, joint, rng.normal(0, 0.004));
  if (kind === "genius") cutMantle(out, hand, joint);
  limb(["rightShoulder", "rightElbow", "rightHand"], [0.024, 0.016, 0.011], 0.024);
  limb(["leftShoulder", "leftElbow", "leftHand"], [0.024, 0.017, 0.012], 0.024);
  cutHead(out, hand, kind, joint.head, joint.neck);
  return out;
}

/** What hangs or stands beside the body: cloak, horn, sceptre, dish, altar. */
function cutBehind(out: Relief, hand: Hand, kind: FigureKind, joint: Record<Joint, Point>): void {
  const rng = hand.free("cloak");
  const folds = kind === "robed" ? 0 : 3 + rng.integer(2);
  for (let i = 0; i < folds; i++) {
    const [x, y] = joint.leftElbow;
    const dx = 0.014 * i + rng.normal(0, 0.004);
    const end: Point = [x + 0.004 + dx * 1.2, y + 0.24 - 0.03 * i + rng.normal(0, 0.02)];
    const points = smooth(
      hand.draw([[x - 0.012 + dx * 0.5, y], [x + 0.004 + dx + rng.normal(0, 0.006), y + 0.1], end]),
      6,
    );
    stroke(
      out,
      points,
      points.map((_, k) => 0.007 + (0.005 * k) / points.length),
      0.014,
    );
  }
  if (kind === "jupiter") cutSceptre(out, hand, joint.leftHand);
  else if (kind === "sol") cutGlobe(out, hand, joint.leftHand);
  else cutCornucopia(out, hand, joint.leftHand);
  if (kind === "robed") cutScales(out, hand, joint.rightHand);
  else if (kind !== "sol") cutPatera(out, hand, joint.rightHand);
  if (kind === "genius") cutAltar(out, hand, [-0.168, 0.27]);
}

/** Breast, belly and thighs of a nude body. */
function cutMuscles(out: Relief, joint: Record<Joint, Point>, uneven: number): void {
  const { chest, waist } = joint;
  for (const side of [-1, 1]) {
    swell(out, [chest[0] + side * 0.026, chest[1] + 0.002 + uneven], 0.022, 0.016, 0.005);
    swell(out, [waist[0] + side * 0.014, waist[1] + 0.004], 0.011, 0.026, 0.003);
  }
  swell(out, [waist[0], waist[1] + 0.03], 0.006, 0.006, -0.004);
  swell(out, [waist[0], chest[1] + 0.03], 0.004, 0.03, -0.004);
}

/** Neck, face in profile to the left, hair, and a measure of corn or a bun. */
function cutHead(out: Relief, hand: Hand, kind: FigureKind, head: Point, neck: Point): void {
  const rng = hand.free("figure head");
  const [x, y] = head;
  stroke(out, [head, neck], [0.018, 0.016], 0.02);
  stroke(
    out,
    hand.draw([
      [x, y - 0.012],
      [x - 0.004, y + 0.012],
    ]),
    [0.03, 0.024],
    0.025,
  );
  stroke(
    out,
    hand.draw([
      [x - 0.026, y - 0.006],
      [x - 0.037, y + 0.008],
    ]),
    [0.006, 0.005],
    0.019,
  );
  const curls = 9 + rng.integer(3);
  for (let i = 0; i < curls; i++) {
    const angle = -2.4 + (3.6 * (i + rng.normal(0, 0.15))) / curls;
    stroke(
      out,
      [[x + 0.028 * Math.cos(angle) + 0.004, y - 0.008 + 0.03 * Math.sin(angle)]],
      0.0085 * (1 + rng.normal(0, 0.12)),
      0.024,
    );
  }
  if (kind === "genius")
    stroke(
      out,
      hand.draw([
        [x, y - 0.04],
        [x, y - 0.066],
      ]),
      [0.017, 0.022],
      0.018,
    );
  if (kind === "sol")
    for (let i = 0; i < 6; i++) {
      const angle = -2.6 + 0.36 * i + rng.normal(0, 0.06);
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      stroke(
        out,
        hand.draw([
          [x + 0.034 * dx, y - 0.008 + 0.034 * dy],
          [x + 0.068 * dx, y - 0.008 + 0.068 * dy],
        ]),
        [0.007, 0.003],
        0.016,
      );
    }
  if (kind === "robed") stroke(out, hand.draw([[x + 0.034, y + 0.002]]), 0.014, 0.022);
  if (kind === "jupiter")
    stroke(
      out,
      smooth(
        hand.draw([
          [x - 0.02, y + 0.02],
          [x - 0.016, y + 0.036],
          [x - 0.002, y + 0.036],
        ]),
        4,
      ),
      0.009,
      0.023,
    );
}
