// Makes the pictures of the review page again, from a die study of some coins:
// node docs/images/review.cjs STUDY [FOLDER FOR MORE SIZES, LIGHT AND DARK]
require("tsx/cjs");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { chromium } = require("playwright-core");
const sharp = require("sharp");
const { findChromium } = require("../../src/lib/base/index.ts");
const { startEngine } = require("../../src/lib/engine/index.ts");
const { startReview } = require("../../src/lib/review/index.ts");

const [study, more] = process.argv.slice(2);
const LONG = { timeout: 600_000 };

async function main() {
  await startEngine();
  const cache = mkdtempSync(join(tmpdir(), "numislab outlines "));
  const review = await startReview({ study, by: "Ada", now: () => new Date(), cache });
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.setDefaultTimeout(LONG.timeout);
  /** What is in view, in so few colours that the file is small. */
  const keep = async (name) => {
    await sharp(await page.screenshot(LONG))
      .png({ palette: true, colours: 128, compressionLevel: 9 })
      .toFile(join(__dirname, `${name}.png`));
    if (!more) return;
    for (const [width, height] of [
      [1280, 720],
      [1024, 768],
    ])
      for (const colorScheme of ["light", "dark"]) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(more, `${name}-${width}-${colorScheme}.png`), ...LONG });
      }
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: "light" });
  };
  await page.goto(review.url);
  await page.locator('#frame[aria-busy="false"]').waitFor();
  await keep("review");
  await page.keyboard.press("g");
  const largest = await page.locator("#group option").evaluateAll((all) => {
    const coins = ({ textContent }) => Number(/(\d+) coins/.exec(textContent)[1]);
    return all.reduce((best, one) => (coins(one) > coins(best) ? one : best)).value;
  });
  await page.locator("#group").selectOption(largest);
  const count = await page.locator("#tiles .plate").count();
  await page
    .locator('#tiles .plate[aria-busy="false"]')
    .nth(count - 1)
    .waitFor();
  await keep("review-die");
  await browser.close();
  await review.stop();
  rmSync(cache, { recursive: true });
  process.exit(0); // threads that align pictures
}

void main();
