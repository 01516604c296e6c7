import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../src/lib/base/index";
import {
  CHART_SCRIPT,
  CHART_STYLE,
  chartSection,
} from "../../src/lib/report/die-study/chart-section";
import { photographAlt } from "../../src/lib/report/die-study/coin-photographs";
import { html } from "../../src/lib/report/pages/html";
import { photograph } from "../../src/lib/report/pages/photograph";
import { stillPage } from "../../src/lib/report/pages/page";
import { coinsOf } from "../diestudy/studies";

const executablePath = findChromium();
const dir = mkdtempSync(join(tmpdir(), "numislab chart "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, "report.html");

const coins = [...coinsOf("<i>1 O1 R1", "2 O1 R1", "3 O1 R2", "4 O4 R4")];
const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
const report = () => {
  const photographs = coins.flatMap(({ name }) =>
    (["obverse", "reverse"] as const).map((side) =>
      photograph(dot, photographAlt(name, side), { file: join(dir, name), half: null, page: file }),
    ),
  );
  return stillPage("t", html`${chartSection({ coins })}${photographs}`, CHART_STYLE, [
    CHART_SCRIPT,
  ]);
};

describe("the die chart of a report", () => {
  it("names the dies of its marks and lines, and escapes what is in the page", () => {
    const page = report();
    expect(page).toMatch(/<line [^>]*data-obverse="O1" data-reverse="R2"/);
    expect(page).toMatch(/<circle class="reverse"[^>]*data-reverse="R2"/);
    expect(page).not.toContain("<i>");
    expect(page.match(/'sha256-/g)).toHaveLength(2);
  });
});

describe.skipIf(!executablePath)("the die chart of a report in a browser", () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    writeFileSync(file, report());
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    tab = await browser.newPage();
    await tab.goto(pathToFileURL(file).href);
  });
  afterAll(() => browser?.close());

  const card = async () => ({
    words: await tab.locator(".card p").textContent(),
    photographs: await tab.evaluate(
      "[...document.querySelectorAll('.card img')].map(({ alt }) => alt)",
    ),
  });

  it("shows the coins of a die or of a line with their photographs", async () => {
    await tab.locator('circle[data-obverse="O1"]').focus();
    expect(await card()).toEqual({
      words: "O1: 3 coins",
      photographs: ["obverse of <i>1", "obverse of 2", "obverse of 3"],
    });
    await tab.locator('line[data-reverse="R2"][tabindex]').focus();
    expect(await card()).toEqual({
      words: "O1 and R2: 1 coin",
      photographs: ["obverse of 3", "reverse of 3"],
    });
  });
});
