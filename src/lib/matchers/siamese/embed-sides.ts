import type { Side } from "../../coins/index";
import type { tf } from "../../engine/index";
import { embedPictures, type Embeddings, type EncoderSpec } from "../../models/index";

/** What a network makes of both sides of every coin, in the order of the coins. */
export async function embedSides(
  network: tf.LayersModel,
  seeing: EncoderSpec,
  coins: readonly { pictures: Record<Side, Float32Array> }[],
): Promise<Record<Side, Embeddings>> {
  const ofSide = (side: Side) =>
    embedPictures(
      network,
      seeing,
      coins.map(({ pictures }) => pictures[side]),
    );
  return { obverse: await ofSide("obverse"), reverse: await ofSide("reverse") };
}
