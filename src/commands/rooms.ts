import { join, resolve } from "node:path";

/**
 * The rooms of src/lib, each loaded by the command that needs it: TensorFlow alone takes most of a
 * second.
 */
export const load = {
  base: () => require("../lib/base/index") as typeof import("../lib/base/index"),
  catalogue: () => require("../lib/catalogue/index") as typeof import("../lib/catalogue/index"),
  coins: () => require("../lib/coins/index") as typeof import("../lib/coins/index"),
  data: () => require("../lib/data/index") as typeof import("../lib/data/index"),
  diestudy: () => require("../lib/diestudy/index") as typeof import("../lib/diestudy/index"),
  engine: () => require("../lib/engine/index") as typeof import("../lib/engine/index"),
  experiments: () =>
    require("../lib/experiments/index") as typeof import("../lib/experiments/index"),
  jobs: () => require("../lib/jobs/index") as typeof import("../lib/jobs/index"),
  matchers: () => require("../lib/matchers/index") as typeof import("../lib/matchers/index"),
  models: () => require("../lib/models/index") as typeof import("../lib/models/index"),
  report: () => require("../lib/report/index") as typeof import("../lib/report/index"),
  review: () => require("../lib/review/index") as typeof import("../lib/review/index"),
  runs: () => require("../lib/runs/index") as typeof import("../lib/runs/index"),
  simulator: () => require("../lib/simulator/index") as typeof import("../lib/simulator/index"),
  training: () => require("../lib/training/index") as typeof import("../lib/training/index"),
  workspace: () => require("../lib/workspace/index") as typeof import("../lib/workspace/index"),
};

export const root = resolve(__dirname, "..", "..");
export const experiments = join(root, "experiments");
/** The Siamese network that ships. */
export const shippedSiamese = join(root, "models", "die-siamese");
/** Cache of what is made of photographs: outlines, sides, network inputs, registrations. */
export const coinSides = join(root, ".cache", "coin-sides");
