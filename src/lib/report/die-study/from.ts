import { html, type Html } from "../pages/html";

/** Where the figures of a section can be found. */
export function from(...files: readonly string[]): Html {
  return html`<p class="from">Figures of this section: ${files.map((file, i) => html`${i > 0 ? ", " : ""}<a href="${file}">${file}</a>`)}</p>`;
}
