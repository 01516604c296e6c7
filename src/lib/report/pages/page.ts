import { createHash } from "node:crypto";
import { HOVER_PHOTOGRAPHS } from "../../base/index";
import type { Figure } from "../figures/figure";
import { html, raw, type Html } from "./html";
import { hasEnlargeable, PHOTOGRAPH_VIEWER, VIEWER_PLACE, VIEWER_STYLE } from "./photograph-viewer";

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #5c5c5c; --line: #d8d8d8; --paper: #ffffff; --note: #fff4d6; --accent: #0060a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --soft: #a8a8a8; --line: #444; --paper: #181a1c; --note: #3a3117; --accent: #7ab8f0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.3rem; }
p.lead { color: var(--soft); margin-top: 0; } a { color: var(--accent); }
.note { background: var(--note); padding: .6rem .9rem; border-radius: .4rem; }
table { border-collapse: collapse; margin: .75rem 0; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .3rem .55rem; font-size: .92rem; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top; } th { font-weight: 600; } th:first-child, td:first-child { text-align: left; }
td { white-space: nowrap; } .words td { white-space: normal; text-align: left; } .words th { text-align: left; } td small { display: block; white-space: nowrap; color: var(--soft); }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; } .figure { max-width: 100%; overflow-x: auto; }
figure { margin: 0; } figcaption { color: var(--soft); font-size: .9rem; max-width: 28rem; }
.pairs { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: 1rem; }
.pair { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem; break-inside: avoid; } .pair div { display: flex; gap: .3rem; } .singles { grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); } .pair div > * { width: 50%; } .singles .pair div > * { width: 100%; } .singles .pair img { height: 11rem; object-fit: contain; } .pair img { background: #fff; border-radius: .2rem; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .92rem; margin: .8rem 0; } a.from { color: inherit; text-decoration: underline dotted; text-underline-offset: .2em; } code { font-size: .92em; }
pre { background: color-mix(in srgb, var(--ink) 7%, transparent); padding: .7rem .9rem; border-radius: .4rem; overflow-x: auto; font-size: .86rem; white-space: pre-wrap; } p.formula { font-size: 1.05rem; padding: .3rem 0 .3rem 1rem; border-left: 3px solid var(--accent); }
.drawing { overflow-x: auto; } .drawing svg { display: block; min-width: 44rem; } .steps img { max-width: 100%; } h3 { margin: 1.2rem 0 .4rem; font-size: 1.05rem; }
.right { color: #1a7f37; } .wrong { color: #c0392b; } @media (prefers-color-scheme: dark) { .right { color: #6fd08c; } .wrong { color: #ff8a7a; } }
@media screen and (max-width: 48rem) { table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; } }
@media print {
body { max-width: none; padding: 0; font-size: 10.5pt; } h1 { font-size: 20pt; } h2, h3, caption { break-after: avoid; } h2 { margin-top: 1.4rem; } p { orphans: 3; widows: 3; }
tr, figure, .drawing, pre, .pair { break-inside: avoid; } thead { display: table-header-group; } nav, .screen { display: none; }
.figures { gap: .6rem; align-items: flex-start; } .figure { overflow: visible; } .figure > div { zoom: .72; } #embedding-obverse, #embedding-reverse { zoom: .53; } figcaption { max-width: 21rem; font-size: 8.5pt; }
.drawing svg { min-width: 0; max-height: 24cm; } .pairs { grid-template-columns: 1fr 1fr; } .wide { overflow: visible; } th, td { font-size: 7.5pt; padding: .12rem .28rem; } td small { font-size: 7pt; } pre { font-size: 8pt; } .pair img { max-height: 5cm; object-fit: contain; }
}
`;

/** Draws every figure of the page, in ink that suits the page's ground. */
const DRAW = `${HOVER_PHOTOGRAPHS}
const figures = JSON.parse(document.getElementById("figures").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
// on paper nothing moves: no slider, and not the space that it takes
function still({ sliders, updatemenus, ...layout }) {
  if (!sliders) return layout;
  const margin = { ...layout.margin, b: 52 };
  return { ...layout, margin, height: layout.height - (layout.margin.b - margin.b) };
}
function draw(onDark, printed) {
  for (const [id, figure] of Object.entries(figures)) {
    const grid = onDark ? "#3c3f42" : "#d9d9d9";
    const axes = Object.fromEntries(Object.entries(figure.layout).filter(([key]) => /^[xy]axis/.test(key)).map(([key, axis]) => [key, { ...axis, gridcolor: grid }]));
    const layout = { ...(printed ? still(figure.layout) : figure.layout), ...axes, font: { ...figure.layout.font, color: onDark ? "#e8e8e8" : "#1b1b1b" } };
    Plotly.react(id, figure.data, layout, { displaylogo: false, responsive: false, toImageButtonOptions: { format: "svg", filename: id } });
  }
}
draw(dark.matches);
for (const id of Object.keys(figures)) photographsOnHover(document.getElementById(id));
dark.addEventListener("change", () => draw(dark.matches));
addEventListener("beforeprint", () => draw(false, true));
addEventListener("afterprint", () => draw(dark.matches));
`;

/**
 * A place for a figure in a page, with its caption.
 *
 * @param onScreen how it is used, which is not printed
 */
export function figurePlace(id: string, caption: string, onScreen = ""): Html {
  const more = onScreen && html`<span class="screen"> ${onScreen}</span>`;
  return html`<figure class="figure"><div id="${id}"></div><figcaption>${caption}${more}</figcaption></figure>`;
}

/**
 * One self-contained page: no network, works from a mail attachment, light and dark, prints. A
 * content-security policy lets nothing run but the page's own scripts, and no picture in but those
 * that it holds and files beside it.
 *
 * @param figures by the id of their places (see `figurePlace`)
 * @param plotly source of plotly.js
 */
export function page(
  title: string,
  body: Html,
  figures: Record<string, Figure>,
  plotly: string,
): string {
  const data = JSON.stringify(figures).replaceAll("<", "\\u003c");
  return whole(
    title,
    html`${body}<script type="application/json" id="figures">${raw(data)}</script>`,
    {
      scripts: [plotly.replaceAll("</script", "<\\/script"), DRAW],
    },
  );
}

/**
 * A page like `page`'s without figures, on which nothing runs but what enlarges its photographs.
 *
 * @param style of its own, beside what all pages share
 * @param scripts of its own
 */
export function stillPage(
  title: string,
  body: Html,
  style: string,
  scripts: readonly string[] = [],
): string {
  return whole(title, body, { scripts, style });
}

function whole(
  title: string,
  body: Html,
  { scripts, style = "" }: { scripts: readonly string[]; style?: string },
): string {
  const pictured = hasEnlargeable(body);
  const run = pictured ? [...scripts, PHOTOGRAPH_VIEWER] : scripts;
  const hashes = run.map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:${raw(pictured ? " 'self' file:" : "")}; style-src 'unsafe-inline'; script-src ${raw(hashes.join(" ") || "'none'")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE)}${raw(pictured ? VIEWER_STYLE : "")}${raw(style)}</style>
</head>
<body>
${body}
${pictured ? VIEWER_PLACE : null}
${run.map((script) => html`<script>${raw(script)}</script>`)}
</body>
</html>
`.markup;
}
