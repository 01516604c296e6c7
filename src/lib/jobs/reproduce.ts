import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { loadClassFolder, loadDieLinks } from "../data/index";
import { checkSameStudy, studySource } from "../diestudy/index";
import { startEngine } from "../engine/index";
import { NumislabError, type OnProgress, shellWord } from "../base/index";
import {
  classFolder,
  dataFolder,
  readClassifierRun,
  requireClasses,
  trainingObstacle,
} from "../experiments/index";
import { parseClassifierConfig, parseSiameseConfig, readJson } from "../runs/index";
import { sameDieResults, writeMainJobPage } from "./main-job-results";
import { QUICK_NOTE, type LeftOut, type Reproduction } from "./reproduction";
import { runExperiment } from "./run-experiment";
import { sameDieSettings } from "./same-die-settings";
import { studyToFolder } from "./study-to-folder";
import { truthTable } from "../report/index";
import { stopSignal } from "../training/index";
import { jupyterIsReady, noteForNotebook, runNotebook, withNotebookJob } from "../workspace/index";

/**
 * `quick` shows in a few minutes, on any engine, that everything works; its figures mean little.
 */
export type Scale = "quick" | "full";

/** What `quick` changes in the classifier's configuration. */
const QUICK = {
  data: { simulated: { photographs: 60 } },
  split: { test: 12 },
  input: { size: 48 },
  network: { filters: [8, 16], hidden: 16 },
  training: { epochs: 3 },
};

interface Options {
  root: string;
  /**
   * Photographs: a class folder, or coins with a sheet of die links. Simulated ones of both kinds
   * where it is left out.
   */
  data?: string;
  scale: Scale;
  onProgress?: OnProgress;
  /** Told what a person should read, a line at a time. */
  onLine?: (line: string) => void;
}

/** What is collected on the way. */
type Collected = Pick<Reproduction, "pages" | "leftOut">;

/**
 * The main job: photographs to reports, for both questions. Runs the notebooks headless, so that
 * what a person reads there is what made the figures; without JupyterLab the same work is done
 * without them.
 *
 * @throws NumislabError as the runs and the notebooks do, "input" where `data` answers neither
 *   question
 */
export async function reproduce(options: Options): Promise<Reproduction> {
  const { root, data, onLine = () => {} } = options;
  const collected: Collected = { pages: [], leftOut: [] };
  const question = data === undefined ? null : await questionOf(data);
  if (data !== undefined && question !== null) await refuseTooFew(data, question);
  if (!jupyterIsReady(root))
    onLine(
      "no JupyterLab here (npx numislab doctor says why): doing the notebooks' work without them",
    );
  const classifier = question === "siamese" ? null : await whichCoin(options, collected);
  const dies =
    question === "classifier"
      ? { siamese: null, sameDie: null, dieStudy: null }
      : await sameDie(options, collected);
  const made = { classifier, ...dies, ...collected };
  return { ...made, index: await writeMainJobPage(root, made, options.scale === "quick") };
}

/**
 * Which question a folder of photographs can answer: coins with a sheet of die links the second, a
 * class folder the first.
 */
export async function questionOf(data: string): Promise<"classifier" | "siamese"> {
  const [links, classes] = await Promise.allSettled([
    loadDieLinks(data, {}),
    loadClassFolder(data),
  ]);
  if (links.status === "fulfilled") return "siamese";
  if (classes.status === "fulfilled") return "classifier";
  throw new NumislabError(
    "input",
    `${data} is neither coins with a sheet of die links (${links.reason.message}) nor a class folder (${classes.reason.message})`,
  );
}

/** @throws NumislabError "input" where photographs are too few for their question */
async function refuseTooFew(data: string, question: "classifier" | "siamese"): Promise<void> {
  if (question === "classifier") return requireClasses(data, await loadClassFolder(data));
  const { coins, sheet, warnings } = await loadDieLinks(data, {});
  if (coins.length >= 2) return;
  throw new NumislabError(
    "input",
    `${data}: ${coins.length} ${coins.length === 1 ? "coin has" : "coins have"} both a photograph and a row in ${basename(sheet)}; at least 2 are needed to compare. ${warnings.slice(0, 5).join("; ")}`,
  );
}

async function whichCoin(
  options: Options,
  collected: Collected,
): Promise<Reproduction["classifier"]> {
  const { root, data, scale, onProgress, onLine = () => {} } = options;
  const quick: Partial<typeof QUICK> = scale === "quick" ? QUICK : {};
  const asked = {
    ...readJson<object>(join(root, "experiments", "configs", "euro-write-up.json")),
    ...quick,
    name: nameOf("euro", data, scale),
    data: { ...quick.data, folder: data ?? null },
  };
  const settings = data === undefined ? asked : await withTestShare(asked, data, onLine);
  const config = parseClassifierConfig(settings, "reproduce");
  // here, where its progress can be seen, not in a notebook's first cell
  const folder = await classFolder(config, root, onProgress);
  await notebook(options, collected, "01-data-collection", config.name, {
    folder,
    strikes: { coins: 24, seed: 1, width: 787 },
  });
  await notebook(options, collected, "02-augmentation", config.name, { data: { folder } });
  const { run, report } = await trained(options, collected, {
    name: "03-classifier-training",
    experiment: config.name,
    settings,
  });
  if (data === undefined)
    await notebook(options, collected, "08-identify", config.name, {
      simulated: { photographs: scale === "quick" ? 4 : 12, seed: 1 },
    });
  else
    leaveOut(options, collected, {
      step: "08-identify",
      why: "it needs a catalogue with a picture of each design (docs/guide/identify.md)",
    });
  const read = readClassifierRun(run);
  return { run, report, evaluation: read.result, claims: truthTable([read]) };
}

/** The share of a user's photographs that is tested, at most. */
const TEST_SHARE = 0.2;

/** Settings that test no more than a share of a folder's photographs. */
async function withTestShare<T extends object>(
  settings: T,
  data: string,
  onLine: (line: string) => void,
): Promise<T> {
  const { split } = parseClassifierConfig(settings, "reproduce");
  const { photographs } = await loadClassFolder(data);
  if (split.test < 1 || split.test <= TEST_SHARE * photographs.length) return settings;
  onLine(
    `${photographs.length} photographs: ${100 * TEST_SHARE} % of them are tested, not ${split.test}`,
  );
  return { ...settings, split: { ...split, test: TEST_SHARE } };
}

async function sameDie(
  options: Options,
  collected: Collected,
): Promise<Pick<Reproduction, "siamese" | "sameDie" | "dieStudy">> {
  const { root, data, scale, onProgress } = options;
  const { settings: asked, baseline } = sameDieSettings({
    name: nameOf("siamese", data, scale),
    folder: data ?? null,
    quick: scale === "quick",
  });
  const folder = await dataFolder(parseSiameseConfig(asked, "reproduce"), root, onProgress);
  const { coins } = await loadDieLinks(folder);
  const { settings, obstacle } = trainable(asked, coins, root);
  const { name } = parseSiameseConfig(settings, "reproduce");
  const step = {
    name: "04-siamese-training",
    experiment: name,
    settings,
    baseline: { ...baseline, split: { ...(settings.split as object), crossValidate: true } },
  };
  if (obstacle !== null) {
    leaveOut(options, collected, {
      step: "training, 05-threshold-sweep, 07-write-up",
      why: obstacle,
    });
    await notebook(options, collected, step.name, name, { ...settings, baseline: null }); // it shows the photographs
    return {
      siamese: null,
      sameDie: null,
      dieStudy: await whichDies(options, collected, folder),
    };
  }
  const { run, report, baseline: beside } = await trained(options, collected, step);
  await notebook(options, collected, "05-threshold-sweep", name, { run });
  await notebook(options, collected, "07-write-up", name, { run });
  const dieStudy = await whichDies(options, collected, folder);
  const results = // after the study, which compares the same pairs
    scale === "full"
      ? await sameDieResults({ root, data: folder, run, baseline: beside, onProgress })
      : null;
  for (const what of results?.leftOut ?? []) leaveOut(options, collected, what);
  return {
    siamese: { run, report, evaluation: readJson(join(run, "evaluation.json")) },
    sameDie: results?.rows ?? null,
    dieStudy,
  };
}

/**
 * Settings with as many folds as the coins can be assigned to, the number that is asked for or
 * fewer.
 *
 * @returns also why there is no such number, null where there is one
 */
function trainable(
  settings: { split?: object },
  coins: Parameters<typeof trainingObstacle>[1],
  root: string,
): { settings: Record<string, unknown>; obstacle: string | null } {
  const { folds } = parseSiameseConfig(settings, "reproduce").split;
  let obstacle: string | null = null;
  for (let fewer = folds; fewer >= 3; fewer--) {
    const tried = { ...settings, split: { ...settings.split, folds: fewer } };
    obstacle = trainingObstacle(parseSiameseConfig(tried, "reproduce"), coins, root);
    if (obstacle === null) return { settings: tried, obstacle };
  }
  return { settings: { ...settings }, obstacle };
}

function leaveOut({ onLine = () => {} }: Options, { leftOut }: Collected, what: LeftOut): void {
  leftOut.push(what);
  onLine(`left out: ${what.step}: ${what.why}`);
}

async function whichDies(
  options: Options,
  collected: Collected,
  folder: string,
): Promise<Reproduction["dieStudy"]> {
  const { root, data, scale, onProgress } = options;
  const name = nameOf("dies", data, scale);
  const study = join(root, "reports", name);
  if (data === undefined) {
    // A newer simulator strikes other coins under the same names: what is there is then of no use.
    await checkSameStudy(study, await studySource(folder)).catch(() =>
      rm(study, { recursive: true, force: true }),
    );
  }
  const done = await notebook(options, collected, "06-die-study", name, {
    folder,
    study,
    review: false,
  });
  if (!done) {
    const sheet = (await loadDieLinks(folder)).sheet;
    await studyToFolder(folder, study, {
      root,
      engine: await startEngine(),
      sheet,
      cache: join(root, ".cache", "coin-sides"),
      onProgress,
    });
  }
  return { study, report: join(study, "report.html") };
}

/** A notebook that trains. */
interface TrainingStep {
  name: string;
  experiment: string;
  settings: Record<string, unknown>;
  /** Settings of the run that is trained before it, to compare it with. */
  baseline?: Record<string, unknown>;
}

/** Trains, in the notebook or, where there is no JupyterLab, without it. */
async function trained(
  options: Options,
  collected: Collected,
  { name, experiment, settings, baseline }: TrainingStep,
): Promise<{ run: string; report: string; baseline?: string }> {
  const { root, onProgress, onLine } = options;
  const all = baseline ? { ...settings, baseline } : settings;
  const result = await notebook(options, collected, name, experiment, all);
  if (result) {
    const { runs, report, obstacle, stopped, ...more } = result as {
      runs?: string[];
      report?: string;
      obstacle?: string;
      stopped?: string;
      baseline?: string;
    };
    if (obstacle) throw new NumislabError("input", obstacle);
    if (stopped) throw wasStopped(stopped);
    if (!runs?.[0] || !report)
      throw new NumislabError(
        "state",
        `${name} did not say which run it made: its last cell must call job.finish({ runs, report })`,
      );
    return { run: runs[0], report, baseline: more.baseline };
  }
  const train = async (config: Record<string, unknown>) => {
    const how = { root, report: true, listen: stopSignal, onProgress, onWarning: onLine };
    const [{ folder, state, report }] = await runExperiment(config, how);
    if (state !== "finished" || !report) throw wasStopped(folder);
    return { run: folder, report };
  };
  const beside = baseline && (await train(baseline));
  return { ...(await train(settings)), baseline: beside?.run };
}

const wasStopped = (run: string) =>
  new NumislabError(
    "stopped",
    `stopped; go on with: npx numislab train --resume ${shellWord(run)}`,
  );

/**
 * Runs a notebook headless; its page goes to reports/.
 *
 * @returns what it handed over; null where there is no JupyterLab
 */
async function notebook(
  { root, scale, onProgress = () => {}, onLine = () => {} }: Options,
  { pages }: Collected,
  name: string,
  experiment: string,
  settings: Record<string, unknown>,
) {
  if (!jupyterIsReady(root)) return null;
  onLine(`running ${name} in its kernel`);
  const html = join(root, "reports", `${name}-${experiment}.html`);
  const run = (parameters: Record<string, string>) =>
    runNotebook({
      root,
      notebook: join(root, "notebooks", `${name}.ipynb`),
      out: html.replace(/\.html$/, ".ipynb"),
      html,
      parameters: { ...parameters, ...(scale === "quick" ? noteForNotebook(QUICK_NOTE) : {}) },
    });
  const result = await withNotebookJob(root, settings, onProgress, run);
  pages.push(html);
  return result ?? {};
}

/** The experiment's name, after the folder of photographs, whatever signs its name has. */
export function nameOf(question: string, data: string | undefined, scale: Scale): string {
  const folder = data === undefined ? "simulated" : basename(data).replace(/[^a-z0-9._]+/gi, "-");
  return `${question}-${folder}${scale === "quick" ? "-quick" : ""}`;
}
