import type { Side } from "../../coins/index";
import type { tf } from "../../engine/index";
import { embedPictures, type Embeddings, type EncoderSpec } from "../../models/index";

/** Encodes both sides of every coin, in the order of the coins. */
export async function embedSides(
  network: tf.LayersModel,
  encoder: EncoderSpec,
  coins: readonly { pictures: Record<Side, Float32Array> }[],
): Promise<Record<Side, Embeddings>> {
  const ofSide = (side: Side) =>
    embedPictures(
      network,
      encoder,
      coins.map(({ pictures }) => pictures[side]),
    );
  return { obverse: await ofSide("obverse"), reverse: await ofSide("reverse") };
}
