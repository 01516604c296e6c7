import type { Progress } from "./lib/base/progress";

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
  const show = ({ stage, done, total, detail }: Progress) => {
    const share = total > 0 ? done / total : 0;
    if (stream.isTTY) {
      const now = performance.now();
      if (done < total && now - drawnAt < 100) return;
      drawnAt = now;
      const bar = "█".repeat(Math.round(20 * share)).padEnd(20, "░");
      const text = `${bar} ${stage} ${done}/${total}${detail ? ` ${detail}` : ""}`;
      stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
      last = stage;
      return;
    }
    if (/epoch \d+/.test(stage)) {
      if (detail) stream.write(`${stage}: ${detail}\n`); // an epoch gets one line, at its end
      return;
    }
    const line = total > 1 ? `${stage}: ${Math.floor(4 * share) * 25} %` : stage;
    if (line !== last) stream.write(`${line}\n`);
    last = line;
  };
  return { show, end: () => stream.isTTY && last !== "" && stream.write("\r\x1b[2K") };
}

/** Rows as columns of text, numbers to the right. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => String(row[c]).length)));
  const figures = widths.map((_, c) =>
    rows.slice(1).every((row) => /^[-–]?[\d.,]*%?$/.test(String(row[c]))),
  ); // to the right, words to the left
  const cell = (value: string | number, c: number) =>
    figures[c] ? String(value).padStart(widths[c]) : String(value).padEnd(widths[c]);
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
