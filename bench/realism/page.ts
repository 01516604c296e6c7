import { join } from "node:path";
import { contactSheet, readPhotograph, splitHalves, type Picture } from "../../src/lib/coins/index";
import { random } from "../../src/lib/base/random";
import { layout, type Figure } from "../../src/lib/report/figures/figure";
import { html, type Html } from "../../src/lib/report/pages/html";
import { figurePlace, page } from "../../src/lib/report/pages/page";
import { plotlySource } from "../../src/lib/report/figures/plotly-source";
import type { JudgedCoin } from "./prepare-sides";
import type { Measured, Quantiles } from "./python";

const COLOUR = { hoard: "#0072b2", simulated: "#d55e00" } as const;
const SIDES = ["obverse", "reverse"] as const;

/** The page: both sets mixed on one sheet, then figures and tables side by side. */
export async function realismPage(
  measured: readonly Measured[],
  hoard: readonly JudgedCoin[],
  simulated: readonly JudgedCoin[],
): Promise<string> {
  const of = (name: string, side: string) =>
    measured.find((m) => m.name === name && m.side === side)!;
  const figures: Record<string, Figure> = {};
  for (const side of SIDES) {
    const lines = (draw: (m: Measured) => { x: number[]; y: number[]; error_y?: object }) =>
      (["hoard", "simulated"] as const).map((name) => ({
        name,
        mode: "lines",
        line: { color: COLOUR[name] },
        ...draw(of(name, side)),
      }));
    figures[`${side}-histogram`] = {
      data: lines((m) => ({ x: m.histogram.map((_, i) => 4 * i + 2), y: m.histogram })),
      layout: layout("grey level", "share of the coin", {
        title: { text: `${side}: grey levels` },
        margin: { t: 84 },
      }),
    };
    figures[`${side}-spectrum`] = {
      data: lines((m) => ({ x: m.bands, y: m.spectrum })),
      layout: layout("cycles to a diameter", "log10 power", {
        title: { text: `${side}: spectrum` },
        margin: { t: 84 },
        xaxis: { type: "log" },
      }),
    };
    for (const matcher of ["akaze", "fft"] as const) {
      const data = (["hoard", "simulated"] as const).flatMap((name) =>
        (["same", "alike"] as const).map((kind) => {
          const scores = [...of(name, side)[matcher][`${kind}_scores`]].sort((a, b) => a - b);
          return {
            name: `${name}, ${kind === "same" ? "one die" : "look-alikes"}`,
            x: scores,
            y: scores.map((_, i) => (i + 1) / scores.length),
            mode: scores.length < 10 ? "lines+markers" : "lines",
            line: { color: COLOUR[name], dash: kind === "same" ? "solid" : "dot", shape: "hv" },
          };
        }),
      );
      figures[`${side}-${matcher}`] = {
        data,
        layout: layout(
          matcher === "akaze" ? "AKAZE inliers" : "FFT correlation",
          "share of pairs at or below",
          {
            title: { text: `${side}: ${matcher === "akaze" ? "AKAZE" : "FFT correlation"}` },
            height: 460,
            margin: { l: 64, r: 16, t: 48, b: 150 },
            legend: { orientation: "h", y: -0.25, yanchor: "top", x: 0 },
          },
        ),
      };
    }
  }
  const sheets = await Promise.all(SIDES.map((side) => mixedSheet(hoard, simulated, side)));
  const body = html`<h1>Simulated strikes beside a real hoard</h1>
<p class="lead">${of("hoard", "obverse").sides} photographed coins of a hoard, ${of("simulated", "obverse").sides} of the simulator at its defaults.</p>
<p class="note">The hoard's links from the same die were found by matching machines before a person looked at them: links that are hard to find are missing. The simulator's are complete. Look-alikes of the hoard have a legend in common, those of the simulator a type.</p>
<h2>Mixed</h2>
${SIDES.map((side, i) => html`<figure><img alt="${side}s of both sets, mixed" style="max-width:100%" src="data:image/png;base64,${sheets[i].png.toString("base64")}"><figcaption>Simulated, row by row from the left: ${sheets[i].simulated.join(", ")}.</figcaption></figure>`)}
<h2>How they look</h2>
<div class="figures">${SIDES.flatMap((side) => ["histogram", "spectrum"].map((what) => figurePlace(`${side}-${what}`, "")))}</div>
${table(
  "Quantiles 5, 25, 50, 75, 95 % over sides",
  ["", "hoard", "simulated"],
  SIDES.flatMap((side) => looks(side, of("hoard", side), of("simulated", side))),
)}
<h2>How hard their pairs are</h2>
<div class="figures">${SIDES.flatMap((side) => ["akaze", "fft"].map((what) => figurePlace(`${side}-${what}`, "")))}</div>
${table(
  "Scores of pairs",
  ["", "pairs", "least", "25 %", "median", "75 %", "90 %", "99 %", "most"],
  SIDES.flatMap((side) => scores(side, of("hoard", side), of("simulated", side))),
)}`;
  return page(
    "Simulated strikes beside a real hoard",
    body,
    figures,
    await plotlySource(join(__dirname, "..", "..")),
  );
}

function looks(side: string, hoard: Measured, simulated: Measured): string[][] {
  const show = (values: number[]) =>
    values.map((v) => v.toFixed(Math.abs(v) < 5 ? 2 : 0)).join("  ");
  const row = (name: string, of: (m: Measured) => number[]) => [
    `${side}: ${name}`,
    show(of(hoard)),
    show(of(simulated)),
  ];
  return [
    row("mean grey", (m) => m.mean),
    row("deviation", (m) => m.deviation),
    row("skewness", (m) => m.skew),
    ...Object.keys(hoard.contrast).map((sigma) =>
      row(`local deviation, sigma ${sigma} px of 512`, (m) => m.contrast[sigma]),
    ),
  ];
}

function scores(side: string, ...sets: Measured[]): string[][] {
  const digits = { akaze: 0, fft: 3 };
  return (["akaze", "fft"] as const).flatMap((matcher) =>
    (["same", "alike"] as const).flatMap((kind) =>
      sets.map((set) => {
        const q: Quantiles | null = set[matcher][kind];
        const cells = q
          ? [
              String(q.n),
              ...[q.q0, q.q25, q.q50, q.q75, q.q90, q.q99, q.q100].map((v) =>
                v.toFixed(digits[matcher]),
              ),
            ]
          : [];
        return [
          `${side}, ${matcher}, ${kind === "same" ? "one die" : "look-alikes"}: ${set.name}`,
          ...cells,
        ];
      }),
    ),
  );
}

function table(caption: string, head: string[], rows: string[][]): Html {
  return html`<div class="wide"><table><caption>${caption}</caption><tr>${head.map((h) => html`<th>${h}</th>`)}</tr>${rows.map((cells) => html`<tr>${cells.map((c) => html`<td>${c}</td>`)}</tr>`)}</table></div>`;
}

/** Twelve sides of each set in random order, and the places of the simulated ones, from 1. */
async function mixedSheet(
  hoard: readonly JudgedCoin[],
  simulated: readonly JudgedCoin[],
  side: "obverse" | "reverse",
): Promise<{ png: Buffer; simulated: number[] }> {
  const rng = random(7).fork(side);
  const some = (coins: readonly JudgedCoin[], real: boolean) =>
    rng
      .shuffle(coins)
      .slice(0, 12)
      .map((coin) => ({ coin, real }));
  const mixed = rng.shuffle([...some(hoard, true), ...some(simulated, false)]);
  const pictures: Picture[] = [];
  for (const { coin } of mixed)
    pictures.push(splitHalves(await readPhotograph(coin.file), coin.file)[side]);
  const png = await contactSheet(pictures, { columns: 6, cell: 220 });
  return { png, simulated: mixed.flatMap(({ real }, i) => (real ? [] : [i + 1])) };
}
