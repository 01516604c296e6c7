// Makes the pictures of a report page and of a notebook anew, from what `npm run reproduce` left:
// node docs/images/make.cjs (those of the review page: review.cjs)
require("tsx/cjs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const sharp = require("sharp");
const { findRun } = require("../../src/lib/experiments/index.ts");
const { findChromium } = require("../../src/lib/workspace/index.ts");

const root = join(__dirname, "..", "..");

async function main() {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const open = async (file, height) => {
    const page = await browser.newPage({ viewport: { width: 1040, height } });
    await page.goto(pathToFileURL(file).href);
    await page.locator(".js-plotly-plot .point, .js-plotly-plot .js-line").first().waitFor();
    return page;
  };
  /** What is in view, in so few colours that the file is small. */
  const keep = async (page, name) =>
    sharp(await page.screenshot())
      .png({ palette: true, colours: 128, compressionLevel: 9 })
      .toFile(join(__dirname, name));

  const report = await open(
    join(findRun(join(root, "experiments"), "siamese-simulated"), "report.html"),
    800,
  );
  await report.locator("#map").evaluate((heading) => heading.scrollIntoView());
  const coin = await report
    .locator("#embedding-obverse .trace")
    .nth(3)
    .locator(".point")
    .first()
    .boundingBox();
  await report.mouse.move(coin.x, coin.y);
  await report.mouse.move(coin.x + coin.width / 2, coin.y + coin.height / 2, { steps: 5 });
  await report.waitForTimeout(500); // the label fades in
  await keep(report, "report.png");

  const notebook = await open(
    join(root, "reports", "05-threshold-sweep-siamese-simulated.html"),
    780,
  );
  await notebook
    .getByRole("heading", { name: "Every threshold there is" })
    .evaluate((heading) => heading.scrollIntoView());
  await keep(notebook, "notebook.png");
  await browser.close();
}

void main();
