import { loadClassFolder } from "../../data/index";
import type { ClassifierRun } from "../../experiments/index";
import { formatProbability } from "../../base/index";
import { html, type Html } from "../pages/html";
import { photograph } from "../pages/photograph";
import { thumbnail } from "../pages/thumbnail";

/** A row of predictions.csv, and why it is shown. */
export interface AnswerExample {
  row: Record<string, string>;
  why: string;
}

/**
 * Wrong answers in order of descending confidence, and the right answers with the lowest
 * confidence.
 */
export function leastConfidentAnswers(
  predictions: readonly Record<string, string>[],
  wrong = 8,
  right = 4,
): AnswerExample[] {
  const falling = [...predictions].sort((a, b) => Number(b.confidence) - Number(a.confidence));
  const of = (is: "true" | "false") => falling.filter((row) => row.right === is);
  return [
    ...of("false")
      .slice(0, wrong)
      .map((row) => ({ row, why: `is ${row.class}` })),
    ...of("true")
      .slice(-right)
      .map((row) => ({ row, why: "least sure" })),
  ];
}

/**
 * Answers with their photographs.
 *
 * @param folder  the class folder that they came from
 * @param page path of the page
 */
export async function answerCards(
  folder: string,
  answers: readonly AnswerExample[],
  page: string,
): Promise<Html[]> {
  // a run outlives its photographs
  const { photographs } = await loadClassFolder(folder).catch(() => ({ photographs: [] }));
  const files = new Map(photographs.map(({ name, file }) => [name, file] as const));
  return Promise.all(
    answers.map(async ({ row, why }) => {
      const right = row.right === "true";
      const file = files.get(row.photograph);
      const source = file && (await thumbnail(file).catch(() => null));
      return html`<div class="pair">
        <div>${source ? photograph(source, row.photograph, { file, half: null, page }) : "(the photograph is gone)"}</div>
        <strong>${row.photograph}</strong><br /><span class="${right ? "right" : "wrong"}" >${right ? "✓" : "✗"} called ${row.called}</span >, ${why}; confidence ${formatProbability(Number(row.confidence), "no answer")}${row.unsure === "true" ? ", unsure" : ""}
      </div>`;
    }),
  );
}

/** The run with the most wrong answers. */
export function runWithMostErrors(runs: readonly ClassifierRun[]): ClassifierRun {
  return runs.reduce((best, run) =>
    run.result.test.accuracy.value < best.result.test.accuracy.value ? run : best,
  );
}
