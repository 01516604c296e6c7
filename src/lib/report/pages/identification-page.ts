import { join } from "node:path";
import {
  answerWords,
  identificationMetrics,
  type Catalogue,
  type JudgedPhotograph,
  type Verdict,
} from "../../catalogue/index";
import { toPng } from "../../coins/index";
import { formatInterval, formatNumber, formatProbability, writeWhole } from "../../base/index";
import { NO_PHOTOGRAPH } from "../../metrics/index";
import { html, type Html } from "./html";
import { page } from "./page";
import { photograph } from "./photograph";
import { thumbnail } from "./thumbnail";

type Share = { of: number; value: number; low: number; high: number };
const TRUTHS: Verdict[] = ["design", "common side", "not a 2-euro coin", "not in this catalogue"];
/** Largest number of right answers that are shown, the least confident first. */
const MAX_RIGHT_ANSWERS_SHOWN = 12;

/**
 * Writes a page about an evaluation of the identifier: shares with intervals, what was called what,
 * and the wrong and the least sure answers with the catalogue's picture beside each photograph.
 *
 * @param judged see evaluateIdentification
 */
export async function writeIdentificationPage(
  file: string,
  judged: readonly JudgedPhotograph[],
  { dir, designs }: Pick<Catalogue, "dir" | "designs">,
): Promise<void> {
  const figures = identificationMetrics(judged);
  const wrong = judged.filter(({ right }) => !right);
  const unsure = judged
    .filter(({ right }) => right)
    .sort((p, q) => (p.answer?.probability ?? 1) - (q.answer?.probability ?? 1))
    .slice(0, MAX_RIGHT_ANSWERS_SHOWN);
  const cards = async (some: readonly JudgedPhotograph[]) =>
    html`<div class="pairs">${await Promise.all(some.map((one) => card(one, dir, file)))}</div>`;
  const body = html`<h1>Which 2-euro coin is this?</h1>
    <p class="lead">
      ${judged.length} photographs against a catalogue of ${designs.length} designs. The brackets hold 95 % of what as many other photographs might have given (Wilson).
    </p>
    <table>
      <thead>
        <tr>
          <th>of photographs that show</th>
          <th>photographs</th>
          <th>right</th>
          <th>called a design with over 0.5</th>
        </tr>
      </thead>
      <tbody>
        ${TRUTHS.filter((truth) => figures.verdictRight[truth].of > 0).map(
          (truth) =>
            html`<tr><td>${truth === "design" ? "a design of the catalogue" : truth}</td><td>${figures.verdictRight[truth].of}</td><td>${shareText(figures.verdictRight[truth])}</td><td>${truth === "design" ? "" : shareText(figures.calledADesign[truth as keyof typeof figures.calledADesign])}</td></tr>`,
        )}
      </tbody>
    </table>
    <p>
      The design stands first in ${shareText(figures.top1)}, among the first five in ${shareText(figures.top5)}, of the ${figures.top1.of} photographs that show one.
    </p>
    <h2>What was called what</h2>
    ${confusion(judged)}
    <h2>Wrong answers (${wrong.length})</h2>
    ${await cards(wrong)}
    <h2>Right, but least sure</h2>
    ${await cards(unsure)}`;
  await writeWhole(file, page("Which 2-euro coin is this?", body, {}, ""));
}

const shareText = (share: Share) => formatInterval(share, NO_PHOTOGRAPH);

/** Truths as rows, answers as columns, only those that occur. */
function confusion(judged: readonly JudgedPhotograph[]): Html {
  const truthOf = ({ truth, designs }: JudgedPhotograph) =>
    truth === "design" ? ((designs ?? [])[0] ?? "design") : truth;
  const calledOf = ({ answer }: JudgedPhotograph) =>
    answer === null
      ? "no coin found"
      : answer.verdict === "design"
        ? answer.designs[0].name
        : answer.verdict;
  const inOrder = (names: string[]) =>
    [...new Set(names)].sort(
      (p, q) =>
        Number(TRUTHS.includes(p as Verdict)) - Number(TRUTHS.includes(q as Verdict)) ||
        p.localeCompare(q),
    );
  const [rows, columns] = [inOrder(judged.map(truthOf)), inOrder(judged.map(calledOf))];
  const count = (row: string, column: string) =>
    judged.filter((one) => truthOf(one) === row && calledOf(one) === column).length;
  return html`<div class="wide"><table><thead><tr><th>shows \\ called</th>${columns.map((column) => html`<th>${column}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr><td>${row}</td>${columns.map((column) => html`<td class="${row === column ? "right" : "wrong"}">${count(row, column) || ""}</td>`)}</tr>`)}</tbody></table></div>`;
}

async function card(
  { name, picture, truth, designs, answer, right }: JudgedPhotograph,
  dir: string,
  page: string,
): Promise<Html> {
  const best = answer?.designs[0];
  const [shown, bestPicture] = await Promise.all([
    thumbnail(typeof picture === "string" ? picture : await toPng(picture)),
    best ? thumbnail(join(dir, best.file)).catch(() => null) : null,
  ]);
  return html`<div class="pair">
    <div>
      ${typeof picture === "string" ? photograph(shown, name, { file: picture, half: null, page }) : html`<img src="${shown}" alt="${name}">`}${bestPicture ? photograph(bestPicture, best!.name, { file: join(dir, best!.file), half: null, page }) : null}
    </div>
    <strong>${name}</strong><br /><span class="${right ? "right" : "wrong"}" >${right ? "✓" : "✗"} ${answer ? answerWords(answer) : "no coin found"}</span >${answer ? ` (${formatProbability(answer.probability, "no answer")})` : ""}; is ${truth === "design" ? (designs ?? []).join(" or ") : truth}${best ? html`<br /><small>most similar: ${best.name}, ${formatProbability(best.probability, "no answer")}, score ${formatNumber(best.score, "no answer")}</small>` : null}
  </div>`;
}
