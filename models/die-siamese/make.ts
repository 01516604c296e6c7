/**
 * Makes a Siamese network that ships again: that of this folder, trained on simulated strikes and on
 * unlabelled photographs as experiments/configs/siamese-fine.json says, or with `--small` that of
 * models/die-siamese-small, trained on simulated strikes alone, as siamese-best.json says. Chooses
 * its thresholds and calibration on simulated hoards of which it saw no die, and tells in
 * evaluation.json what it is worth on others:
 *
 *     node models/die-siamese/make.cjs [--small] [--run FOLDER | --keep] [--hoard DIR]
 *
 * `--run` takes a finished run of that configuration instead of training, `--keep` the network that
 * is there; `--hoard` evaluates on the real hoard too, and is where the photographs without a label
 * are found.
 */
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { simulatedFolder } from "../../src/lib/simulator/index";
import { startEngine } from "../../src/lib/engine/index";
import {
  calibrateSiamese,
  evaluateSides,
  runSiamese,
  scoreFolder,
  type IndexedPair,
} from "../../src/lib/experiments/index";
import { readJson, readRecord, writeJson } from "../../src/lib/runs/index";
import { brierScore } from "../../src/lib/metrics/index";
import { loadSiamese, saveSiamese, type SiameseModel } from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";
import { legendsOf } from "./legends";
import { ranksOfLinks } from "./ranks";

const ROOT = join(__dirname, "..", "..");
/**
 * Simulated hoards that thresholds and calibration are chosen on, and others that the result is
 * tested on.
 */
const CHOSEN_ON = [
  { coins: 91, seed: 4001, width: 640 },
  { coins: 91, seed: 4002, width: 640 },
];
const TESTED_ON = [
  { coins: 91, seed: 1, width: 1574 },
  { coins: 150, seed: 6, width: 640 },
];
const RESAMPLES = 300;

export async function main(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      small: { type: "boolean" },
      run: { type: "string" },
      keep: { type: "boolean" },
      hoard: { type: "string" },
    },
  });
  const [name, made] = values.small
    ? ["siamese-best", join(ROOT, "models", "die-siamese-small")]
    : ["siamese-fine", __dirname];
  const config = join(ROOT, "experiments", "configs", `${name}.json`);
  await startEngine();
  const run = values.keep
    ? null
    : (values.run ??
      (
        await runSiamese(settingsFor(config, values.hoard), {
          root: ROOT,
          source: config,
          onProgress: ({ stage, detail }) => detail && console.error(stage, detail),
        })
      ).folder);
  const options = { cache: join(ROOT, ".cache", "coin-sides") };
  const simulated = (hoard: (typeof TESTED_ON)[number]) =>
    simulatedFolder(join(ROOT, "data", "raw"), hoard);
  const { network, card } = await loadSiamese(run === null ? made : join(run, "model"));
  const model: SiameseModel = {
    network,
    card: {
      ...card,
      ...(await calibrateSiamese(
        { network, card },
        await Promise.all(CHOSEN_ON.map(simulated)),
        options,
      )),
    },
  };
  await saveSiamese(made, model);

  const trained =
    run === null
      ? readJson<{ trained: object }>(join(made, "evaluation.json")).trained
      : trainedIn(run);
  const evaluation: Record<string, object> = {};
  const add = async (name: string, folder: string, legends: boolean) => {
    const { ready, judged } = await scoreFolder(model, folder, options);
    const legend = legends ? legendsOf(folder) : null;
    const alike = ({ a, b, side }: IndexedPair) =>
      legend![side].get(ready.coins[a].name) === legend![side].get(ready.coins[b].name);
    for (const [how, card] of [
      ["", model.card],
      [", raw", { ...model.card, cohort: undefined }],
    ] as const) {
      const pairs = judged(card);
      evaluation[`${name}${how}`] = figures(pairs);
      if (legend) evaluation[`${name}, pairs of one legend${how}`] = figures(pairs.filter(alike));
    }
    await writeJson(join(made, "evaluation.json"), { trained, ...evaluation });
  };
  for (const hoard of TESTED_ON) {
    const folder = await simulated(hoard);
    await add(basename(folder), folder, false);
  }
  if (values.hoard) await add("hoard", values.hoard, true);
  console.log(JSON.stringify(evaluation, null, 1));
}

/** A configuration, its unlabelled photographs, where it has any, from the hoard that is named. */
function settingsFor(config: string, hoard: string | undefined): object {
  const settings = readJson<{ data: { unlabelled?: object } }>(config);
  const { data } = settings;
  if (hoard === undefined || data.unlabelled === undefined) return settings;
  const except = join(hoard, "die-links.xlsx");
  return {
    ...settings,
    data: { ...data, unlabelled: { ...data.unlabelled, folder: hoard, except } },
  };
}

/** Time and machine of the training. */
function trainedIn(run: string): object {
  const { start, end, provenance } = readRecord(run);
  const seconds = (Date.parse(end!) - Date.parse(start)) / 1000;
  return { seconds, hardware: provenance.hardware, engine: provenance.engine };
}

/**
 * What the scores, answers and probabilities of pairs are worth, and where links stand among all
 * pairs.
 */
function figures(pairs: readonly IndexedPair[]) {
  const evaluation = evaluateSides(pairs, random(1), RESAMPLES);
  const of = (side: IndexedPair["side"]) => {
    const own = pairs.filter((pair) => pair.side === side);
    return {
      ...evaluation[side],
      brier: brierScore(
        own.map(({ same }) => same),
        own.map(({ probability }) => probability),
      ),
      ranks: ranksOfLinks(own),
    };
  };
  return { obverse: of("obverse"), reverse: of("reverse") };
}
