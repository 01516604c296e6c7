import { writeWhole } from "../../base/index";
import { address } from "./address";
import { html, type Html } from "./html";
import { stillPage } from "./page";

/** A part of the page that links what a job made. */
export interface IndexSection {
  title: string;
  /** Sentences before the table. */
  words?: string[];
  /** The first row is the head. */
  table?: readonly (readonly (string | number)[])[] | null;
  /** Files, each with what it is. */
  links?: { file: string; what: string }[];
}

/**
 * Writes a page that links other pages and files, by paths from its own folder on.
 *
 * @param note what a reader must know before any figure, null where there is nothing
 */
export async function writeIndexPage(
  file: string,
  { title, note, sections }: { title: string; note: string | null; sections: IndexSection[] },
): Promise<void> {
  const body = html`<h1>${title}</h1>
    ${note ? html`<p class="note">${note}</p>` : null} ${sections.map((one) => section(one, file))}`;
  await writeWhole(file, stillPage(title, body, ""));
}

function section({ title, words = [], table, links = [] }: IndexSection, file: string): Html {
  const [head, ...rows] = table ?? [];
  return html`<h2>${title}</h2>
    ${words.map((text) => html`<p>${text}</p>`)}
    ${
      head
        ? html`<div class="wide"><table class="words">
<tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${ofCell(cell)}</td>`)}</tr>`)}
</table></div>`
        : null
    }
    ${
      links.length > 0
        ? html`<ul>
            ${links.map((link) => html`<li><a href="${address(link.file, file)}">${link.what}</a></li>`)}
          </ul>`
        : null
    }`;
}

/** A value with its interval on a line of its own. */
function ofCell(cell: string | number): Html | string | number {
  const [, value, interval] = /^(\S+) (\[.+\])$/.exec(String(cell)) ?? [];
  return interval ? html`${value} <small>${interval}</small>` : cell;
}
