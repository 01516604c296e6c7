import { basename, join } from "node:path";
import type { Side } from "../../coins/index";
import { NumislabError, random } from "../../base/index";
import { loadSiamese, type InputRecipe } from "../../models/index";
import { methodNamed, openMatcher } from "../../matchers/index";
import type { ReadyCoins } from "../siamese/ready-coins";
import { parseSiameseConfig, readJson, type SiameseConfig } from "../../runs/index";
import type { SiameseRunOptions } from "../siamese/siamese-run";
import type { BaselineCoins } from "./baseline-coins";
import { kept, timed, type CpuClock, type TimedScores } from "./kept-scores";
import { answersOfRun, modelScores, untrainedModel } from "./network-scores";
import { randomScores, scoresOf, scoresOfTable, sidesOf, type PairScores } from "./pair-scores";
import {
  crossValidatedRun,
  modelFromOtherCoins,
  shippedModel,
  trainingSeconds,
} from "./trained-networks";

/** What a method says of the pairs, and what that cost. */
export interface MethodAnswers {
  scores: PairScores;
  /** Processor time of all pairs; null where there is nothing to time. */
  seconds: number | null;
  /** Of each fold's model, where they were chosen when it was trained. */
  thresholds?: Record<Side, readonly number[]>;
  /** Seconds of wall-clock time. */
  trainingSeconds?: number | null;
  /** Folder of the run or model that answered. */
  from?: string;
}

/** A way to tell whether two coins were struck from the same die. */
export interface Method {
  id: string;
  name: string;
  /** Whether the tested pairs were kept from whatever made the method, in words. */
  heldOut: string;
  /** Whether another tool made its scores. */
  given?: true;
  answers(): Promise<MethodAnswers>;
}

/** What the methods work on and with. */
export interface MethodContext extends Pick<SiameseRunOptions, "onProgress"> {
  ready: ReadyCoins;
  coins: BaselineCoins;
  /** The coins as another network sees them. */
  read(recipe: InputRecipe): Promise<ReadyCoins>;
  configs: { writeUp: SiameseConfig; best: SiameseConfig };
  /** Whether the best configuration may learn from these very coins where no model ships. */
  trainBest: boolean;
  run: SiameseRunOptions;
  /** Folders in which slow scores, reliefs and pictures that networks see are kept. */
  caches: { scores: string; sides: string; inputs: string };
  /** Methods to measure, beside 'always different'; all of the table where it is left out. */
  names?: readonly string[];
  /** Folder of the model for methods that take one. */
  model?: string;
  cpu: CpuClock;
}

const UNTRAINED = "nothing is trained";
const BY_DIE = "yes: each fold by a network that never saw its dies";

/** Methods that take minutes on a hoard, and of which scores are kept between tables. */
const KEPT = ["keypoints", "ssim", "registration"];

/** The methods of the table, from the simplest on. */
export function methodsOf({
  ready,
  coins,
  read,
  configs,
  trainBest,
  run,
  caches,
  names,
  model,
  cpu,
  onProgress,
}: MethodContext): Method[] {
  const matcher = (name: string): Method => {
    const { title, training, takes } = methodNamed(name);
    const measure = async (): Promise<TimedScores> => {
      const opened = await openMatcher(name, {
        caches: { sides: caches.sides, inputs: caches.inputs },
        model: takes.includes("model") ? model : undefined,
      });
      try {
        const sides = await sidesOf(coins, coins.layout, opened, onProgress);
        return await timed(cpu, async () =>
          scoresOfTable(coins, await opened.score(sides, onProgress)),
        );
      } finally {
        await opened.close();
      }
    };
    return {
      id: name,
      name: title,
      heldOut: training,
      answers: async () =>
        KEPT.includes(name) ? kept(caches.scores, name, coins, measure) : measure(),
    };
  };
  const network = async (folder: string): Promise<TimedScores> => {
    const model = await loadSiamese(folder);
    const seen = await read(model.card.input);
    return timed(cpu, () => modelScores(model, seen, coins)).finally(() => model.network.dispose());
  };
  const crossValidated = (config: SiameseConfig) => async (): Promise<MethodAnswers> => {
    const from = await crossValidatedRun(config, ready.fingerprints, run);
    const { seconds } = await network(join(from, "model"));
    return { ...answersOfRun(from, coins), seconds, trainingSeconds: trainingSeconds(from), from };
  };
  const fromOtherCoins = async (): Promise<MethodAnswers> => {
    const found = modelFromOtherCoins(run.root, ready.fingerprints);
    if (!found)
      throw new NumislabError(
        "state",
        "no model ships and no Siamese run on other coins is finished: npx numislab train experiments/configs/siamese-best.json",
      );
    return {
      ...(await network(found.model)),
      trainingSeconds: found.trainingSeconds,
      from: found.model,
    };
  };
  const untrained = async (): Promise<MethodAnswers> => {
    const model = untrainedModel(configs.best);
    return timed(cpu, () => modelScores(model, ready, coins)).finally(() =>
      model.network.dispose(),
    );
  };
  const never = coins.foldOf.map(() => Infinity);
  const table: Method[] = [
    {
      id: "always-different",
      name: "always ‘different’",
      heldOut: UNTRAINED,
      answers: async () => ({
        scores: scoresOf(coins, () => 0),
        seconds: null,
        thresholds: { obverse: never, reverse: never },
      }),
    },
    {
      id: "random",
      name: "random",
      heldOut: UNTRAINED,
      answers: async () => ({
        scores: randomScores(coins, random(1).fork("random scores")),
        seconds: null,
      }),
    },
    matcher("keypoints"),
    matcher("ssim"),
    { id: "untrained", name: "untrained embedding", heldOut: UNTRAINED, answers: untrained },
    {
      id: "siamese-write-up",
      name: "Siamese, the write-up’s kind",
      heldOut: BY_DIE,
      answers: crossValidated(configs.writeUp),
    },
    trainBest && !shippedModel(run.root)
      ? {
          id: "siamese-best",
          name: "Siamese, the best",
          heldOut: BY_DIE,
          answers: crossValidated(configs.best),
        }
      : {
          id: "siamese-best",
          name: "Siamese, the best",
          heldOut: "yes: trained on other coins",
          answers: fromOtherCoins,
        },
    matcher("registration"),
  ];
  if (names === undefined) return table;
  const [always] = table;
  return [
    always,
    ...names
      .filter((name) => name !== always.id)
      .map((name) => table.find(({ id }) => id === name) ?? matcher(name)),
  ];
}

/** What `names` of a table may be: methods of `--method`, and rows that only a table has. */
const TABLE_ONLY = ["always-different", "random", "untrained", "siamese-write-up", "siamese-best"];

/**
 * Checks names of methods before anything long begins.
 *
 * @throws NumislabError "usage" naming the nearest known one, and all
 */
export function checkNames(names: readonly string[] = []): void {
  for (const name of names) if (!TABLE_ONLY.includes(name)) methodNamed(name, TABLE_ONLY);
}

/** A configuration of the project, cross-validated; on other coins under a name of its own. */
export function baselineConfig(
  root: string,
  name: string,
  data: Partial<SiameseConfig["data"]> | null,
): SiameseConfig {
  const file = join(root, "experiments", "configs", `${name}.json`);
  const settings = readJson<{ data?: object; split?: object }>(file);
  const own = data
    ? {
        name: `${name}-${basename(data.folder!).replace(/[^a-z0-9._]+/gi, "-")}`,
        data: { ...settings.data, ...data },
      }
    : {};
  return parseSiameseConfig(
    { ...settings, ...own, split: { ...settings.split, crossValidate: true } },
    file,
  );
}
