// Runs the scripts of the gallery and writes their page: node docs/gallery/make.cjs
// What a script shows is taken as a notebook would take it. Figures are drawn by Chromium; where
// there is none, or with --check, the scripts run and nothing is written.
require("tsx/cjs");
const { readdirSync, readFileSync, mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const prettier = require("prettier");
const sharp = require("sharp");
const { findChromium } = require("../../src/lib/base/find-chromium.ts");
const { withChromium } = require("../../src/lib/report/figures/with-chromium.ts");

const root = join(__dirname, "..", "..");
const pictures = join(__dirname, "pictures");
const FIGURE = "application/vnd.plotly.v1+json";
const PLOTLY = join(root, "node_modules", "plotly.js-dist", "plotly.js");

/** Runs a script; what it shows, as the bundles of a notebook's output. */
async function shownBy(file, kernel) {
  const shown = [];
  kernel.lastWriteDisplayData = ({ data }) => void shown.push(data);
  await require(file).default();
  if (shown.length === 0) throw new Error(`${file} shows nothing`);
  return shown;
}

/** The script as a notebook has it: without the function around it. */
function cellOf(text) {
  const [, body] = /export default (?:async )?function \(\) \{\n([^]*)\n\}\s*$/.exec(text);
  return `import * as numislab from "./src/lib/index";\n\n${body.replace(/^ {2}/gm, "")}`;
}

/** A page of the browser that draws figures. */
async function figurePage(browser) {
  const page = await browser.newPage({ viewport: { width: 760, height: 460 } });
  await page.setContent('<div id="figure"></div>');
  await page.addScriptTag({ path: PLOTLY });
  return page;
}

async function drawFigure(page, figure) {
  await page.evaluate(
    ([data, layout]) => {
      const size = { width: 740, height: 440, paper_bgcolor: "#fff" };
      return window.Plotly.newPlot("figure", data, { ...layout, ...size }, { staticPlot: true });
    },
    [figure.data, figure.layout],
  );
  return page.locator("#figure").screenshot();
}

const small = (png) => sharp(png).png({ palette: true, colours: 128, compressionLevel: 9 });

/** What was shown as Markdown; pictures are written beside the page. */
async function markdownOf(name, shown, page) {
  const parts = [];
  for (const [i, data] of shown.entries()) {
    const file = `${name}${shown.length > 1 ? `-${i + 1}` : ""}`;
    const image = (written) => parts.push(`![${name.slice(3)}](pictures/${written})`);
    if (data["image/svg+xml"]) {
      writeFileSync(join(pictures, `${file}.svg`), data["image/svg+xml"]);
      image(`${file}.svg`);
    } else if (data["image/png"]) {
      await small(Buffer.from(data["image/png"], "base64")).toFile(join(pictures, `${file}.png`));
      image(`${file}.png`);
    } else if (data[FIGURE]) {
      await small(await drawFigure(page, data[FIGURE])).toFile(join(pictures, `${file}.png`));
      image(`${file}.png`);
    } else if (/<img/.test(data["text/html"] ?? "")) {
      let k = 0;
      for (const [, png] of data["text/html"].matchAll(/src="data:image\/png;base64,([^"]+)"/g)) {
        const own = `${file}-${String.fromCharCode(97 + k++)}.png`;
        await small(Buffer.from(png, "base64")).toFile(join(pictures, own));
        image(own);
      }
    } else if (data["text/plain"].trim()) parts.push(`\`\`\`text\n${data["text/plain"]}\n\`\`\``);
  }
  return parts.join("\n\n");
}

async function main() {
  // outputs are written where the notebook's kernel would look for them
  const kernel = require(join(root, "node_modules", "tslab", "dist", "jupyter.js"));
  const scripts = readdirSync(__dirname).filter((name) => /^\d\d-.*\.ts$/.test(name));
  const chromium = findChromium();
  const check = process.argv.includes("--check") || chromium === null;
  if (chromium === null) console.log("No Chromium: the scripts run, and the page stays as it is.");
  const made = [];
  for (const name of scripts) {
    const file = join(__dirname, name);
    made.push({
      name: name.slice(0, -3),
      text: readFileSync(file, "utf8"),
      shown: await shownBy(file, kernel),
    });
    console.log(name);
  }
  if (check) return;
  mkdirSync(pictures, { recursive: true });
  const sections = await withChromium(chromium, async (browser) => {
    const page = await figurePage(browser);
    const all = [];
    for (const { name, text, shown } of made) {
      const [, title] = /^\/\*\* (.*?)\.? \*\//.exec(text);
      const code = `\`\`\`ts\n${cellOf(text)}\n\`\`\``;
      all.push(`## ${title}\n\n${code}\n\n${await markdownOf(name, shown, page)}`);
    }
    return all;
  });
  const intro =
    "# Gallery\n\nShort pieces of code to copy into a notebook cell, each with what it shows. Coins and scores are\nsimulated. `npm run docs` runs them all and makes this page.";
  const page = `${[intro, ...sections].join("\n\n")}\n`;
  const file = join(__dirname, "README.md");
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(page, { ...options, filepath: file }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
