import { smooth, type Point } from "./curves";
import type { Joint } from "./joints";
import type { Hand } from "./hand";
import { add, filled, raise, relief, rounded, stroke, type Relief } from "./relief";

/** A long dress: a bell from the waist to the feet with folds, and a mantle across the hips. */
export function cutRobe(out: Relief, hand: Hand, joint: Record<Joint, Point>): void {
  const rng = hand.free("robe");
  const [lx, rx] = [joint.leftFoot[0] + 0.03, joint.rightFoot[0] - 0.03];
  const hem = joint.leftFoot[1] - 0.004;
  const bell = hand.draw([
    [joint.waist[0] - 0.04, joint.waist[1]],
    [joint.waist[0] + 0.044, joint.waist[1]],
    [joint.leftHip[0] + 0.036, joint.leftHip[1] + 0.04],
    [lx, hem],
    [(lx + rx) / 2, hem + 0.01],
    [rx, hem],
    [joint.rightHip[0] - 0.034, joint.rightHip[1] + 0.04],
  ]);
  const mask = filled(out.size, smooth(bell, 5, true));
  raise(out, rounded(mask, 0.02, [0.006, 0.02, 0.03]));
  const folds = relief(out.size);
  const line = (points: readonly Point[], width: number): void => {
    const curve = smooth(hand.draw(points), 6);
    stroke(
      folds,
      curve,
      curve.map((_, i) => width * (0.5 + 0.5 * Math.sin((Math.PI * (i + 1)) / (curve.length + 1)))),
      0.009,
    );
  };
  const count = 6 + rng.integer(3);
  for (let i = 0; i < count; i++) {
    const t = (i + rng.normal(0, 0.15)) / (count - 1);
    const top = joint.rightHip[0] + t * (joint.leftHip[0] - joint.rightHip[0]);
    line(
      [
        [top, 0.05 + rng.normal(0, 0.015)],
        [top * 1.1 + rng.normal(0, 0.006), 0.16],
        [rx + 0.012 + t * (lx - rx - 0.024), hem - rng.uniform(0, 0.012)],
      ],
      0.009,
    );
  }
  for (let i = 0; i < 4; i++) {
    const drop = 0.026 * i + rng.normal(0, 0.005);
    line(
      [
        [joint.leftHip[0] + 0.03, joint.waist[1] + 0.012 + drop],
        [0, joint.waist[1] + 0.06 + drop * 1.1],
        [joint.rightHip[0] - 0.03, joint.waist[1] + 0.07 + drop * 1.3],
      ],
      0.01,
    );
  }
  for (let i = 0; i < 4; i++) {
    const x = -0.03 + 0.022 * i + rng.normal(0, 0.004);
    line(
      [
        [x, joint.chest[1] - 0.025],
        [x + 0.006, joint.chest[1] + 0.02],
        [x * 0.7, joint.waist[1]],
      ],
      0.007,
    );
  }
  add(out, folds);
}

/** A mantle round the hips, one end over the left arm: folds run down across the thighs. */
export function cutMantle(out: Relief, hand: Hand, joint: Record<Joint, Point>): void {
  const rng = hand.free("mantle");
  const { waist, leftHip, rightHip, leftKnee, rightKnee, leftFoot } = joint;
  const hem = leftFoot[1] - 0.05 + rng.normal(0, 0.01);
  const outline = hand.draw([
    [rightHip[0] - 0.03, waist[1] + 0.05],
    [waist[0], waist[1] + 0.03],
    [leftHip[0] + 0.036, waist[1] - 0.01],
    [leftHip[0] + 0.062, leftKnee[1] - 0.04],
    [leftKnee[0] + 0.05, hem],
    [leftKnee[0] - 0.02, hem - 0.01],
    [rightKnee[0] - 0.012, rightKnee[1] + 0.06],
    [rightKnee[0] - 0.026, rightKnee[1] - 0.02],
  ]);
  raise(out, rounded(filled(out.size, smooth(outline, 5, true)), 0.023, [0.005, 0.016, 0.026]));
  const folds = relief(out.size);
  const line = (points: readonly Point[], width: number): void => {
    const curve = smooth(hand.draw(points), 6);
    stroke(
      folds,
      curve,
      curve.map((_, i) => width * (0.5 + 0.5 * Math.sin((Math.PI * (i + 1)) / (curve.length + 1)))),
      0.011,
    );
  };
  const count = 5 + rng.integer(3);
  for (let i = 0; i < count; i++) {
    const t = (i + rng.normal(0, 0.15)) / (count - 1);
    const from: Point = [leftHip[0] + 0.04 - 0.02 * t, waist[1] + 0.01 + 0.06 * t];
    const to: Point = [
      rightKnee[0] + 0.095 * (1 - t) + rng.normal(0, 0.006),
      rightKnee[1] - 0.02 + 0.1 * (1 - t) + rng.normal(0, 0.01),
    ];
    line(
      [
        from,
        [(from[0] + to[0]) / 2 - 0.012 + rng.normal(0, 0.006), (from[1] + to[1]) / 2 + 0.012],
        to,
      ],
      0.011,
    );
  }
  // the roll of cloth at the waist, and the end that hangs from the arm
  line(
    [
      [rightHip[0] - 0.034, waist[1] + 0.055],
      [waist[0], waist[1] + 0.045 + rng.normal(0, 0.005)],
      [leftHip[0] + 0.036, waist[1] + 0.005],
    ],
    0.016,
  );
  for (let i = 0; i < 2; i++) {
    const x = joint.leftElbow[0] - 0.024 + 0.018 * i + rng.normal(0, 0.004);
    line(
      [
        [x, joint.leftElbow[1] + 0.03],
        [x + 0.006, leftKnee[1] - 0.1],
        [x - 0.004 + rng.normal(0, 0.006), leftKnee[1] + rng.normal(0, 0.02)],
      ],
      0.012,
    );
  }
  add(out, folds);
}
