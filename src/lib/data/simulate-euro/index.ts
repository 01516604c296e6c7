/**
 * The simulator of 2-euro photographs: engraves look-alikes of four designs, and photographs them
 * as the web does.
 */
export { simulateEuro, type SimulateEuroOptions } from "./write";
export { simulatedEuroSide } from "./frontal";
export type { EuroSide } from "./engraved";
