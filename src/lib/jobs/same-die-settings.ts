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

/**
 * What changes where the coins are somebody's own: few of them may share a die, so that every fold
 * has to be tested. For the time that takes there are fewer extra coins and epochs.
 */
const EVERY_FOLD = { hoards: 3, epochs: 6 };

type Settings = Record<string, unknown> & { data: object; split: object };

/** What is read of `siamese-map.json`. */
interface MapSettings extends Settings {
  data: { extra: object };
  training: object;
}

/**
 * Settings of the two Siamese runs of the main job: the network with maps, and the write-up's kind
 * of network, its baseline, on the same coins and folds. The baseline tests every fold; the network
 * with maps one of simulated coins, which hold many die links, and every fold of somebody's own.
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
  const config = (file: string) => readJson<MapSettings>(join(CONFIGS, file));
  const [map, writeUp] = [config("siamese-map.json"), config("siamese-write-up.json")];
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
  const own = folder !== null;
  const { data, training } = map;
  return {
    settings: {
      ...map,
      name,
      split: { crossValidate: own },
      data: {
        ...data,
        folder,
        extra: own ? { ...data.extra, hoards: EVERY_FOLD.hoards } : data.extra,
      },
      training: own ? { ...training, epochs: EVERY_FOLD.epochs } : training,
    },
    baseline: { ...writeUp, name: `${name}-write-up`, data: { folder } },
  };
}
