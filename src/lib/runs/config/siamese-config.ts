import { z } from "zod";
import { LAYOUTS } from "../../coins/index";
import { sheetOptionsSchema } from "../../data/index";
import { NumislabError } from "../../base/index";
import { checkConfig, experimentName } from "./check-config";
import { embeddingLossConfig } from "./loss-config";

const fraction = z.number().min(0).max(0.5);

/**
 * The settings of an experiment that trains a Siamese embedder; every key has a default but `kind`
 * and `name`.
 */
export const siameseConfig = z.strictObject({
  kind: z.literal("siamese").describe("what is trained"),
  name: experimentName,
  seed: z.int().min(0).max(0xffffffff).default(1).describe("start of every random choice"),
  data: z
    .strictObject({
      folder: z
        .string()
        .nullable()
        .default(null)
        .describe("photographs and sheet; null = simulated strikes"),
      sheet: z
        .string()
        .nullable()
        .default(null)
        .describe("sheet of die links; null = the one in the folder"),
      sheetOptions: sheetOptionsSchema
        .optional()
        .describe("how the sheet is read; left out = as folder.json says, else found in the sheet"),
      layout: z
        .enum(LAYOUTS)
        .default("halves")
        .describe(
          "halves: one image a coin, obverse left; stacked: obverse above; single: one image a side",
        ),
      takeDoubtful: z
        .boolean()
        .default(false)
        .describe(
          "photographs in which the outline of the coin is not sure are taken, with a warning, instead of left out",
        ),
      unsure: z
        .string()
        .nullable()
        .default(null)
        .describe(
          "CSV of pairs (side, coin_a, coin_b) to leave out; null = unsure-pairs.csv in the folder, where there is one",
        ),
      simulated: z
        .strictObject({
          coins: z.int().min(8).default(91).describe("coins that are struck"),
          seed: z
            .int()
            .min(0)
            .default(1)
            .describe("of the simulator: another one is another hoard"),
          width: z.int().min(64).default(1574).describe("pixels of a photograph of both sides"),
        })
        .prefault({}),
      extra: z
        .strictObject({
          coins: z
            .int()
            .min(0)
            .default(0)
            .describe(
              "simulated coins a hoard that are trained on beside the training folds, never tested; 0 = none",
            ),
          hoards: z
            .int()
            .min(1)
            .default(1)
            .describe("coins per hoard, each with coin types of its own"),
          seed: z
            .int()
            .min(0)
            .default(1001)
            .describe("of the first hoard; the others have the next numbers"),
          width: z.int().min(64).default(400).describe("pixels of a photograph of both sides"),
          upright: z
            .boolean()
            .default(false)
            .describe(
              "they lie upright, instead of turned by up to 6 degrees: for maps, which are turned when they are compared",
            ),
        })
        .prefault({}),
      unlabelled: z
        .strictObject({
          folder: z
            .string()
            .nullable()
            .default(null)
            .describe(
              "photographs of coins whose dies are not known, trained on as two views of each; null = none",
            ),
          except: z
            .string()
            .nullable()
            .default(null)
            .describe("sheet of die links whose coins are left out, so that they can be tested"),
          layout: z.enum(LAYOUTS).default("halves").describe("of these photographs"),
          coins: z
            .int()
            .min(2)
            .nullable()
            .default(null)
            .describe("at most this number, in the order of their names; null = all"),
          times: z
            .int()
            .min(1)
            .default(1)
            .describe("how often each is shown an epoch, beside the extra coins"),
        })
        .prefault({}),
    })
    .prefault({}),
  split: z
    .strictObject({
      folds: z
        .int()
        .min(3)
        .max(20)
        .default(4)
        .describe("one is tested, the next validates, the others train"),
      seed: z
        .int()
        .min(0)
        .default(1)
        .describe("of the deal into folds, whatever the training's seed is"),
      repeats: z
        .int()
        .min(1)
        .max(20)
        .default(1)
        .describe("how often the coins are assigned to folds; all of them are tested"),
      leaveOneGroupOut: z
        .boolean()
        .default(false)
        .describe(
          "each group of linked coins is a fold, instead of `folds`; there are as many models to train",
        ),
      file: z
        .string()
        .nullable()
        .default(null)
        .describe(
          "CSV (coin, fold, repeat) that says which coin is in which fold, instead of all of the above",
        ),
      crossValidate: z
        .boolean()
        .default(false)
        .describe(
          "train once for each fold, so that every fold is tested; the model of fold 0 is the one that is kept",
        ),
    })
    .refine(
      ({ repeats, leaveOneGroupOut, crossValidate }) =>
        crossValidate || (repeats === 1 && !leaveOneGroupOut),
      "repeats and leaveOneGroupOut test every fold: set crossValidate to true with them",
    )
    .prefault({}),
  input: z
    .strictObject({
      size: z.int().min(16).max(560).default(96).describe("pixels a side of what the network sees"),
      flatten: z
        .boolean()
        .default(true)
        .describe("even out light and patina before the network sees the coin"),
      wide: z
        .number()
        .min(1)
        .max(560)
        .default(40)
        .describe(
          "sigma of the local mean that is subtracted to even out the light, in pixels of a frame of 560",
        ),
      contrast: z
        .number()
        .min(1)
        .max(560)
        .default(60)
        .describe("sigma of the local contrast that is divided by, likewise"),
      polar: z
        .boolean()
        .default(false)
        .describe(
          "the network sees the coin unrolled, angle across and radius down, and takes the strongest answer of any angle",
        ),
    })
    .prefault({}),
  network: z
    .strictObject({
      compare: z
        .enum(["embedding", "map"])
        .default("embedding")
        .describe(
          "embedding: by the cosine of two lists of numbers; map: by how well two maps of the coin lie on each other",
        ),
      filters: z
        .array(z.int().positive())
        .min(1)
        .max(6)
        .default([16, 32, 64, 64])
        .describe("a convolution and a pooling each"),
      embedding: z.int().min(2).default(64).describe("numbers that describe a side of a coin"),
      map: z
        .strictObject({
          channels: z
            .int()
            .min(1)
            .default(16)
            .describe("numbers a cell; a pooling halves the cells across"),
          block: z
            .int()
            .min(1)
            .default(6)
            .describe("cells a side of the blocks into which one of two maps is cut"),
          shift: z
            .int()
            .min(0)
            .default(2)
            .describe("cells by which a map is moved on another, either way"),
          give: z
            .int()
            .min(0)
            .default(1)
            .describe("cells by which a block is moved beyond that, either way"),
          turns: z
            .array(z.number().min(-180).max(180))
            .min(1)
            .default([-20, -16, -12, -8, -4, 0, 4, 8, 12, 16, 20])
            .describe("degrees by which one of two coins is turned, each tried; not in training"),
          sizes: z
            .array(z.number().min(0.5).max(2))
            .min(1)
            .default([1])
            .describe(
              "how large that coin is drawn, of what it was, each tried with each turn: flans struck from the same die differ in size; not in training",
            ),
          lessMean: z
            .boolean()
            .default(false)
            .describe(
              "subtract the mean score over turns and sizes from the largest; not in training",
            ),
        })
        .prefault({})
        .describe("where maps are compared"),
    })
    .prefault({}),
  loss: embeddingLossConfig,
  sampler: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("pairs").default("pairs") }),
      z.strictObject({
        kind: z.literal("m-per-die"),
        coins: z
          .int()
          .min(2)
          .default(4)
          .describe("coins from the same die in a batch, at most; each is shown once an epoch"),
        hoards: z
          .enum(["mixed", "apart"])
          .default("mixed")
          .describe("apart: a batch holds coins of one hoard, so that most look alike"),
      }),
    ])
    .prefault({})
    .describe("pairs: each coin once as an anchor, another of its die beside it"),
  augment: z
    .strictObject({
      rotation: z.number().min(0).max(180).default(8).describe("degrees, either way"),
      shift: fraction.default(0.04).describe("share of the picture, either way"),
      zoom: fraction.default(0.06).describe("share, either way"),
      contrast: fraction.default(0.3).describe("share, either way"),
      noise: fraction.default(0.1).describe("standard deviation, in those of the picture"),
      erase: fraction
        .default(0.25)
        .describe("side of the patch that is blanked, at most, as a share of the picture"),
      restrike: z
        .boolean()
        .default(false)
        .describe(
          "instead of all these: views as of another strike, with other light, another flan, wear, weak places, corrosion",
        ),
    })
    .prefault({}),
  training: z
    .strictObject({
      epochs: z.int().min(1).default(60).describe("at most; an epoch shows every coin"),
      batch: z.int().min(4).multipleOf(2).default(32).describe("sides of coins a step"),
      learningRate: z.number().positive().default(3e-4).describe("Adam's, a step"),
      schedule: z
        .enum(["constant", "cosine"])
        .default("constant")
        .describe("cosine: the learning rate falls to 0 over the epochs"),
      keep: z
        .enum(["best", "last"])
        .default("best")
        .describe("the weights of the epoch with the best validation metric, or of the last one"),
      patience: z
        .int()
        .min(1)
        .default(15)
        .describe("epochs without a better validation metric before it ends"),
      halves: z
        .boolean()
        .default(false)
        .describe(
          "compare one half of a batch with the other, one way round at random, instead of all with all: a quarter of the work; with maps and the loss global",
        ),
      warmup: z
        .int()
        .min(0)
        .default(0)
        .describe("steps of the first epoch over which the learning rate rises to its value"),
      clip: z
        .number()
        .positive()
        .nullable()
        .default(null)
        .describe("largest norm of a step's gradient, to which larger ones are scaled"),
    })
    .prefault({}),
  evaluation: z
    .strictObject({
      resamples: z.int().min(0).default(300).describe("draws of the coin bootstrap"),
    })
    .prefault({}),
});

/** A complete configuration, defaults filled in. */
export type SiameseConfig = z.output<typeof siameseConfig>;

/**
 * Checks a configuration and fills in its defaults.
 *
 * @throws NumislabError "config" as `checkConfig` does, and where settings do not go together
 */
export function parseSiameseConfig(value: unknown, where: string): SiameseConfig {
  const config = checkConfig(siameseConfig, value, where);
  const { data, input, network, loss, training, augment, sampler } = config;
  const refuse = (why: string) => new NumislabError("config", `${where}: ${why}`);
  if (
    data.folder === null &&
    data.extra.coins > 0 &&
    data.simulated.seed >= data.extra.seed &&
    data.simulated.seed < data.extra.seed + data.extra.hoards
  ) {
    throw refuse(
      "data.simulated.seed is among those of data.extra: the dies that are tested would be trained on. Give it another.",
    );
  }
  if (augment.restrike && !input.flatten)
    throw refuse("augment.restrike goes with input.flatten: it works on coins without their light");
  if (
    data.unlabelled.folder !== null &&
    !(augment.restrike && sampler.kind === "m-per-die" && sampler.hoards === "apart")
  )
    throw refuse(
      'data.unlabelled goes with augment.restrike and the sampler m-per-die with hoards "apart": one photograph stands for two strikes, and unlabelled coins meet each other only',
    );
  if (training.halves && (network.compare !== "map" || loss.kind !== "global"))
    throw refuse(
      'training.halves goes with network.compare "map" and loss.kind "global": the other losses need every pair of a batch',
    );
  if (network.compare === "map") {
    const side = input.size / 2 ** network.filters.length;
    if (input.polar)
      throw refuse("input.polar goes with embeddings only: maps are turned when they are compared");
    if (!Number.isInteger(side / network.map.block)) {
      throw refuse(
        `a map has input.size / 2^${network.filters.length} = ${side} cells a side, which cannot be cut into blocks of ${network.map.block}: change input.size, network.filters or network.map.block`,
      );
    }
  }
  const unit = 2 ** (network.filters.length - 1);
  if (input.polar && input.size % unit !== 0) {
    throw refuse(
      `input.size ${input.size} cannot be unrolled for ${network.filters.length} poolings: make it a multiple of ${unit}`,
    );
  }
  return config;
}
