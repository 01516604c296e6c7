import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../src/lib/base/index";
import { printPdf } from "../../../src/lib/report/index";
import { html } from "../../../src/lib/report/pages/html";
import { figurePlace, stillPage } from "../../../src/lib/report/pages/page";

const dir = mkdtempSync(join(tmpdir(), "numislab pdf "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const page = join(dir, "report.html");
writeFileSync(page, stillPage("Coins & dies", html`<h1>Coins</h1>`, ""));

describe("a page as a PDF", () => {
  it("is refused where there is no Chromium, with what to do and where the page is", async () => {
    await expect(printPdf(page, { chromium: null })).rejects.toMatchObject({
      code: "state",
      message: expect.stringMatching(/install one .*CHROMIUM.*report\.html$/),
    });
  });

  it("says which Chromium did not print", async () => {
    await expect(printPdf(page, { chromium: join(dir, "no-such") })).rejects.toMatchObject({
      code: "state",
      message: expect.stringContaining(`${join(dir, "no-such")} did not print ${page}`),
    });
  });

  it.skipIf(!findChromium())("lies beside it", async () => {
    const file = await printPdf(page);
    expect(file).toBe(join(dir, "report.pdf"));
    expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("how a figure is used", () => {
  it("is said on the screen, not on paper", () => {
    const { markup } = figurePlace("metrics", "What thresholds come to.", "Move the slider.");
    expect(markup).toContain('<span class="screen"> Move the slider.</span>');
    expect(figurePlace("roc", "ROC.").markup).not.toContain("screen");
    expect(stillPage("t", html``, "")).toMatch(/@media print \{[^@]*\.screen \{ display: none; \}/);
  });
});
