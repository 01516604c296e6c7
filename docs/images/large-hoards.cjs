// Draws what large hoards cost, from what `npm run bench -- scale --json` printed: node
// docs/images/large-hoards.cjs SCALE.json
require("tsx/cjs");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { layout } = require("../../src/lib/report/figures/figure.ts");
const { writeFigures } = require("../../src/lib/report/figures/write-figures.ts");

const [BLUE, RED, GREEN] = ["#0072b2", "#d55e00", "#009e73"];

async function main() {
  const { rows } = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const by = rows.filter(({ name }) => /^\d+ coins, by references$/.test(name));
  const every = rows.find(({ name }) => name.endsWith("every pair"));
  const curve = rows
    .filter(({ name }) => name.includes("neighbours"))
    .map((row) => ({ ...row, k: Number(/(\d+) neighbours/.exec(row.name)[1]) }));
  const { exponent_of_processor: exponent } = rows.find(({ name }) =>
    name.includes("least squares"),
  );
  const large = by.filter(({ coins }) => coins >= 1000);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const height = mean(
    large.map(({ coins, cpu_ms }) => Math.log(cpu_ms / 1000) - exponent * Math.log(coins)),
  );
  const ends = [by[0].coins, by[by.length - 1].coins];
  const fitted = (coins) => Math.exp(height + exponent * Math.log(coins));
  const points = (name, color, x, y, more = {}) => ({
    type: "scatter",
    mode: "lines+markers",
    name,
    x,
    y,
    line: { color, width: 2 },
    marker: { color, size: 7 },
    ...more,
  });
  const coins = by.map((row) => row.coins);
  const data = [
    points(
      "processor",
      BLUE,
      coins,
      by.map(({ cpu_ms }) => cpu_ms / 1000),
    ),
    points(
      "clock",
      GREEN,
      coins,
      by.map(({ numislab_ms }) => numislab_ms / 1000),
    ),
    points("every pair (processor)", RED, [every.coins], [every.cpu_ms / 1000], {
      mode: "markers",
    }),
    points(
      `n to the power of ${exponent.toFixed(2)}, fitted from 1,000 on`,
      "#808080",
      ends,
      ends.map(fitted),
      { mode: "lines", line: { color: "#808080", width: 1, dash: "dot" } },
    ),
    points(
      "peak memory",
      BLUE,
      coins,
      by.map(({ peak_mb }) => peak_mb / 1024),
      { xaxis: "x2", yaxis: "y2", showlegend: false },
    ),
    points(
      "links kept",
      BLUE,
      curve.map(({ k }) => k),
      curve.map((row) => row.of_links_of_every_pair),
      { xaxis: "x3", yaxis: "y3", showlegend: false },
    ),
  ];
  const plain = { zeroline: false, gridcolor: "#d9d9d9", linecolor: "#808080" };
  const onCoins = {
    ...plain,
    type: "log",
    tickvals: coins,
    ticktext: coins.map((n) => n.toLocaleString("en")),
    title: { text: "coins" },
  };
  const figure = {
    data,
    layout: {
      ...layout("", ""),
      width: 1000,
      height: 400,
      margin: { l: 64, r: 16, t: 60, b: 52 },
      legend: { orientation: "h", y: 1.04, yanchor: "bottom", x: 0 },
      xaxis: { ...onCoins, domain: [0, 0.4] },
      yaxis: {
        ...plain,
        type: "log",
        title: { text: "seconds, from photographs to pairs" },
        dtick: 1,
      },
      xaxis2: {
        ...onCoins,
        domain: [0.49, 0.71],
        anchor: "y2",
        tickvals: [100, 1000, 10000],
        ticktext: ["100", "1,000", "10,000"],
      },
      yaxis2: { ...plain, anchor: "x2", rangemode: "tozero", title: { text: "peak memory, GB" } },
      xaxis3: {
        ...plain,
        type: "log",
        domain: [0.8, 1],
        anchor: "y3",
        tickvals: curve.map(({ k }) => k),
        ticktext: curve.map(({ k }) => String(k)),
        title: { text: `neighbours (${every.coins.toLocaleString("en")} coins)` },
      },
      yaxis3: { ...plain, anchor: "x3", title: { text: "share of every pair's links" } },
    },
  };
  await writeFigures(join(__dirname, "..", ".."), { [join(__dirname, "large-hoards")]: figure });
}

void main();
