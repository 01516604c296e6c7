import { type Cells, escapeMarkup, formatNumber, formatSignificant } from "../base/index";

/**
 * A table as HTML, sorted by a column when its name is clicked: numbers to the right, words to the
 * left, in a scroller where it is wider than the page. What is in the cells is text, never markup.
 *
 * @param more what is said below it
 * @param options.filter whether a field above it leaves the rows with the words typed there
 */
export function tableHtml(
  { columns, rows }: Cells,
  more: string,
  { filter = false }: { filter?: boolean } = {},
): string {
  const numeric = columns.map((_, c) => rows.every((row) => isNumberOrEmpty(row[c])));
  const align = (c: number) =>
    `style="text-align:${numeric[c] && rows.length > 0 ? "right" : "left"}`;
  const head = columns.map(
    (name, c) => `<th ${align(c)};cursor:pointer" title="sort">${escapeMarkup(name)}</th>`,
  );
  const line = (row: unknown[]) =>
    `<tr>${row.map((value, c) => `<td ${align(c)}"${sortKey(value)}>${escapeMarkup(cellText(value))}</td>`).join("")}</tr>`;
  const table = `<table class="numislab-table"><thead><tr>${head.join("")}</tr></thead><tbody>${rows.map(line).join("")}</tbody></table>`;
  const field = filter
    ? '<input class="numislab-filter" type="search" placeholder="filter rows" aria-label="filter rows" style="margin:0 0 4px;padding:2px 6px">'
    : "";
  return `<div>${field}<div style="overflow-x:auto">${table}</div></div>${more && `<p>${more}</p>`}<script>${SORT}</script>`;
}

/** The same as text, columns aligned. */
export function tableText({ columns, rows }: Cells, more: string): string {
  const table = [columns, ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, c) => Math.max(...table.map((row) => row[c].length)));
  const lines = table.map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, ...(more ? [more] : [])].join("\n");
}

const isNumberOrEmpty = (value: unknown) =>
  typeof value === "number" || value === undefined || value === null || value === "";

/** What a cell is sorted by, where that is not its text. */
const sortKey = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value) ? ` data-sort="${value}"` : "";

/**
 * Listens once a page: a click on a column's name sorts its table, a second one the other way; words
 * in a filter leave the rows that have all of them.
 */
const SORT = `(() => {
if (window.numislabTables) return;
window.numislabTables = true;
document.addEventListener("input", ({ target }) => {
  if (!target.classList || !target.classList.contains("numislab-filter")) return;
  const words = target.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const row of target.parentNode.querySelector("tbody").rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
});
document.addEventListener("click", ({ target }) => {
  const head = target.closest && target.closest("table.numislab-table th");
  if (!head) return;
  const body = head.closest("table").tBodies[0];
  const down = head.dataset.sorted === "up";
  for (const other of head.parentNode.children) delete other.dataset.sorted;
  head.dataset.sorted = down ? "down" : "up";
  const of = (row) => row.cells[head.cellIndex];
  const compare = (a, b) => a.dataset.sort !== undefined && b.dataset.sort !== undefined
    ? a.dataset.sort - b.dataset.sort
    : a.textContent.localeCompare(b.textContent, "en", { numeric: true });
  body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(of(a), of(b))));
});
})();`;

function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" && Number.isNaN(value)) return "";
  if (typeof value === "number" && !Number.isInteger(value))
    return Math.abs(value) < 0.001
      ? formatSignificant(value, "not a number")
      : formatNumber(value, "not a number");
  return String(value);
}
