import type { tf } from "../../engine/index";
import { buildEmbedder, buildMapNetwork, type EncoderSpec } from "../../models/index";
import type { SiameseConfig } from "../../runs/index";

/** The encoder of a configuration with its random initial weights, and its specification. */
export function siameseNetwork(
  { network, input }: SiameseConfig,
  seed: number,
): { network: tf.LayersModel; encoder: EncoderSpec } {
  const {
    compare,
    filters,
    embedding,
    map: { channels, ...map },
  } = network;
  return compare === "map"
    ? { network: buildMapNetwork({ filters, channels }, input.size, seed), encoder: { input, map } }
    : {
        network: buildEmbedder({ filters, embedding }, input.size, seed, input.polar),
        encoder: { input },
      };
}
