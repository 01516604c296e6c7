/** What an outline is judged by (see `outlineConfidence`). */
export interface OutlineEvidence {
  /** Logit of the confidence in the rim that the network sees. */
  rim: number;
  /** 1 where what stands out from the ground has the same outline, else 0. */
  agreed: number;
  /** 1 minus the overlap with what cleanly stands out from the ground and is another outline. */
  rival: number;
  /** 1 minus the overlap with another rim that is as well seen. */
  other: number;
  /** Arc of the outline with ground in shade inside, as a share of the circle; 0 below a tenth. */
  shade: number;
  /** Share of the circle where the coin has nearly the colour of the ground; 0 below a fifth. */
  faint: number;
  /** Direction of that arc of shade, in radians clockwise from the right. */
  shadeAngle: number;
}

/** An outline, and how it was found. */
export interface JudgedOutline {
  mask: Uint8Array;
  confidence: number;
  agreed: boolean;
  /**
   * Whether silhouette and rim agree on a plain ground, or closely on a rim that is certain: a second
   * rim within is that of a coin of two metals then, and others are not looked for.
   */
  plain: boolean;
  /** Whether it is that of a thick edge: rims that are seen further inside are those of its face. */
  thick?: boolean;
}
