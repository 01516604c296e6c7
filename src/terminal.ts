import { type Progress, progressWords } from "./lib/base/progress";

/**
 * Shows progress on standard error: one line that changes on a terminal, a line a stage and quarter
 * elsewhere.
 */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): {
  show: (progress: Progress) => void;
  end: () => void;
} {
  let last = "";
  let drawnAt = 0;
  const words = progressWords();
  const show = (progress: Progress) => {
    const { stage, done, total, detail } = progress;
    if (stream.isTTY) {
      const now = performance.now();
      const beside = words(progress, now);
      if (done < total && now - drawnAt < 100) return;
      drawnAt = now;
      const bar = "█".repeat(Math.round(20 * beside.share)).padEnd(20, "░");
      const text = `${bar} ${beside.text}`;
      stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
      last = stage;
      return;
    }
    if (/epoch \d+/.test(stage)) {
      if (detail) stream.write(`${stage}: ${detail}\n`); // an epoch gets one line, at its end
      return;
    }
    const share = total > 0 ? done / total : 0;
    const line = total > 1 ? `${stage}: ${Math.floor(4 * share) * 25} %` : stage;
    if (line !== last) stream.write(`${line}\n`);
    last = line;
  };
  return { show, end: () => stream.isTTY && last !== "" && stream.write("\r\x1b[2K") };
}

const GAP = 2;
const LEAST_WIDTH = 8;

/**
 * Rows as columns of text, numbers to the right. Where they do not fit, the widest columns are
 * narrowed and their cells go over several lines.
 *
 * @param width of the terminal, in signs; as wide as it gets where it is left out
 */
export function textTable(
  rows: readonly (readonly (string | number)[])[],
  width = process.stdout.columns ?? Infinity,
): string {
  const longest = rows[0].map((_, c) => Math.max(...rows.map((row) => String(row[c]).length)));
  const figures = longest.map((_, c) =>
    rows.slice(1).every((row) => /^[-–]?[\d.,]*%?$/.test(String(row[c]))),
  ); // to the right, words to the left
  const widths = narrowed(longest, figures, width);
  return rows
    .flatMap((row) => {
      const cells = row.map((cell, c) => wrapped(String(cell), widths[c]));
      const lines = Math.max(...cells.map((of) => of.length));
      return Array.from({ length: lines }, (_, i) =>
        cells
          .map((of, c) => padded(of[i] ?? "", widths[c], figures[c]))
          .join(" ".repeat(GAP))
          .trimEnd(),
      );
    })
    .join("\n");
}

const padded = (text: string, width: number, right: boolean) =>
  right ? text.padStart(width) : text.padEnd(width);

/** Widths that fit into a terminal, taken from the widest columns of words. */
function narrowed(
  longest: readonly number[],
  figures: readonly boolean[],
  width: number,
): number[] {
  const widths = [...longest];
  const total = () => widths.reduce((sum, one) => sum + one, GAP * (widths.length - 1));
  while (total() > width) {
    const words = widths.map((one, c) => (figures[c] ? 0 : one));
    const widest = words.indexOf(Math.max(...words));
    if (words[widest] <= LEAST_WIDTH) break;
    widths[widest]--;
  }
  return widths;
}

/** Lines of at most a number of signs, broken at spaces; a longer word stays whole. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return text.length <= width ? [text] : lines;
}
