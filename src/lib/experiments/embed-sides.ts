import type { Side } from "../coins/index";
import type { tf } from "../engine/index";
import { embed } from "../models/index";
import type { ReadyCoin } from "./ready-coins";

/** Unit embeddings of both sides of every coin, in the order of the coins. */
export async function embedSides(network: tf.LayersModel, coins: readonly ReadyCoin[], size: number): Promise<Record<Side, Float32Array[]>> {
  const ofSide = (side: Side) => embed(network, coins.map(({ pictures }) => pictures[side]), size);
  return { obverse: await ofSide("obverse"), reverse: await ofSide("reverse") };
}
