import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figure } from "../../src/lib/report/index";
import { html } from "../../src/lib/report/pages/html";
import { figurePlace, page } from "../../src/lib/report/pages/page";
import { plotlySource } from "../../src/lib/report/figures/plotly-source";
import { writeFigures } from "../../src/lib/report/figures/write-figures";
import { findChromium } from "../../src/lib/base/index";
import { runNotebook } from "../../src/lib/workspace/index";
import { lacksPython, notebookOf, root } from "../workspace/jupyter";

const executablePath = findChromium();
if (!executablePath) console.warn("No Chromium on this machine: figures are not drawn.");
const dir = mkdtempSync(join(tmpdir(), "numislab figures "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const photograph = async (background: string) =>
  `data:image/jpeg;base64,${(
    await sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .jpeg()
      .toBuffer()
  ).toString("base64")}`;
/** Two coins with photographs, one with an address instead of a photograph, and one without. */
const coins = async (): Promise<Figure> => ({
  data: [
    {
      type: "scatter",
      mode: "markers",
      name: "coins",
      x: [0, 1, 2, 3],
      y: [0, 0, 0, 0],
      marker: { size: 20 },
      hovertemplate: "coin %{customdata.coin}<extra></extra>",
      customdata: [
        { coin: "Köln 1", photograph: await photograph("#f00") },
        { coin: "2", photograph: await photograph("#00f") },
        { coin: "3", photograph: "http://127.0.0.1:9/coin.jpg" },
        { coin: "4" },
      ],
    },
  ],
  layout: { width: 500, height: 300, title: { text: "Coins & dies" } },
});
const small: Figure = {
  data: [{ type: "bar", x: ["a", "b"], y: [1, 2] }],
  layout: { width: 400, height: 300 },
};

describe.skipIf(!executablePath)("a figure of a run", () => {
  it("lies beside its description as an SVG that any viewer opens", async () => {
    mkdirSync(join(dir, "figures"));
    const file = (name: string) => join(dir, "figures", name);
    await writeFigures(root, { [file("coins")]: await coins(), [file("bars")]: small });
    expect(JSON.parse(readFileSync(file("bars.json"), "utf8"))).toEqual(small);
    const svg = readFileSync(file("coins.svg"), "utf8");
    expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
    expect(svg).toContain("Coins &amp; dies");
    expect(await sharp(file("bars.svg")).metadata()).toMatchObject({
      format: "svg",
      width: 400,
      height: 300,
    });
    const { channels } = await sharp(file("bars.svg")).flatten().stats();
    expect(channels.some(({ stdev }) => stdev > 10)).toBe(true); // something is drawn
  });

  it("is its description alone where there is no Chromium, or one that does not work; an SVG of an earlier report is gone", async () => {
    const file = join(dir, "alone");
    const { PATH: path, CHROMIUM: named } = process.env;
    const broken = join(dir, "bin", "chromium");
    mkdirSync(join(dir, "bin"));
    writeFileSync(broken, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    try {
      delete process.env.CHROMIUM;
      for (const folder of ["/nowhere", join(dir, "bin")]) {
        writeFileSync(`${file}.svg`, "old");
        process.env.PATH = [folder, join("/", "empty")].join(delimiter);
        await writeFigures(root, { [file]: small });
        expect(existsSync(`${file}.json`)).toBe(true);
        expect(existsSync(`${file}.svg`)).toBe(false);
      }
    } finally {
      process.env.PATH = path;
      if (named !== undefined) process.env.CHROMIUM = named;
    }
  });
});

const PLOTLY = "application/vnd.plotly.v1+json";

describe.skipIf(!executablePath)("a figure in a browser", () => {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
  });
  afterAll(() => browser?.close());

  async function open(file: string): Promise<Page> {
    complaints.length = 0;
    const opened = await browser.newPage();
    opened.on("pageerror", (error) => complaints.push(error.message));
    opened.on(
      "console",
      (message) => message.type() === "error" && complaints.push(message.text()),
    );
    opened.on(
      "request",
      (request) => /^https?:/.test(request.url()) && complaints.push(`asked for ${request.url()}`),
    );
    await opened.goto(pathToFileURL(file).href);
    await opened.locator(".js-plotly-plot .point").first().waitFor();
    return opened;
  }

  /** What is shown while a coin is pointed at. */
  async function pointedAt(
    opened: Page,
    coin: number,
  ): Promise<{ label: string; photograph: string | null }> {
    await opened.mouse.move(5, 5);
    const box = (await opened.locator(".js-plotly-plot .point").nth(coin).boundingBox())!;
    await opened.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    const label = await opened.locator(".hovertext").first().textContent();
    const pictures = opened.locator('body > img[style*="fixed"]');
    const shown = (await pictures.count()) > 0 && (await pictures.first().isVisible());
    return { label: label!, photograph: shown ? await pictures.first().getAttribute("src") : null };
  }

  async function showsPhotographs(opened: Page): Promise<void> {
    const [red, blue] = (await coins()).data[0].customdata as { photograph: string }[];
    expect(await pointedAt(opened, 0)).toEqual({
      label: "coin Köln 1",
      photograph: red.photograph,
    });
    expect(await pointedAt(opened, 1)).toEqual({ label: "coin 2", photograph: blue.photograph });
    expect(await pointedAt(opened, 2)).toEqual({ label: "coin 3", photograph: null });
    expect(await pointedAt(opened, 3)).toEqual({ label: "coin 4", photograph: null });
  }

  async function savesSvg(opened: Page, figures: number): Promise<void> {
    const buttons = opened.locator('.modebar-btn[data-title^="Download plot"]');
    expect(await buttons.count()).toBe(figures);
    for (let i = 0; i < figures; i++) {
      await opened.locator(".js-plotly-plot").nth(i).hover();
      const [download] = await Promise.all([
        opened.waitForEvent("download"),
        buttons.nth(i).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.svg$/);
      expect(readFileSync((await download.path())!, "utf8")).toMatch(/^<svg /);
    }
  }

  it.each(["light", "dark"] as const)(
    "of a report shows a coin's photograph, saves itself as SVG, and loads nothing (%s)",
    async (colorScheme) => {
      const file = join(dir, `page-${colorScheme}.html`);
      writeFileSync(
        file,
        page(
          "Figures",
          html`${figurePlace("coins", "Coins.")}${figurePlace("bars", "Bars.")}`,
          { coins: await coins(), bars: small },
          await plotlySource(root),
        ),
      );
      const opened = await open(file);
      await opened.emulateMedia({ colorScheme });
      await showsPhotographs(opened);
      await savesSvg(opened, 2);
      expect(complaints).toEqual([]);
      await opened.close();
    },
  );

  it.skipIf(lacksPython())(
    "of a notebook shows a coin's photograph and saves itself as SVG",
    async () => {
      writeFileSync(
        join(dir, "figures.ipynb"),
        notebookOf(
          'import { liveFigure, showFigure } from "./src/lib/workspace/display";',
          `showFigure(${JSON.stringify(await coins())});`,
          `showFigure(${JSON.stringify(small)});`,
          `const live = liveFigure();\nlive(${JSON.stringify(small)});`,
        ),
      );
      const page = join(dir, "figures.html");
      await runNotebook({
        root,
        notebook: join(dir, "figures.ipynb"),
        out: join(dir, "figures-out.ipynb"),
        html: page,
      });
      const outputs: { data?: object }[][] = JSON.parse(
        readFileSync(join(dir, "figures-out.ipynb"), "utf8"),
      ).cells.map((cell: { outputs: object[] }) => cell.outputs);
      // figures bring styles and scripts beside them
      const figures = outputs.map((of) => of.filter(({ data }) => data && PLOTLY in data).length);
      expect(figures).toEqual([0, 1, 1, 1]);
      const opened = await open(page);
      await showsPhotographs(opened);
      await savesSvg(opened, 3);
      expect(complaints).toEqual([]);
      await opened.close();
    },
  );
});
