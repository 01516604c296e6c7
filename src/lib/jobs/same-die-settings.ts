import { join } from "node:path";
import { readJson } from "../runs/index";

/** Small pictures and few epochs, to see that everything works. */
const QUICK = {
  data: { simulated: { coins: 48, width: 787 } },
  split: { folds: 3, crossValidate: true },
  evaluation: { resamples: 50 },
};
const QUICK_MAP = {
  input: { size: 48 },
  network: {
    compare: "map",
    filters: [8, 16],
    map: { channels: 8, block: 6, shift: 1, turns: [-8, 0, 8] },
  },
  training: { epochs: 3 },
};
const QUICK_BASELINE = {
  input: { size: 48, flatten: false },
  network: { filters: [8, 16, 32], embedding: 32 },
  training: { epochs: 3 },
};

/** Of the project that this program belongs to, whatever folder it works in. */
const CONFIGS = join(__dirname, "..", "..", "..", "experiments", "configs");

type Settings = Record<string, unknown> & { data: object; split: object };

/**
 * Settings of the two Siamese runs of the main job: the network with maps, and the write-up's kind
 * of network, its baseline, on the same coins and folds.
 *
 * @param folder of the photographs; simulated ones where it is null
 */
export function sameDieSettings({
  name,
  folder,
  quick,
}: {
  name: string;
  folder: string | null;
  quick: boolean;
}): { settings: Settings; baseline: Settings } {
  const config = (file: string) => readJson<{ data?: object }>(join(CONFIGS, file));
  const [map, writeUp] = [config("siamese-map.json"), config("siamese-write-up.json")];
  const split = { crossValidate: true };
  if (quick)
    return {
      settings: { ...map, ...QUICK, ...QUICK_MAP, name, data: { ...QUICK.data, folder } },
      baseline: {
        ...writeUp,
        ...QUICK,
        ...QUICK_BASELINE,
        name: `${name}-write-up`,
        data: { ...QUICK.data, folder },
      },
    };
  return {
    settings: { ...map, name, split, data: { ...map.data, folder } },
    baseline: { ...writeUp, name: `${name}-write-up`, split, data: { folder } },
  };
}
