import type { Point } from "./curves";

/** What all dies of a type share in the portrait. Lengths in head heights. */
export interface BustDesign {
  readonly facing: "left" | "right";
  readonly crown: "laurel" | "radiate" | "diadem";
  readonly hair: "fine" | "locks";
  readonly beard: "none" | "stubble" | "full";
  readonly dress: "bare" | "draped" | "cuirassed";
  /** The head's height in die diameters. */
  readonly headHeight: number;
  /** How this ruler's profile departs from the common one: a shift for each of its points. */
  readonly likeness: readonly Point[];
}
