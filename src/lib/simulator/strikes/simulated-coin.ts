import type { GroundKind } from "./grounds";
import type { SideMaps } from "./maps";
import type { Picture, Shot } from "./photograph";
import type { PlannedCoin } from "./plan";
import type { Homography, Pose } from "./pose";
import type { Blow } from "./strike";

/**
 * One side's truth: how it lay, how it was struck and lit, and the map from the die to the picture.
 */
export interface SideTruth {
  readonly pose: Pose;
  readonly blow: Blow;
  readonly shot: Shot;
  /**
   * From the die's design (its middle 0, 0; its diameter 1) to the pixels of this side's picture.
   */
  readonly dieToPicture: Homography;
}

export interface SimulatedCoin {
  readonly name: string;
  readonly obverse: Picture;
  readonly reverse: Picture;
  readonly obverseDie: string;
  readonly reverseDie: string;
  readonly plan: PlannedCoin;
  readonly truth: {
    readonly obverse: SideTruth;
    readonly reverse: SideTruth;
    readonly wear: number;
    /** What both sides were photographed on. */
    readonly ground: GroundKind;
  };
  /** Where they were asked for. */
  readonly maps: { readonly obverse: SideMaps; readonly reverse: SideMaps } | null;
}
