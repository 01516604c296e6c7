import { html, type Html } from "../pages/html";

/** Note that names the files of a section's numbers. */
export function sourceFiles(...files: readonly string[]): Html {
  return html`<p class="from">Figures of this section: ${files.map((file, i) => html`${i > 0 ? ", " : ""}<a href="${file}">${file}</a>`)}</p>`;
}
