import { randomUUID } from "node:crypto";
import {
  cellsOf,
  escapeMarkup,
  hasPhotographs,
  HOVER_PHOTOGRAPHS,
  type Progress,
  progressWords,
  type TableSource,
} from "../base/index";
import { tableHtml, tableText } from "./table-output";

/** A Plotly figure. Typed arrays are fine. */
export interface Figure {
  data: object[];
  layout?: Record<string, unknown>;
  config?: Record<string, unknown>;
}

/** A picture to look at: PNG bytes and what to write under it. */
export interface Picture {
  png: Uint8Array;
  caption?: string;
}

type Bundle = Record<string, unknown>;
type Write = (
  message: { data: Bundle; metadata: object; transient: object },
  update: boolean,
) => void;

/**
 * What writes into the output of the cell that runs, or null outside a notebook. Take it before the
 * first `await`: the kernel's "current cell" is another one afterwards.
 */
function currentCell(): Write | null {
  const kernel = Object.keys(require.cache).find((file) =>
    /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(file),
  );
  return kernel ? (require.cache[kernel]!.exports.lastWriteDisplayData as Write | null) : null;
}

/**
 * One output in several forms, of which the viewer takes the best. Outside a notebook the plain
 * text is printed.
 */
function show(bundle: Bundle & { "text/plain": string }): void {
  const write = currentCell();
  if (write) write({ data: bundle, metadata: {}, transient: {} }, false);
  else console.log(bundle["text/plain"]);
}

/**
 * Shows a figure, live in JupyterLab and in the HTML page that a headless run makes. Its mode bar
 * saves it as SVG.
 */
export function showFigure(figure: Figure): void {
  show(figureBundle(figure));
  if (currentCell()) show(THEME_STYLE);
  if (hasPhotographs(figure) && currentCell())
    show({ "text/html": `<script>${WATCH_FIGURES}</script>`, "text/plain": "" });
}

/** Words and grids of figures in the colours of JupyterLab's theme; elsewhere as Plotly has them. */
const THEMED = (() => {
  const words = ["xtick", "ytick", "x2tick", "y2tick", "g-gtitle", "g-xtitle", "g-ytitle"]
    .concat(["g-x2title", "g-y2title", "legend", "slider-group"])
    .map((name) => `body[data-jp-theme-name] .js-plotly-plot .${name} text`);
  // notes of no colour of their own, which Plotly writes in its grey
  const notes =
    'body[data-jp-theme-name] .js-plotly-plot .annotation-text-g text[style*="rgb(68, 68, 68)"]';
  const grids = ["xgrid", "ygrid", "x2grid", "y2grid"].map(
    (name) => `body[data-jp-theme-name] .js-plotly-plot path.${name}`,
  );
  return `${[...words, notes].join(",")}{fill:var(--jp-content-font-color1) !important}${grids.join(",")}{stroke:var(--jp-border-color2) !important}`;
})();

const THEME_STYLE = { "text/html": `<style>${THEMED}</style>`, "text/plain": "" };

/**
 * Whoever draws a notebook's figures draws them when they come into view, and again when they come
 * again: each is found when it is there.
 */
const WATCH_FIGURES = `(() => {
if (window.numislabPhotographs) return;
window.numislabPhotographs = true;
${HOVER_PHOTOGRAPHS}
const found = () => document.querySelectorAll(".js-plotly-plot").forEach(photographsOnHover);
found();
new MutationObserver(found).observe(document.body, { childList: true, subtree: true });
})();`;

const FIGURE = "application/vnd.plotly.v1+json";

/** Narrower figures, as those with two axes of one length, keep their width, pixels. */
const LEAST_FLUID_WIDTH_PX = 600;

function figureBundle({ data, layout, config }: Figure) {
  const { width = 700, ...rest }: { width?: number } & Record<string, unknown> = layout ?? {};
  const fluid = width >= LEAST_FLUID_WIDTH_PX;
  const figure = plain({
    data,
    layout: { height: 400, ...rest, ...(fluid ? { autosize: true } : { width }) },
    config: {
      displaylogo: false,
      responsive: fluid,
      toImageButtonOptions: { format: "svg" },
      ...config,
    },
  });
  return { [FIGURE]: figure, "text/plain": `[figure: ${data.length} traces]` };
}

/**
 * A figure in the current cell's output that is redrawn with each call of the result, in place: the
 * curve of a training that goes on. Outside a notebook it is silent.
 */
export function liveFigure(): (figure: Figure) => void {
  const write = currentCell();
  write?.({ data: THEME_STYLE, metadata: {}, transient: {} }, false);
  const id = newDisplayId();
  let drawn = false;
  const put = (data: Bundle) => {
    write?.({ data, metadata: {}, transient: { display_id: id } }, drawn);
    drawn = true;
  };
  return (figure) => {
    const bundle = figureBundle(figure);
    // JupyterLab's renderer of figures never draws one again in its place: an empty space of its
    // size has to come between
    const { width, height }: { width?: number; height: number } = bundle[FIGURE].layout;
    if (drawn)
      put({
        "text/html": `<div style="width:${width === undefined ? "100%" : `${width}px`};height:${height}px"></div>`,
        "text/plain": "",
      });
    put(bundle);
  };
}

/** How a table is shown. */
export interface TableOptions {
  /** Rows that are shown at most; default 20. */
  max?: number;
  /** Whether a field above the table leaves the rows with the words typed there; default false. */
  filter?: boolean;
}

/**
 * Shows rows, or a DataFrame, as a table that a click on a column's name sorts; what is in the cells
 * is text, never markup.
 */
export function showTable(
  source: TableSource,
  { max = 20, filter = false }: TableOptions = {},
): void {
  const { columns, rows } = cellsOf(source);
  const shown = { columns, rows: rows.slice(0, max) };
  const more = rows.length > max ? `${rows.length - max} more rows` : "";
  show({ "text/html": tableHtml(shown, more, { filter }), "text/plain": tableText(shown, more) });
}

/**
 * Shows pictures side by side, each below its caption. `width` is that of one picture, in pixels of
 * the screen.
 */
export function showPictures(
  pictures: readonly Picture[],
  { width = 160 }: { width?: number } = {},
): void {
  const figures = pictures.map(({ png, caption = "" }) => {
    const source = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    const above = caption && `<figcaption><strong>${escapeMarkup(caption)}</strong></figcaption>`;
    return `<figure style="margin:0 0 8px;width:${width}px;max-width:100%">${above}<img src="${source}" width="${width}" alt="${escapeMarkup(caption)}"></figure>`;
  });
  const captions = pictures.map(({ caption }, i) => caption ?? `picture ${i + 1}`);
  show({
    "text/html": `<div style="display:flex;flex-wrap:wrap;gap:8px">${figures.join("")}</div>`,
    "text/plain": `[pictures: ${captions.join(", ")}]`,
  });
}

/**
 * Shows an SVG drawing.
 *
 * @param text for where it cannot be seen
 */
export function showSvg(svg: string, text: string): void {
  show({ "image/svg+xml": svg, "text/plain": `[${text}]` });
}

/**
 * Shows HTML as it is; whoever made it has escaped what is other people's text. @param text for
 * where it cannot be seen
 */
export function showHtml(html: string, text: string): void {
  show({ "text/html": html, "text/plain": `[${text}]` });
}

/**
 * A progress bar in the current cell's output: hand the result to a long call as its `onProgress`.
 * It updates in place, at most ten times a second, and always at the end of a stage. Outside a
 * notebook it is silent.
 */
export function progressBar(): (progress: Progress) => void {
  const write = currentCell();
  const id = newDisplayId();
  let drawn = false;
  let last = 0;
  const words = progressWords();
  return (progress) => {
    const now = performance.now();
    const { share, text } = words(progress, now);
    if (!write || (drawn && progress.done < progress.total && now - last < 100)) return;
    const html = `<progress value="${share}" max="1" style="width:300px"></progress> ${escapeMarkup(text)}`;
    write(
      {
        data: { "text/html": html, "text/plain": text },
        metadata: {},
        transient: { display_id: id },
      },
      drawn,
    );
    drawn = true;
    last = now;
  };
}

/** Names an output, so that it can be changed in place. */
const newDisplayId = () => `numislab-${randomUUID()}`;

/**
 * A copy that JSON keeps as it is: it would turn a typed array into an object with numbered keys.
 */
function plain<T>(value: T): T {
  const asArray = (_key: string, v: unknown) =>
    ArrayBuffer.isView(v) && !(v instanceof DataView)
      ? Array.from(v as unknown as ArrayLike<number>)
      : v;
  return JSON.parse(JSON.stringify(value, asArray));
}
