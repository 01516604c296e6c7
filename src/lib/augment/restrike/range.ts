/**
 * How far a restruck view may be from its picture. Lengths are shares of the picture's side, except
 * those of `bend`.
 */
export interface RestrikeRange {
  /** Degrees, either way. */
  rotation: number;
  /** Either way, as a logarithm. */
  scale: number;
  /** How much longer one direction may become than the other, as a logarithm. */
  stretch: number;
  shift: number;
  /** Standard deviation of the quadratic terms of the warp, on coordinates of -1 to 1. */
  bend: number;
  /** Standard deviation of the turn of the light, degrees. */
  relight: number;
  /** Largest exponent of the frequency that the spectrum is tilted by, either way. */
  tilt: number;
  /** Deviation of the flan's outline from a disc. */
  flan: number;
  /** The next are shares, 0 nothing, 1 all that there is. */
  wear: number;
  weak: number;
  /** Relief of another coin, laid where the strike is weak and, by `ghost`, everywhere. */
  other: number;
  ghost: number;
  pits: number;
  grain: number;
  blur: number;
  /** Standard deviation of white noise, at most. */
  noise: number;
}

/** Where there are photographs of several strikes from the same die: they differ already. */
export const SEVERAL_STRIKES: RestrikeRange = {
  rotation: 3,
  scale: 0.02,
  stretch: 0.01,
  shift: 0.01,
  bend: 0.004,
  relight: 0,
  tilt: 0.2,
  flan: 0.03,
  wear: 0.3,
  weak: 0.4,
  other: 0.7,
  ghost: 0.5,
  pits: 0.4,
  grain: 0.7,
  blur: 0.6,
  noise: 0.2,
};

/** For one photograph that is to stand for two strikes. */
export const ONE_PHOTOGRAPH: RestrikeRange = {
  rotation: 3,
  scale: 0.03,
  stretch: 0.03,
  shift: 0.025,
  bend: 0.012,
  relight: 18,
  tilt: 0.25,
  flan: 0.07,
  wear: 0.5,
  weak: 0.5,
  other: 0.8,
  ghost: 0.5,
  pits: 0.6,
  grain: 0.8,
  blur: 0.9,
  noise: 0.25,
};
