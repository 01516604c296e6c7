/** The strike simulator: engraves dies, strikes coins with them, ages and photographs the coins. */
export { simulateHoard, type SimulateHoardOptions } from "./write";
export { simulateCoins, type SideTruth, type SimulatedCoin } from "./coin";
export { coinName, planOf } from "./striker";
export { planHoard, type HoardPlan, type PlannedCoin, type PlannedDie } from "./plan";
export { type DieOutput } from "./die-lives";
export { engrave, type Die, type DieCrack, type Side } from "./die";
export { designType, type CoinType } from "./type";
export { HAND, type HandSpread } from "./hand";
export { apply, compose, dieToPicture, drawPose, invert, type Homography, type Pose } from "./pose";
export { drawBlow, strike, type Blow, type Surface } from "./strike";
export { drawLife, type Life } from "./life";
export { drawShot, photograph, type Picture, type Shot } from "./photograph";
export { readTruth, strikeToStrike, type StrikeTruth } from "./truth";
export { HEIGHT_RANGE } from "./coin-files";
export { simulatorShowcase, type ShowcaseSheet } from "./showcase";
export type { SideMaps } from "./maps";
export { VERSION as SIMULATOR_VERSION } from "./folder";
export type { SimulateOptions } from "./options";
