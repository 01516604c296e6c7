/** The strike simulator: engraves dies, strikes coins with them, ages and photographs the coins. */
export { simulateHoard, type SimulateHoardOptions } from "./write";
export { coinName, planOf, simulateCoins, type SideTruth, type SimulatedCoin } from "./coin";
export { planHoard, type HoardPlan, type PlannedCoin } from "./plan";
export { engrave, type Die, type DieCrack, type Side } from "./die";
export { designType, type CoinType } from "./type";
export { HAND, type HandSpread } from "./hand";
export { apply, dieToPicture, drawPose, invert, type Homography, type Pose } from "./pose";
export { drawBlow, strike, type Blow, type Surface } from "./strike";
export { drawLife, type Life } from "./life";
export { drawShot, photograph, type Picture, type Shot } from "./photograph";
export type { SimulateOptions } from "./options";
