export const BACKGROUNDS = ["white", "grey", "black", "cloth", "wood", "skin", "paper"] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** How a coin has aged. */
export interface Finish {
  /** 0 = as struck, 1 = flat. */
  readonly wear: number;
  /** 0 = bright, 1 = dull and brown in the hollows. */
  readonly patina: number;
  /** Share of the surface under dirt. */
  readonly dirt: number;
  /** How many scratches can be seen. */
  readonly scratches: number;
  /** How yellow the middle is: 0 = as pale as the ring, 1 = gold. */
  readonly gold: number;
}

/** The light. Directions are degrees clockwise from 12 o'clock in the picture. */
export interface Lamp {
  readonly from: number;
  /** Degrees above the table. */
  readonly height: number;
  /** Share of the light that comes from everywhere. */
  readonly softness: number;
  /** How strongly the metal shines. */
  readonly shine: number;
  /** Brightness of the patch in which flat metal mirrors the lamp; 0 = none. */
  readonly glare: number;
  /** Brightness of the two bright sectors that a fresh coin shows. */
  readonly lustre: number;
}

/**
 * One photograph: everything that was drawn for it. Lengths are fractions of the coin's diameter
 * unless they say pixels.
 */
export interface Shot {
  /** Of the picture, pixels. */
  readonly width: number;
  readonly height: number;
  /** The coin's diameter as a share of the picture's shorter side. */
  readonly share: number;
  /** The coin's middle, right and below the picture's middle. */
  readonly right: number;
  readonly below: number;
  /** Clockwise, degrees; 0 = upright. */
  readonly rotation: number;
  /**
   * The angle between the line of sight and the coin's axis, degrees, and where the coin's far edge
   * is.
   */
  readonly tilt: number;
  readonly tiltFrom: number;
  /** From the camera to the coin: near ones show perspective. */
  readonly distance: number;
  readonly background: Background;
  /** Other coins that lie near or under its edge. */
  readonly others: number;
  /** The coin's other side shown beside it, as in sellers' pictures. */
  readonly pair: boolean;
  /** In a clear capsule. */
  readonly capsule: boolean;
  readonly caption: "none" | "strip" | "watermark";
  readonly finish: Finish;
  readonly lamp: Lamp;
  /** Blur of focus, sigma, and of a moving hand, length, with its direction in degrees. */
  readonly focus: number;
  readonly motion: number;
  readonly motionTowards: number;
  readonly exposure: number;
  /** Gains of red and blue. */
  readonly red: number;
  readonly blue: number;
  readonly contrast: number;
  readonly saturation: number;
  /** Grey levels. */
  readonly noise: number;
  /** JPEG quality. */
  readonly quality: number;
}
