import { join } from "node:path";
import { stringify } from "yaml";
import { readJson, readRecord } from "../run-folder";
import {
  checkedEvaluation,
  type ClassifierEvaluation,
  type RunMetric,
  type SiameseEvaluation,
} from "./evaluation-file";
import { settingsOf } from "./flat-config";
import { runMetrics } from "./run-metrics";

/** What is said of a kind of model, whatever it was trained on. */
const KINDS: Record<
  string,
  { task: string; taskName: string; does: string; tags: string[]; limits: string[] }
> = {
  siamese: {
    task: "image-feature-extraction",
    taskName: "were two coins struck from the same die?",
    does: "Describes a side of a coin by numbers; two sides that one die struck lie close to each other. `siamese.json` holds the threshold and the curve that turn closeness into an answer and a probability.",
    tags: ["siamese", "die-study"],
    limits: [
      "Thresholds and probabilities were chosen on pairs of this data set. Another hoard has another share of same-die pairs, and other photographs: check them before you trust them there.",
      "It looks at struck coins one by one on a plain ground, upright. Casts and copies of one coin look like strikes from the same die.",
    ],
  },
  classifier: {
    task: "image-classification",
    taskName: "which coin does a photograph show?",
    does: "Tells which of its classes a photograph shows. `classifier.json` holds the classes in the order of the outputs, how a photograph becomes its input, and from which probability an answer is sure.",
    tags: ["image-classification"],
    limits: [
      "It knows its classes and nothing else: it calls every photograph one of them.",
      "Probabilities were calibrated on photographs of this data set and may be too sure on others.",
    ],
  },
};

/**
 * The model card of a finished run: Hugging Face's README.md, whose front matter tells task, data
 * and metrics, and below it the same in words, with intervals and limits.
 *
 * @param folder of the run
 * @throws NumislabError "state" where the run is not evaluated yet
 * @see https://huggingface.co/docs/hub/model-cards
 */
export function modelCard(folder: string): string {
  const record = readRecord(folder);
  const file = join(folder, "evaluation.json");
  const result = checkedEvaluation(record.kind, readJson(file), file);
  const { task, taskName, does, tags, limits } = KINDS[record.kind];
  const measured = Object.entries(runMetrics(folder, record.kind)).filter(
    ([name]) => !name.startsWith("validation"),
  );
  const { data, provenance } = record;
  const dataset = { name: data.folder, type: data.simulated ? "simulated" : "photographs" };
  const metrics = measured.map(([name, { value, low, high }]) => ({
    type: typeOf(name),
    name: low === null ? name : `${name}, 95 % interval ${digits(low)} to ${digits(high!)}`,
    value,
  }));
  const front = {
    library_name: "tfjs",
    pipeline_tag: task,
    tags: ["coins", "numismatics", ...tags, ...(data.simulated ? ["simulated-data"] : [])],
    "model-index": [
      { name: record.name, results: [{ task: { type: task, name: taskName }, dataset, metrics }] },
    ],
  };
  const settings = Object.entries(settingsOf(folder)).map(
    ([key, value]) => `| \`${key}\` | ${inTable(JSON.stringify(value))} |`,
  );
  return `---
${stringify(front)}---

# ${record.name}

${does} Trained by numislab ${provenance.numislab}, run ${record.id}.
${data.simulated ? "\n**Trained and tested on simulated photographs.** The metrics say how the method does on the simulator's coins, not on real ones.\n" : ""}
## Data

${testedOn(record.kind, result)} Folder \`${inTable(data.folder)}\`; sha256 of the photographs ${data.sha256.photographs}.

## Metrics

On photographs that were kept from training and from every choice:

| metric | value | 95 % interval |
|---|---|---|
${measured.map(([name, metric]) => `| ${name} | ${digits(metric.value)} | ${interval(metric)} |`).join("\n")}

## Limits

${limits.map((limit) => `- ${limit}`).join("\n")}

## How it was trained

Seed ${record.seed}${provenance.commit ? `, commit ${provenance.commit.slice(0, 10)}${provenance.modified ? " with changes" : ""}` : ""}, engine ${provenance.engine.name}, Node ${provenance.node}.

| setting | value |
|---|---|
${settings.join("\n")}
`;
}

function testedOn(kind: string, result: SiameseEvaluation | ClassifierEvaluation): string {
  if (kind === "siamese") {
    const { coins, heldOut, tested } = result as SiameseEvaluation;
    return `${coins} coins, split by die into folds; ${tested === 1 ? "one fold was" : `${tested} folds were each`} tested by a model that never saw it. Pairs: ${heldOut.obverse.pairs} of obverses, ${heldOut.obverse.same} from the same die; ${heldOut.reverse.pairs} of reverses, ${heldOut.reverse.same} from the same die.`;
  }
  const { classes, photographs } = result as ClassifierEvaluation;
  return `${photographs.training} photographs for training, ${photographs.validation} for validation, ${photographs.test} tested. Classes: ${classes.map(inTable).join(", ")}.`;
}

/** The Hub's name of a measure, where it has one. */
const typeOf = (metric: string) =>
  ({ rocAuc: "roc_auc", averagePrecision: "average_precision", macroRecall: "recall" })[
    metric.split(".").at(-1)!
  ] ?? metric.split(".").at(-1)!;

const digits = (value: number) => value.toFixed(3);
const interval = ({ low, high }: RunMetric) =>
  low === null ? "–" : `${digits(low)} to ${digits(high!)}`;

/**
 * Names of folders and classes are other people's text: as Markdown they could hold a table's bar,
 * or markup.
 */
const inTable = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");
