import { escapeMarkup } from "../../base/index";
import type { CoinDies } from "../../data/index";
import { dieChartPages } from "../../diestudy/index";
import { inlineSvg } from "./inline-svg";

const STYLE = `@page{size:A4;margin:0}body{margin:0;background:#ddd}svg{display:block;margin:0 auto 8px;background:#fff}@media print{body{background:#fff}svg{margin:0;break-after:page}svg:last-of-type{break-after:auto}}`;

/** The die chart as pages of A4 that a browser shows and prints. */
export function dieChartPage(coins: readonly CoinDies[], title: string): string {
  const pages = dieChartPages(coins).map(inlineSvg);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Die chart: ${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body>
${pages.join("\n")}
</body></html>
`;
}
