import { readFileSync } from "node:fs";

const withoutMarkup = (markup: string) =>
  markup
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

/** A notebook holds a text as it is, or as its lines. */
type Text = string | string[];
const whole = (text: Text = "") => [text].flat().join("");

/** What a person reads on a page: its words without markup, drawings, scripts and pictures. */
export const visibleText = (page: string): string => withoutMarkup(readFileSync(page, "utf8"));

/** What the cells of a notebook that ran have printed and shown: its text and tables. */
export function shownBy(notebook: string): string {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8"));
  return cells
    .flatMap((cell: { outputs?: object[] }) => cell.outputs ?? [])
    .flatMap(({ text, data }: { text?: Text; data?: Record<string, Text> }) => [
      whole(text),
      whole(data?.["text/html"] ?? data?.["text/plain"]),
    ])
    .map(withoutMarkup)
    .join("\n");
}

/** What stands where a value that is missing was printed as if it were there. */
export const unformatted = /\b(NaN|undefined|null|Infinity)\b|\[object /;
