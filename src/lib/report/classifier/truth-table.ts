import { join } from "node:path";
import { formatNumber, formatRange, fromCsv } from "../../base/index";
import { intervalOver, spreadOf, type ClassifierRun } from "../../experiments/index";
import { readText } from "../../runs/index";
import { NO_PHOTOGRAPH, wilson } from "../../metrics/index";

/** A claim of the 2-euro write-up beside what its own log says and what runs here came to. */
export interface TruthRow {
  claim: string;
  /** As the write-up has it. */
  published: string;
  /** What the log in its public notebook says of it. */
  log: string;
  /** Mean over the seeds, least to largest. */
  here: string;
  verdict: string;
}

/**
 * What the write-up says of its network, in its text, and the outputs of the last cell of its
 * public notebook, which are the test's.
 *
 * @see github NotCorrectlyDonated/Learning_Deeply_about_currencies @a45b7db, KERAS SEQUENTIAL
 *   MODEL.ipynb
 */
export const WRITE_UP = {
  epochs: 41,
  validationRecall: 0.724,
  validationLoss: 0.743,
  testRecall: 0.81,
  testLoss: 0.568,
  patience: 9,
  validationPhotographs: 80,
  testPhotographs: 100,
  stored: { testRecall: 0.81, testLoss: 0.5684 },
};

/** The losses and recalls of the write-up's 41 epochs, from the output of its training cell. */
export function writeUpLog(): {
  epoch: number;
  validationLoss: number;
  validationRecall: number;
}[] {
  return fromCsv(readText(join(__dirname, "euro-write-up-log.csv"))).map((row) => ({
    epoch: Number(row.epoch),
    validationLoss: Number(row.val_loss),
    validationRecall: Number(row.val_recall),
  }));
}

const number = (value: number, digits: number) => formatNumber(value, NO_PHOTOGRAPH.value, digits);

/**
 * Checks each figure of the write-up against its own log and against runs here.
 *
 * @param runs  of one configuration, a seed each
 */
export function truthTable(runs: readonly ClassifierRun[], log = writeUpLog()): TruthRow[] {
  const over = (figure: (run: ClassifierRun) => number, digits: number) => {
    const { mean, least, largest } = spreadOf(runs.map(figure));
    const all = formatRange([least, largest], NO_PHOTOGRAPH.value, digits);
    return runs.length === 1 ? number(mean, digits) : `${number(mean, digits)} (${all})`;
  };
  const last = log.at(-1)!;
  const lowest = log.reduce((best, entry) =>
    entry.validationLoss < best.validationLoss ? entry : best,
  );
  const highest = log.reduce((best, entry) =>
    entry.validationRecall > best.validationRecall ? entry : best,
  );
  const stops = lowest.epoch + WRITE_UP.patience;
  const published = wilson(
    Math.round(WRITE_UP.testRecall * WRITE_UP.testPhotographs),
    WRITE_UP.testPhotographs,
  );
  const recall = intervalOver(runs, ({ result }) => result.test.recall.value);
  return [
    {
      claim: "epochs until early stopping",
      published: String(WRITE_UP.epochs),
      log: `${log.length}; lowest validation loss in epoch ${lowest.epoch}, and ${WRITE_UP.patience} more make ${stops}`,
      here: over(({ result }) => result.epochs, 0),
      verdict:
        log.length === WRITE_UP.epochs && stops === WRITE_UP.epochs
          ? "holds: log and early stopping agree"
          : "the log says otherwise",
    },
    {
      claim: "validation recall",
      published: number(WRITE_UP.validationRecall, 3),
      log: `last ${number(last.validationRecall, 4)}, highest ${number(highest.validationRecall, 4)} (epoch ${highest.epoch})`,
      here: over(({ history }) => history.at(-1)!.validationRecall, 3),
      verdict: derivable(WRITE_UP.validationRecall, WRITE_UP.validationPhotographs),
    },
    {
      claim: "validation loss",
      published: number(WRITE_UP.validationLoss, 3),
      log: `last ${number(last.validationLoss, 4)}, lowest ${number(lowest.validationLoss, 4)} (epoch ${lowest.epoch})`,
      here: over(({ history }) => history.at(-1)!.validationLoss, 3),
      verdict: log.some(
        ({ validationLoss }) => Math.abs(validationLoss - WRITE_UP.validationLoss) < 0.0005,
      )
        ? "some epoch of the log has it"
        : "no epoch of the log has it",
    },
    {
      claim: "test recall",
      published: number(WRITE_UP.testRecall, 2),
      log: `${number(WRITE_UP.stored.testRecall, 4)}: ${Math.round(WRITE_UP.stored.testRecall * WRITE_UP.testPhotographs)} of ${WRITE_UP.testPhotographs}, interval ${number(published.low, 3)} to ${number(published.high, 3)}`,
      here: `${over(({ result }) => result.test.recall.value, 3)}, interval ${number(recall.low, 3)} to ${number(recall.high, 3)}`,
      verdict:
        recall.value > published.high
          ? "higher here"
          : recall.value < published.low
            ? "lower here"
            : "agrees: inside the published interval",
    },
    {
      claim: "test loss",
      published: number(WRITE_UP.testLoss, 3),
      log: number(WRITE_UP.stored.testLoss, 4),
      here: over(({ result }) => result.test.loss, 3),
      verdict:
        Math.abs(WRITE_UP.stored.testLoss - WRITE_UP.testLoss) < 0.0005
          ? "the log has it"
          : "the log says otherwise",
    },
  ];
}

/** Whether a share can result from a number of photographs, as a sentence. */
export function derivable(share: number, photographs: number): string {
  const digits = Math.max(0, String(share).length - 2);
  const below = Math.floor(share * photographs);
  const fits = [below, below + 1].find(
    (k) => number(k / photographs, digits) === number(share, digits),
  );
  if (fits !== undefined) return `possible: ${fits} of ${photographs}`;
  const next = [below, below + 1]
    .map((k) => `${k} of ${photographs} is ${number(k / photographs, 4)}`)
    .join(", ");
  return `cannot be derived from ${photographs} photographs: ${next}`;
}
