import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addVerdict, readSpecimenVerdicts, readVerdicts } from "../../src/lib/diestudy/index";
import { startEngine } from "../../src/lib/engine/index";
import { startReview, type Review } from "../../src/lib/review/index";
import { findChromium } from "../../src/lib/base/find-chromium";
import { options, smallStudy } from "./study";

const COINS = ["001", "002", "003", "004"];
const executable = findChromium();
if (!executable) console.warn("No Chromium on this machine: the review's page is not tested.");

describe.skipIf(!executable)("the review's page", () => {
  const dir = mkdtempSync(join(tmpdir(), "numislab review page "));
  let study: string;
  let verdicts: string;
  let browser: Browser;
  let context: BrowserContext;
  let review: Review;
  const complaints: string[] = [];

  beforeAll(async () => {
    await startEngine();
    study = (await smallStudy(dir)).study;
    verdicts = join(study, "verdicts.csv");
    browser = await chromium.launch({
      executablePath: executable!,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      handleSIGINT: false,
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(dir, { recursive: true });
  });
  beforeEach(async () => {
    rmSync(verdicts, { force: true });
    complaints.length = 0;
    review = await startReview(options(study, dir));
    context = await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true });
    context.setDefaultTimeout(120_000); // a machine may be busy; a test has a limit of its own
  });
  afterEach(async () => {
    await context.close();
    await review.stop();
  });

  async function open(url = review.url): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(url);
    await page.locator('#frame[aria-busy="false"]').waitFor();
    return page;
  }
  /** Pictures of the page in light and dark, where a folder for them is named. */
  async function shoot(page: Page, name: string): Promise<void> {
    const folder = process.env.NUMISLAB_SHOTS;
    for (const colorScheme of folder ? (["light", "dark"] as const) : []) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder!, `${name}-${colorScheme}.png`), fullPage: true });
    }
  }
  const pair = (page: Page, text: string) => page.locator("#title", { hasText: text }).waitFor();

  it("takes verdicts by key, goes to the next pair that does not follow, tells it aloud, and undoes", async () => {
    const page = await open();
    expect(await page.locator("#count").textContent()).toBe("0 of 4 judged");
    await page.keyboard.press("s");
    await pair(page, "002 and 003");
    expect(await page.getByRole("status").textContent()).toMatch(
      /Saved: 001 and 002, obverse: same die. Now 002 and 003, obverse/,
    );
    await page.keyboard.press("d");
    await pair(page, "003 and 004"); // that 001 and 003 differ follows
    expect(await page.locator("#count").textContent()).toBe("2 of 4 judged, 1 more follow");
    await page.keyboard.press("z");
    await pair(page, "002 and 003");
    expect((await readVerdicts(verdicts)).map(({ a, verdict }) => [a, verdict])).toEqual([
      ["001", "same"],
    ]);
    await page.keyboard.press("c");
    await pair(page, "001 and 003");
    expect((await readVerdicts(verdicts)).at(-1)).toEqual({
      side: "obverse",
      a: "002",
      b: "003",
      verdict: "unsure",
      by: "Ada",
      at: "2026-01-02T03:04:05.000Z",
    });
    await page.keyboard.press("ArrowLeft");
    await pair(page, "002 and 003");
    expect(
      await page.getByRole("button", { name: "Cannot tell" }).getAttribute("aria-pressed"),
    ).toBe("true");
    expect(complaints).toEqual([]);
  });

  it("can be used with Tab and Enter alone, and its keys stay out of where one writes", async () => {
    const page = await open();
    const reached: string[] = [];
    for (let i = 0; i < 18 && reached.at(-1) !== "same"; i++) {
      await page.keyboard.press("Tab");
      reached.push(
        await page.evaluate(
          () =>
            (
              globalThis as never as {
                document: { activeElement: { id: string; tagName: string } };
              }
            ).document.activeElement.id,
        ),
      );
    }
    // then, without an id, what can be unfolded
    expect(reached.filter(Boolean)).toEqual([
      "dies-view",
      // between them, without an id, the other coin of the die
      ...["plate-a", "plate-b", "frame", "slider", "blink", "red-cyan", "relief", "out", "in"],
      ...["one-specimen", "two-specimens"],
      "same",
    ]);
    await page.keyboard.press("Enter");
    await pair(page, "002 and 003");
    await page.getByText("Keys, and what is saved").click();
    await page.getByLabel("Judged by").fill("Sadie Dc");
    await page.keyboard.type("sdcz");
    expect(await readVerdicts(verdicts)).toHaveLength(1);
    await page.getByLabel("Single keys judge").uncheck();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Different dies" }).tap();
    await pair(page, "003 and 004");
    expect((await readVerdicts(verdicts)).map(({ by, verdict }) => [by, verdict])).toEqual([
      ["Ada", "same"],
      ["Sadie Dcsdcz", "different"],
    ]);
  });

  it("has touch targets of 44 pixels and more, and no way to slide sideways, on a tablet and a phone", async () => {
    const page = await open();
    for (const [size, isWhole] of [
      [{ width: 820, height: 1180 }, false],
      [{ width: 390, height: 844 }, false],
      [{ width: 390, height: 844 }, true],
      [{ width: 1024, height: 768 }, true],
    ] as const) {
      await page.setViewportSize(size);
      if (isWhole !== (await page.locator("#dies").isVisible())) await page.keyboard.press("g");
      const found = await page
        .locator("button:visible, summary:visible, input[type=range]:visible")
        .evaluateAll((all) =>
          all
            .map((one) =>
              (
                one as never as { getBoundingClientRect(): { width: number; height: number } }
              ).getBoundingClientRect(),
            )
            .map(({ width, height }) => Math.min(width, height)),
        );
      expect(found.length).toBeGreaterThan(9);
      expect(Math.min(...found)).toBeGreaterThanOrEqual(44);
      expect(
        await page.evaluate("document.documentElement.scrollWidth - innerWidth"),
      ).toBeLessThanOrEqual(0);
    }
  });

  it("slides, blinks and colours the two on each other", async () => {
    const page = await open();
    const opacity = () =>
      page
        .locator("#second")
        .evaluate((one) => (one as never as { style: { opacity: string } }).style.opacity);
    await page.getByRole("slider").fill("80");
    expect(await opacity()).toBe("0.8");
    await page.keyboard.press("b");
    const seen = new Set<string>();
    for (let i = 0; i < 60 && seen.size < 2; i++) {
      seen.add(await opacity());
      await page.waitForTimeout(50);
    }
    expect([...seen].sort()).toEqual(["0", "1"]);
    await page.keyboard.press("r");
    expect(await page.locator("#colours").isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Blink" }).getAttribute("aria-pressed")).toBe(
      "false",
    );
  });

  it("zooms and moves all three panes alike, about the place that is pointed at", async () => {
    const page = await open();
    const seen = () =>
      page
        .locator(".stack")
        .evaluateAll((all) =>
          all.map((one) => (one as never as { style: { transform: string } }).style.transform),
        );
    const zoom = () => page.locator("#zoom").textContent();
    const pane = (await page.locator("#plate-a").boundingBox())!;
    const [x, y] = [pane.x + 0.75 * pane.width, pane.y + 0.5 * pane.height];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -500);
    await expect.poll(zoom).toBe("223 %");
    const [first, ...others] = await seen();
    expect(others).toEqual([first, first]);
    // what lies at 0.75 of the pane stays there: (0.75 - middle) * zoom + 0.5 = 0.75
    const [, scale, shift] = /scale\(([\d.]+)\) translate\((-?[\d.]+)%/.exec(first)!.map(Number);
    expect((0.75 - (0.5 - shift / 100)) * scale + 0.5).toBeCloseTo(0.75, 2);
    await page.mouse.down();
    await page.mouse.move(x - 40, y);
    await page.mouse.up();
    expect(await seen()).not.toContain(first);
    await page.keyboard.press("0");
    expect(await zoom()).toBe("100 %");
    await page.keyboard.press("+");
    expect(await zoom()).toBe("140 %");
    await page.locator("#frame").focus();
    await page.keyboard.press("ArrowRight"); // moves what is seen, not to the next pair
    await pair(page, "001 and 002");
    await page.getByRole("button", { name: "Whole coin" }).tap();
    expect(new Set(await seen())).toEqual(new Set(["scale(1) translate(0%, 0%)"]));
    await page.locator("#frame").dblclick();
    expect(await zoom()).toBe("250 %");
    await page.keyboard.press("s");
    await pair(page, "002 and 003");
    expect(await zoom()).toBe("100 %"); // the next pair is seen whole
    expect(complaints).toEqual([]);
  });

  it("shows photographs at their full size, and their relief", async () => {
    const page = await open();
    const width = (id: string) =>
      page.locator(id).evaluate((one) => (one as never as { naturalWidth: number }).naturalWidth);
    expect(await width("#photograph-b")).toBe(await width("#second"));
    expect(await page.locator("#second").getAttribute("src")).toMatch(/\/second$/);
    await page.keyboard.press("l");
    await expect
      .poll(() => page.locator("#photograph-a").getAttribute("src"))
      .toMatch(/firstRelief$/);
    await expect.poll(() => width("#photograph-a")).toBe(560);
    await page.keyboard.press("l");
    await expect.poll(() => page.locator("#first").getAttribute("src")).toMatch(/\/first$/);
    expect(complaints).toEqual([]);
  });

  it("shows the other coins of a die, each in the place of its own, and judges the pair only", async () => {
    const page = await open();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await pair(page, "003 and 004"); // reverses, of die R3 both
    await page.keyboard.press("ArrowLeft");
    await pair(page, "001 and 003"); // obverses of O1, as 002
    const other = page.locator("#others-a button");
    expect(await other.allTextContents()).toEqual(["002"]);
    expect(await page.locator("#others-b").isVisible()).toBe(false); // the same die
    await other.tap();
    await page.locator("#name-a", { hasText: "002" }).waitFor();
    await expect
      .poll(() => page.locator("#first").getAttribute("src"))
      .toContain("laid/obverse/1/2/");
    await page.keyboard.press("s");
    expect(await page.getByRole("button", { name: "Same die" }).isDisabled()).toBe(true);
    await other.tap();
    await page.locator("#name-a", { hasText: "001" }).waitFor();
    expect(await readVerdicts(verdicts)).toEqual([]);
    await page.keyboard.press("s");
    await expect
      .poll(async () => (await readVerdicts(verdicts)).map(({ a, b }) => [a, b]))
      .toEqual([["001", "003"]]);
    expect(complaints).toEqual([]);
  });

  it("withdraws a chosen verdict that is pressed again, and opens the keys with ?", async () => {
    const page = await open();
    await page.keyboard.press("d");
    await page.locator("#count", { hasText: "1 of 4 judged" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.locator('#different[aria-pressed="true"]').waitFor();
    await page.keyboard.press("d");
    await page.locator("#count", { hasText: "0 of 4 judged" }).waitFor();
    expect(await readVerdicts(verdicts)).toEqual([]);
    await page.keyboard.press("?");
    expect(await page.locator("#help").getAttribute("open")).not.toBeNull();
  });

  it("shows in one tab what was judged in another, and loses neither's", async () => {
    const [one, two] = [await open(), await open()];
    await one.keyboard.press("s");
    await pair(one, "002 and 003");
    await two.locator("#count", { hasText: "1 of 4 judged" }).waitFor({ timeout: 20_000 });
    await pair(two, "001 and 002"); // the pair that is looked at stays
    await two.keyboard.press("ArrowRight");
    await two.keyboard.press("d");
    await two.locator("#count", { hasText: "2 of 4 judged" }).waitFor();
    expect((await readVerdicts(verdicts)).map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      ["001", "002", "same"],
      ["002", "003", "different"],
    ]);
  });

  it("says that a verdict contradicts others, and saves it not", async () => {
    const page = await open();
    await page.keyboard.press("s");
    await pair(page, "002 and 003");
    await page.keyboard.press("s");
    await pair(page, "003 and 004");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("d");
    await page
      .getByRole("alert")
      .filter({ hasText: /001 and 003 cannot be of different dies/ })
      .waitFor();
    expect(await readVerdicts(verdicts)).toHaveLength(2);
  });

  it("asks disputed pairs first, says who differs, and gives a second opinion without the verdicts of others", async () => {
    for (const [by, verdict] of [
      ["Bo", "same"],
      ["Cy", "different"],
    ] as const)
      await addVerdict(verdicts, { side: "reverse", a: "003", b: "004", verdict, by, at: "" });
    const page = await open();
    await pair(page, "003 and 004");
    expect(await page.locator("#facts").textContent()).toContain(
      "In dispute: Bo same die, Cy different dies",
    );
    await shoot(page, "dispute");
    await page.getByText("Keys, and what is saved").click();
    await page.getByLabel("Second opinion").check();
    await pair(page, "001 and 002");
    expect(await page.locator("#count").textContent()).toBe("0 of 4 judged");
    await page.getByLabel("Second opinion").uncheck();
    await pair(page, "003 and 004");
    await page.keyboard.press("s");
    await pair(page, "001 and 002");
    expect(await page.locator("#count").textContent()).toBe("1 of 4 judged");
    expect((await readVerdicts(verdicts)).at(-1)).toMatchObject({ by: "Ada", verdict: "same" });
    await page.keyboard.press("z");
    await page.locator("#count", { hasText: "1 in dispute" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("takes verdicts on specimens of the pair that is shown and of those that the study lists, and takes them back", async () => {
    const listed = join(study, "specimens.csv");
    writeFileSync(listed, "coin_a,coin_b,specimen,probability\n001,004,,0.42\n002,004,,0.01\n");
    const page = await open();
    await page.keyboard.press("n");
    await page.locator('#two-specimens[aria-pressed="true"]').waitFor();
    await page.getByText("Photographs that may show one coin: 2").click();
    await page.getByRole("button", { name: "001 · 004 42 %" }).click();
    await pair(page, "001 and 004");
    expect(await page.locator("#facts").isVisible()).toBe(false); // of the pair before
    expect(await page.locator("#specimen-facts").textContent()).toContain("one coin: 42 %");
    await page.locator('#frame[aria-busy="false"]').waitFor();
    await page.getByRole("button", { name: "Same specimen", exact: false }).first().click();
    await page.locator('#one-specimen[aria-pressed="true"]').waitFor();
    await shoot(page, "specimens");
    const saved = () => readSpecimenVerdicts(join(study, "specimen-verdicts.csv"), COINS, () => {});
    expect(saved()).toEqual([
      { a: "001", b: "002", verdict: "different", by: "Ada" },
      { a: "001", b: "004", verdict: "same", by: "Ada" },
    ]);
    await page.keyboard.press("s"); // no verdict on dies while another pair is shown
    await page.getByRole("button", { name: "001 · 004 same specimen" }).click();
    await pair(page, "001 and 002");
    expect(await page.locator("#facts").isVisible()).toBe(true);
    await page.keyboard.press("n");
    await page.locator('#two-specimens[aria-pressed="false"]').waitFor();
    expect(saved().map(({ b }) => b)).toEqual(["004"]);
    expect(await readVerdicts(verdicts)).toEqual([]);
    for (const file of [listed, join(study, "specimen-verdicts.csv")]) rmSync(file);
    expect(complaints).toEqual([]);
  });

  it("shows the coins of a die on each other, zooms and blinks them alike, and takes one verdict for all", async () => {
    const page = await open();
    await page.keyboard.press("g");
    const tiles = page.locator("#tiles .plate");
    await page.locator('#tiles .plate[aria-busy="false"]').nth(2).waitFor();
    expect(await page.locator("#group option").allTextContents()).toEqual([
      "O1, obverse · 3 coins",
      "R3, reverse · 2 coins",
    ]);
    expect(await tiles.nth(1).getAttribute("aria-label")).toBe("002 aligned with 001");
    expect(await tiles.nth(2).locator("img.own").getAttribute("src")).toBe(
      "laid/obverse/0/2/second",
    );
    const box = (await tiles.nth(1).boundingBox())!;
    expect(box.width).toBeGreaterThan(300); // as large as the screen allows
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -500);
    const seen = () =>
      page
        .locator("#tiles .stack")
        .evaluateAll((all) =>
          all.map((one) => (one as never as { style: { transform: string } }).style.transform),
        );
    await page.locator("#group-zoom", { hasText: "223 %" }).waitFor();
    expect(new Set(await seen()).size).toBe(1);
    expect((await seen())[0]).toMatch(/^scale\(2\.2/);
    await page.keyboard.press("0");
    const opacity = () =>
      page
        .locator("#tiles img.own")
        .evaluateAll((all) =>
          all.map((one) => (one as never as { style: { opacity: string } }).style.opacity).join(),
        );
    await page.keyboard.press("b");
    const blinks = new Set<string>();
    for (let i = 0; i < 60 && blinks.size < 2; i++) {
      blinks.add(await opacity());
      await page.waitForTimeout(50);
    }
    expect([...blinks].sort()).toEqual(["0,0,0", "1,1,1"]);
    await page.keyboard.press("r");
    expect(await page.locator("#tiles img.colours:visible").count()).toBe(2);
    await page.keyboard.press("r");
    await shoot(page, "die");
    await page.keyboard.press("o");
    await tiles.nth(1).locator('img.own[src="laid/reverse/0/1/second"]').waitFor();
    expect(await page.locator("#accept").isDisabled()).toBe(true); // the verdict is on obverses
    await page.keyboard.press("o");
    await page.keyboard.press("s");
    await page.getByRole("status").filter({ hasText: "Saved: 001, 002, 003: same die." }).waitFor();
    const saved = async () =>
      (await readVerdicts(verdicts)).map(({ a, b, verdict }) => `${a} ${b} ${verdict}`);
    expect(await saved()).toEqual(["001 002 same", "001 003 same", "002 003 same"]);
    expect(await page.locator("#count").textContent()).toBe("3 of 4 judged");
    await page.keyboard.press("ArrowLeft");
    await page.locator('#accept[aria-pressed="true"]').waitFor();
    expect(await page.locator("#group-facts").textContent()).toMatch(
      /3 of 3 pairs judged same die by Ada/,
    );
    await page.keyboard.press("s"); // pressed again
    await page.locator('#accept[aria-pressed="false"]').waitFor();
    expect(await saved()).toEqual([]);
    await page.keyboard.press("z");
    await page.locator('#accept[aria-pressed="true"]').waitFor();
    expect(await saved()).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  it("leaves a coin out of the verdict on a die, and leads from it to its pair", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Whole dies" }).tap();
    await page.getByRole("button", { name: "002: leave out" }).tap();
    expect(await page.locator("#accept").textContent()).toContain("One die: these 2 coins");
    await page.locator("#accept").tap();
    await page.getByRole("status").filter({ hasText: "Saved: 001, 003: same die." }).waitFor();
    await page.locator("#group").selectOption("0");
    await page
      .locator("#group option", { hasText: "partly judged" })
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Judge 001 and 002" }).tap();
    await pair(page, "001 and 002");
    await page.keyboard.press("d");
    await pair(page, "003 and 004"); // that 002 and 003 differ follows
    await page.keyboard.press("g");
    await page.locator("#group").selectOption("0");
    await page.locator("#accept").tap();
    await page
      .getByRole("alert")
      .filter({ hasText: /judged before were 001 and 002 different/ })
      .waitFor();
    expect(await readVerdicts(verdicts)).toHaveLength(2);
  });

  it("says which pairs a pair contradicts, and leads to each", async () => {
    const file = join(study, "contradictions.csv");
    writeFileSync(file, "side,coin_a,coin_b,coin_c,strength\nobverse,001,002,004,0.97\n");
    const page = await open();
    expect(await page.locator("#facts").textContent()).toContain(
      "contradicts 002 and 004 (same die) with 001 and 004 (different dies)",
    );
    await shoot(page, "contradiction");
    await page.getByRole("button", { name: "001 and 004 (different dies)" }).click();
    await pair(page, "001 and 004"); // which the study does not ask for
    expect(await page.locator("#count").textContent()).toBe("0 of 4 judged");
    await page.keyboard.press("d");
    await pair(page, "001 and 002");
    expect((await readVerdicts(verdicts)).map(({ a, b }) => [a, b])).toEqual([["001", "004"]]);
    await page.keyboard.press("z");
    await pair(page, "001 and 004");
    rmSync(file);
    expect(complaints).toEqual([]);
  });

  it("lists all pairs with pictures, scores and states, and filters them", async () => {
    const file = join(study, "pairs.csv");
    writeFileSync(
      file,
      "coin_a,coin_b,side,score,probability\n001,002,obverse,1.5,0.2\n001,003,obverse,4.25,0.9\n",
    );
    const page = await open();
    const rows = page.locator("#list li");
    const texts = async () => (await rows.allTextContents()).map((text) => text.trim());
    await page.getByText("All pairs", { exact: true }).click();
    expect(await page.locator("#list img").count()).toBe(8);
    await rows.filter({ hasText: "001 · 002, obversesame die · 75 % · score 1.50" }).waitFor();
    await shoot(page, "list");
    await page.locator("#list-order").selectOption("score");
    expect((await texts())[0]).toContain("001 · 003, obverse");
    await page.locator("#list-coin").fill("004");
    expect(await texts()).toEqual(["003 · 004, reversesame die · 95 %"]);
    await page.locator("#list-coin").fill("");
    await page.keyboard.press("Escape");
    await page.locator("#list-side").selectOption("obverse");
    await page.locator("#list-state").selectOption("judged");
    expect(await texts()).toEqual([]);
    expect(await page.locator("#list-place").textContent()).toBe("No pair is of this kind.");
    await page.getByRole("button", { name: "Same die" }).first().tap();
    await rows.filter({ hasText: "001 · 002, obverse" }).waitFor();
    expect(await rows.count()).toBe(1);
    rmSync(file);
    expect(complaints).toEqual([]);
  });

  it("cannot be judged from another page in the same browser", async () => {
    const page = await open();
    const evil = createServer((_, response) =>
      response.setHeader("Content-Type", "text/html").end("<!doctype html><p>evil"),
    );
    await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
    const [address, token] = [`${review.url}verdicts`, new URL(review.url).pathname.split("/")[1]];
    const body = JSON.stringify({
      side: "obverse",
      a: "001",
      b: "002",
      verdict: "same",
      by: "Eve",
    });
    const tried = await other.evaluate(
      async ([to, key, text]) => {
        const attempt = (init: RequestInit) =>
          fetch(to, { method: "POST", body: text, ...init }).then(
            () => "went through",
            () => "stopped",
          );
        return [
          await attempt({ headers: { "Content-Type": "application/json", "X-Review-Token": key } }),
          await attempt({ mode: "no-cors" }),
          await fetch(to.replace("verdicts", "study")).then(
            () => "read",
            () => "stopped",
          ),
        ];
      },
      [address, token, body],
    ); // even one that had learned the token
    expect(tried).toEqual(["stopped", "stopped", "stopped"]);
    expect(await readVerdicts(verdicts)).toEqual([]);
    await page.keyboard.press("s");
    await pair(page, "002 and 003");
    evil.closeAllConnections();
    await new Promise((resolve) => evil.close(resolve));
  });

  it("keeps what was saved when the server is killed, says what was not, and goes on with a new one; Ctrl-C ends it cleanly", async () => {
    const first = await startCommand(study);
    const page = await open(first.url);
    await page.keyboard.press("s");
    await pair(page, "002 and 003");
    first.process.kill("SIGKILL");
    await first.ended;
    await page.keyboard.press("d");
    await page
      .getByRole("alert")
      .filter({ hasText: /does not answer: nothing was saved just now/ })
      .waitFor();
    await pair(page, "002 and 003");
    const second = await startCommand(study);
    const again = await open(second.url);
    await pair(again, "002 and 003");
    expect(await again.locator("#count").textContent()).toBe("1 of 4 judged");
    second.process.kill("SIGINT");
    expect(await second.ended).toBe(0);
  });
});

/** `numislab review` as a person starts it. */
async function startCommand(
  study: string,
): Promise<{ url: string; process: ChildProcess; ended: Promise<number | null> }> {
  const process_ = spawn(process.execPath, ["bin/numislab.cjs", "review", study, "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => process_.once("exit", resolve));
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    process_.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.trimEnd().endsWith("}")) resolve(JSON.parse(said).url);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}`)));
  });
  return { url, process: process_, ended };
}
