import type { tf } from "../../engine/index";
import { buildEmbedder, buildMapNetwork, type Seeing } from "../../models/index";
import type { SiameseConfig } from "../../runs/index";

/**
 * The network that a configuration describes, with its random start weights, and how it sees coins.
 */
export function siameseNetwork(
  { network, input }: SiameseConfig,
  seed: number,
): { network: tf.LayersModel; seeing: Seeing } {
  const {
    compare,
    filters,
    embedding,
    map: { channels, ...map },
  } = network;
  return compare === "map"
    ? { network: buildMapNetwork({ filters, channels }, input.size, seed), seeing: { input, map } }
    : {
        network: buildEmbedder({ filters, embedding }, input.size, seed, input.polar),
        seeing: { input },
      };
}
