// Draws the rooms of src/lib from the imports of its files: node docs/images/architecture.cjs
//
// A box stands above every box that it uses. An arrow that follows from two others is left out.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, posix } = require("node:path");

const WORDS = {
  commands: ["the command numislab:", "calls one job, prints"],
  api: ["what notebooks import,", "in namespaces"],
  jobs: ["one file a command"],
  report: ["figures, sections, pages"],
  experiments: ["Siamese, classifier,", "sweeps, baselines"],
  review: ["verdicts in the browser"],
  runs: ["configuration, folder,", "provenance"],
  diestudy: ["die groups, counts,", "chart"],
  matchers: ["registration, Siamese,", "keypoints, fusion"],
  training: ["the loop, samplers,", "checkpoints"],
  catalogue: ["identification by", "pictures of designs"],
  models: ["networks and losses"],
  augment: ["random views"],
  data: ["folders, sheets, splits,", "checks, sources"],
  simulator: ["simulated strikes", "and 2-euro coins"],
  workspace: ["JupyterLab, doctor"],
  coins: ["photograph to", "normalised coin side"],
  engine: ["TensorFlow backends"],
  metrics: ["one metric a file"],
  slurm: ["work on a cluster"],
  base: ["errors, random, CSV,", "files, locks, threads"],
};
const BOX = { width: 176, height: 62 };
const GAP = { x: 26, y: 50, line: 30 };
const WIDTH = 960;

/** The rooms that each room uses. */
function roomGraph(root) {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => posix.join("src", ...file.split(/[\\/]/)));
  const roomOf = (file) =>
    /^src\/lib\/([^/]+)\//.exec(file)?.[1] ?? (file.startsWith("src/lib/") ? "api" : "commands");
  const uses = new Map();
  for (const file of files.sort()) {
    const from = roomOf(file);
    if (!uses.has(from)) uses.set(from, new Set());
    const text = readFileSync(join(root, file), "utf8");
    for (const [, path] of text.matchAll(/(?:from|import\(|require\() ?"(\.[^"]*)"/g)) {
      const to = roomOf(`${posix.join(posix.dirname(file), path)}.ts`);
      if (to !== from) uses.get(from).add(to);
    }
  }
  return uses;
}

/** Arrows that do not follow from others. */
function reduced(uses) {
  const reaches = (from, to) =>
    [...uses.get(from)].some((next) => next === to || reaches(next, to));
  return [...uses].flatMap(([from, all]) =>
    [...all]
      .filter((to) => ![...all].some((other) => other !== to && reaches(other, to)))
      .map((to) => ({ from, to })),
  );
}

/** Layers from top to bottom, of boxes and of bends where an arrow passes a layer. */
function layersOf(uses, arrows) {
  const height = (room) => Math.max(0, ...[...uses.get(room)].map((used) => height(used) + 1));
  const top = Math.max(...[...uses.keys()].map(height));
  const layers = Array.from({ length: top + 1 }, () => []);
  const nodes = new Map();
  const add = (id, layer, width) => {
    const node = { id, layer, width, up: [], down: [], x: 0 };
    nodes.set(id, node);
    layers[layer].push(node);
    return node;
  };
  const order = Object.keys(WORDS);
  for (const room of [...uses.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    add(room, top - height(room), BOX.width);
  const routes = arrows.map(({ from, to }) => {
    const route = [nodes.get(from)];
    for (let layer = route[0].layer + 1; layer < nodes.get(to).layer; layer++)
      route.push(add(`${from}-${to}-${layer}`, layer, 0));
    route.push(nodes.get(to));
    for (let i = 1; i < route.length; i++) {
      route[i - 1].down.push(route[i]);
      route[i].up.push(route[i - 1]);
    }
    return route;
  });
  return { layers, routes };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const gapBetween = (a, b) =>
  (a.width + b.width) / 2 + (a.width > 0 && b.width > 0 ? GAP.x : GAP.line);

/** Puts a layer in its order without overlaps, as near as can be to where each node wants to be. */
function spread(layer, wanted) {
  layer.forEach((node, i) => {
    const least = i === 0 ? -Infinity : layer[i - 1].x + gapBetween(layer[i - 1], node);
    node.x = Math.max(wanted.get(node), least);
  });
  const shift = mean(layer.map((node) => wanted.get(node) - node.x));
  for (const node of layer) node.x += shift;
}

/** How many pairs of arrows cross between neighbouring layers. */
function crossings(layers) {
  let count = 0;
  for (const layer of layers) {
    const lines = layer.flatMap((node) => node.down.map((to) => [node.x, to.x]));
    for (const [a, b] of lines) for (const [c, d] of lines) if (a < c && b > d) count++;
  }
  return count;
}

/** Orders the nodes of each layer by the middle of their neighbours, and keeps the best of many. */
function arrange(layers) {
  for (const layer of layers) {
    layer.forEach((node, i) => (node.x = i * 200));
    const middle = mean(layer.map(({ x }) => x));
    for (const node of layer) node.x -= middle;
  }
  let best = { cost: Infinity, xs: [] };
  for (let sweep = 0; sweep < 60; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      const wanted = new Map(
        layer.map((node) => {
          const beside = sweep > 40 ? [...node.up, ...node.down] : down ? node.up : node.down;
          return [node, beside.length > 0 ? mean(beside.map(({ x }) => x)) : node.x];
        }),
      );
      if (sweep <= 40) layer.sort((a, b) => wanted.get(a) - wanted.get(b));
      spread(layer, wanted);
    }
    const xs = layers.flat().map(({ x }) => x);
    const cost = 1000 * crossings(layers) + Math.max(...xs) - Math.min(...xs);
    if (cost < best.cost)
      best = {
        cost,
        xs: new Map(layers.flat().map((node) => [node, node.x])),
        order: layers.map((layer) => [...layer]),
      };
  }
  best.order.forEach((layer, i) => layers[i].splice(0, Infinity, ...layer));
  for (const node of layers.flat()) node.x = best.xs.get(node);
  const edges = layers.flat().flatMap(({ x, width }) => [x - width / 2, x + width / 2]);
  const [left, right] = [Math.min(...edges), Math.max(...edges)];
  for (const node of layers.flat()) node.x += WIDTH / 2 - (left + right) / 2;
}

const yOf = (layer) => 20 + layer * (BOX.height + GAP.y);

/** Where on a box's edge the arrow to or from a neighbour ends: in the order of the neighbours. */
function portOf(node, beside, other) {
  if (node.width === 0) return node.x;
  const sorted = [...beside].sort((a, b) => a.x - b.x);
  const step = Math.min(28, (node.width - 30) / sorted.length);
  return node.x + (sorted.indexOf(other) - (sorted.length - 1) / 2) * step;
}

function arrowPath(route) {
  const parts = [];
  for (let i = 1; i < route.length; i++) {
    const [from, to] = [route[i - 1], route[i]];
    const [x0, x1] = [portOf(from, from.down, to), portOf(to, to.up, from)];
    const [y0, y1] = [yOf(from.layer) + BOX.height, yOf(to.layer)];
    const middle = (y0 + y1) / 2;
    const round = (value) => Number(value.toFixed(1));
    if (i === 1) parts.push(`M${round(x0)} ${y0}`);
    parts.push(`C${round(x0)} ${middle} ${round(x1)} ${middle} ${round(x1)} ${y1}`);
    if (to.width === 0) parts.push(`V${y1 + BOX.height}`);
  }
  return `<path class="arrow" d="${parts.join("")}" marker-end="url(#head)"/>`;
}

function box({ id, x, layer }) {
  const words = WORDS[id];
  if (!words) throw new Error(`docs/images/architecture.cjs has no words for the room ${id}`);
  const [left, top] = [Number((x - BOX.width / 2).toFixed(1)), yOf(layer)];
  const kind = id === "api" || id === "commands" ? "top" : "room";
  const line = (text, i) =>
    `<text class="note" x="${left + 12}" y="${top + 38 + 15 * i}">${text}</text>`;
  return [
    `<g class="${kind}"><rect x="${left}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="6"/>`,
    `<text class="name" x="${left + 12}" y="${top + 21}">${id}</text>${words.map(line).join("")}</g>`,
  ].join("");
}

/** The drawing, as SVG. */
function architectureSvg(root) {
  const uses = roomGraph(root);
  const { layers, routes } = layersOf(uses, reduced(uses));
  arrange(layers);
  const height = yOf(layers.length - 1) + BOX.height + 20;
  const imports = [...uses.values()].reduce((sum, used) => sum + used.size, 0);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif">`,
    `<title id="t">How numislab is built</title>`,
    `<desc id="d">Rooms of src/lib, users above what they use: ${layers
      .map((layer) =>
        layer
          .filter(({ width }) => width > 0)
          .map(({ id }) => id)
          .join(", "),
      )
      .join("; ")}. ${imports} pairs of rooms import each other's files, none upwards.</desc>`,
    `<style>rect{stroke-width:1.3}.room rect{fill:#eef4fb;stroke:#3a6ea5}.top rect{fill:#fff4e0;stroke:#b06f00}.name{font-size:14.5px;font-weight:600;fill:#1b1b1b}.note{font-size:12.5px;fill:#333}.arrow{fill:none;stroke:#555;stroke-width:1.3}</style>`,
    `<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff" stroke="none"/>`,
    ...routes.map(arrowPath),
    ...layers
      .flat()
      .filter(({ width }) => width > 0)
      .map(box),
    `</svg>`,
  ].join("\n")}\n`;
}

module.exports = { architectureSvg };

if (require.main === module) {
  const root = join(__dirname, "..", "..");
  writeFileSync(join(__dirname, "architecture.svg"), architectureSvg(root));
}
