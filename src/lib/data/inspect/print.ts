import type { Side } from "../../coins/index";

/** What copies of a photograph of one side are known by. */
export interface SidePrint {
  side: Side;
  /** Perceptual hash of the side, cropped to what stands out from the ground. */
  hash: Uint32Array;
  /** Of the mirrored side. */
  mirrored: Uint32Array;
}

/** What copies of a photograph are known by. */
export interface Print {
  /** Of the file. */
  sha256: string;
  width: number;
  height: number;
  sides: SidePrint[];
}
