import { html, type Html } from "./html";

/** What was understood of a folder and its sheet, to be opened; nothing where it is not known. */
export function understood(lines: readonly string[] | undefined): Html | null {
  return lines === undefined || lines.length === 0
    ? null
    : html`<details><summary>What was understood of the photographs and the sheet</summary><pre style="white-space: pre-wrap">${lines.join("\n")}</pre></details>`;
}
