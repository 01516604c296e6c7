import type { Point } from "./curves";

/** Where the figure's joints are, standing to the left, in die diameters. */
export const JOINTS = {
  head: [-0.005, -0.262],
  neck: [0, -0.215],
  rightShoulder: [-0.058, -0.188],
  leftShoulder: [0.058, -0.182],
  chest: [-0.002, -0.15],
  waist: [0.004, -0.068],
  rightHip: [-0.03, -0.005],
  leftHip: [0.04, -0.002],
  rightKnee: [-0.046, 0.132],
  leftKnee: [0.05, 0.14],
  rightFoot: [-0.052, 0.272],
  leftFoot: [0.072, 0.272],
  rightElbow: [-0.128, -0.11],
  rightHand: [-0.196, -0.132],
  leftElbow: [0.122, -0.092],
  leftHand: [0.108, -0.02],
} as const satisfies Record<string, Point>;
/** A joint of the figure. */
export type Joint = keyof typeof JOINTS;
