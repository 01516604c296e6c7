import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../src/lib/base/index";
import { html } from "../../../src/lib/report/pages/html";
import { stillPage } from "../../../src/lib/report/pages/page";
import { photograph } from "../../../src/lib/report/pages/photograph";

const executablePath = findChromium();
const dir = mkdtempSync(join(tmpdir(), "numislab photographs "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#a80" } })
    .jpeg()
    .toBuffer();
const small = async () => `data:image/jpeg;base64,${(await picture(20, 20)).toString("base64")}`;
const page = join(dir, "study", "report.html");
const at = (name: string) => ({ file: join(dir, "coins & dies", name), half: null, page });
const PATIENT = { timeout: 20_000 };
const hashes = (markup: string) => markup.match(/'sha256-/g)?.length ?? 0;

describe("a photograph in a page", () => {
  it("is a link to its file as the page finds it, with its words escaped", async () => {
    const { markup } = photograph(await small(), '<b> "1"', at("1 #.jpg"));
    expect(markup).toContain('href="../coins%20%26%20dies/1%20%23.jpg"');
    expect(markup).toMatch(/alt="&lt;b&gt; &quot;1&quot;"/);
    const half = photograph(await small(), "1", { ...at("1.jpg"), half: "left" }).markup;
    expect(half).toContain('data-half="left"');
  });

  it("brings the viewer, and pages without one run nothing", async () => {
    const shown = stillPage("t", photograph(await small(), "1", at("1.jpg")), "");
    expect(hashes(shown)).toBe(1);
    expect(shown).toMatch(/img-src data: blob: 'self' file:;.*<dialog id="viewer"/s);
    const none = stillPage("t", html`<p>${'<a class="photo"'}</p>`, "");
    expect(none).toContain("script-src 'none'");
    expect(none).not.toMatch(/<dialog|<script/);
  });
});

describe.skipIf(!executablePath)("a photograph that is clicked", () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    mkdirSync(join(dir, "study"));
    mkdirSync(join(dir, "coins & dies"));
    writeFileSync(at("1.jpg").file, await picture(1200, 600));
    const photographs = [
      photograph(await small(), "obverse of 1", { ...at("1.jpg"), half: "left" }),
      photograph(await small(), "obverse of 2", at("gone.jpg")),
    ];
    writeFileSync(
      page,
      stillPage("t", html`<div class="pair"><div>${photographs}</div></div>`, ""),
    );
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    tab = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await tab.goto(pathToFileURL(page).href);
  });
  afterAll(() => browser?.close());

  const shown = whatIsShown(() => tab);

  it("fills the window with its half of the file, and is left with Escape", async () => {
    await tab.locator("a.photo").first().focus();
    await tab.keyboard.press("Enter");
    await expect.poll(async () => (await shown()).natural, PATIENT).toBe(1200);
    const { width, height, words } = await shown();
    expect(Math.abs(width - height)).toBeLessThan(2);
    expect(height).toBeGreaterThan(600);
    expect(words).toBe("obverse of 1");
    await tab.locator("#viewer img").click();
    expect((await shown()).width).toBe(600);
    await tab.keyboard.press("Escape");
    expect(await tab.locator("#viewer").isVisible()).toBe(false);
    expect(await tab.evaluate("document.activeElement.className")).toBe("photo");
  });

  it("is the page's small picture where the file is gone, which it says", async () => {
    await tab.locator("a.photo").first().click();
    await tab.keyboard.press("ArrowRight");
    await expect
      .poll(async () => (await shown()).words, PATIENT)
      .toBe(
        "obverse of 2 (the page's small picture: the browser cannot show ../coins & dies/gone.jpg)",
      );
    expect(await shown()).toMatchObject({ natural: 20 });
    await tab.keyboard.press("Escape");
  });
});

/** The viewer's picture: pixels of the file and on the screen, and its words. */
function whatIsShown(tab: () => Page) {
  return async () => {
    const picture = tab().locator("#viewer img");
    const natural = await tab().evaluate("document.querySelector('#viewer img').naturalWidth");
    const { width, height } = (await picture.boundingBox())!;
    return { natural, width, height, words: await tab().locator("#viewer p").textContent() };
  };
}
