import { z } from "zod";
import { checkConfig, experimentName } from "./check-config";

const degrees = z.number().min(0).max(180);
const fraction = z.number().min(0).max(0.9);

/**
 * The settings of an experiment that trains a classifier of photographs; the defaults are the
 * 2-euro write-up's.
 */
export const classifierConfig = z.strictObject({
  kind: z.literal("classifier").describe("what is trained"),
  name: experimentName,
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .default(1)
    .describe("start of every random choice, the split included"),
  data: z
    .strictObject({
      folder: z
        .string()
        .nullable()
        .default(null)
        .describe("photographs in class folders; null = simulated 2-euro photographs"),
      simulated: z
        .strictObject({
          photographs: z.int().min(20).default(500).describe("photographs that are made"),
          seed: z
            .int()
            .min(0)
            .default(1)
            .describe("of the simulator: another one gives other photographs"),
        })
        .prefault({}),
    })
    .prefault({}),
  split: z
    .strictObject({
      test: z
        .number()
        .positive()
        .default(100)
        .describe("photographs that are tested; below 1 a share of all"),
      validation: z
        .number()
        .positive()
        .max(0.9)
        .default(0.2)
        .describe("share of the others that steers the training"),
    })
    .prefault({}),
  input: z
    .strictObject({
      size: z
        .int()
        .min(16)
        .max(512)
        .default(128)
        .describe("pixels a side of what the network sees"),
      fit: z
        .enum(["stretch", "pad"])
        .default("stretch")
        .describe(
          "stretch: the photograph drawn out to a square; pad: its edges go on until it is square",
        ),
      resize: z
        .enum(["nearest", "area"])
        .default("nearest")
        .describe(
          "nearest: one pixel for each, as in the write-up; area: the mean of those it covers",
        ),
    })
    .prefault({}),
  network: z
    .strictObject({
      filters: z
        .array(z.int().positive())
        .min(1)
        .max(6)
        .default([64, 128])
        .describe("a convolution and a pooling each"),
      kernel: z.int().min(1).max(11).default(4).describe("pixels a side of a convolution's kernel"),
      pool: z.int().min(2).max(4).default(3).describe("pixels a side of a pooling's window"),
      padding: z.enum(["valid", "same"]).default("valid").describe("of the convolutions"),
      hidden: z.int().min(1).default(128).describe("numbers of the dense layer before the last"),
    })
    .prefault({}),
  augment: z
    .strictObject({
      rotation: degrees.default(30).describe("degrees, either way"),
      heightShift: fraction.default(0.1).describe("share of the height, either way"),
      widthShift: fraction.default(0.1).describe("share of the width, either way"),
      shear: degrees.default(0.1).describe("degrees, as Keras takes it"),
      zoom: fraction.default(0.2).describe("share, either way; width and height apart"),
      anyAngle: z.boolean().default(false).describe("turned by any angle besides"),
      light: fraction
        .default(0)
        .describe("share of brightness won on one side and lost on the other, at most"),
      erase: fraction
        .default(0)
        .describe("side of a patch that is covered, at most, as a share of the picture"),
      blur: z
        .number()
        .min(0)
        .max(5)
        .default(0)
        .describe("sigma of a Gaussian blur, at most, in pixels"),
      exposure: fraction.default(0).describe("share, either way"),
      colour: fraction.default(0).describe("share, either way, each channel by itself"),
      noise: fraction.default(0).describe("standard deviation, at most, as a share of white"),
      jpeg: z.int().min(0).max(99).default(0).describe("how far below 100 JPEG quality may fall"),
      validation: z
        .boolean()
        .default(true)
        .describe("whether validation photographs are changed too, as in the write-up"),
    })
    .prefault({}),
  training: z
    .strictObject({
      epochs: z
        .int()
        .min(1)
        .default(50)
        .describe("at most; an epoch shows every training photograph"),
      batch: z.int().min(1).default(20).describe("photographs a step"),
      learningRate: z.number().positive().default(1e-3).describe("Adam's, a step"),
      schedule: z
        .enum(["constant", "cosine"])
        .default("constant")
        .describe("cosine: the learning rate falls to 0 over the epochs"),
      patience: z
        .int()
        .min(1)
        .default(9)
        .describe("epochs without a lower validation loss before it ends"),
      restoreBest: z
        .boolean()
        .default(false)
        .describe(
          "whether the best epoch's weights are kept, or the last ones, as in the write-up",
        ),
    })
    .prefault({}),
});

/** A complete configuration, defaults filled in. */
export type ClassifierConfig = z.output<typeof classifierConfig>;

/** Checks a configuration and fills in its defaults (see `checkConfig`). */
export function parseClassifierConfig(value: unknown, where: string): ClassifierConfig {
  return checkConfig(classifierConfig, value, where);
}
