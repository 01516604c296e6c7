import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../src/lib/base/find-chromium";
import { contrastRatio } from "../contrast";
import { startLab, type Lab } from "../../src/lib/workspace/lab";
import { withNotebookJob } from "../../src/lib/workspace/index";
import { simulatedHoard } from "../simulated";
import { slow } from "../slow";
import { lacksPython, root, until } from "./jupyter";

const executable = findChromium();
if (slow && !executable) console.warn("No Chromium on this machine: JupyterLab is not driven.");

const name = `test-lab-${process.pid}`;
const place = join(root, "reports", name); // JupyterLab serves no hidden folder
const hoard = mkdtempSync(join(tmpdir(), "numislab lab "));

/** Small enough to train in seconds, long enough to be interrupted. */
const SETTINGS = {
  name,
  data: { folder: hoard },
  input: { size: 48 },
  network: {
    compare: "map",
    filters: [4, 8],
    map: { channels: 4, block: 6, shift: 1, give: 0 },
  },
  split: { folds: 3 },
  // long enough that it is still going on when the button is pressed
  training: { epochs: 60, batch: 16, keep: "last", patience: 60 },
  evaluation: { resamples: 50 },
  baseline: null,
};

describe.skipIf(!slow || !executable || lacksPython())("notebook 04 in JupyterLab", () => {
  let browser: Browser;
  let lab: Lab;
  let page: Page;
  let served: Promise<unknown>;
  let closeLab = () => {};
  /** What the person who works here chose in JupyterLab, the theme among it. */
  const chosen = join(root, ".jupyter", "settings");
  const kept = join(tmpdir(), `${name}-settings`);

  beforeAll(async () => {
    await simulatedHoard(hoard, { coins: 24, seed: 2, width: 400 });
    mkdirSync(place, { recursive: true });
    if (existsSync(chosen)) cpSync(chosen, kept, { recursive: true });
    copyFileSync(join(root, "notebooks/04-siamese-training.ipynb"), join(place, "04.ipynb"));
    const started = new Promise<Lab>((resolve, reject) => {
      served = withNotebookJob(
        root,
        SETTINGS,
        () => {},
        async (environment) => {
          Object.assign(process.env, environment); // kernels inherit it
          try {
            resolve(await startLab({ root }));
          } finally {
            for (const key of Object.keys(environment)) delete process.env[key];
          }
          await new Promise<void>((done) => (closeLab = done));
        },
      ).catch(reject);
    });
    lab = await started;
    browser = await chromium.launch({
      executablePath: executable!,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      handleSIGINT: false,
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(120_000);
    const address = new URL(lab.url);
    address.pathname = `/lab/tree/reports/${name}/04.ipynb`;
    await page.goto(String(address));
    await page.locator(".jp-Notebook .jp-CodeCell").first().waitFor();
    await idle();
  });

  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
    closeLab();
    await served;
    rmSync(chosen, { recursive: true, force: true });
    if (existsSync(kept)) renameSync(kept, chosen);
    rmSync(hoard, { recursive: true, force: true });
    rmSync(place, { recursive: true, force: true });
    rmSync(join(root, "experiments", name), { recursive: true, force: true });
    for (const file of readdirSync(join(root, "data/splits")))
      if (file.startsWith(name)) rmSync(join(root, "data/splits", file));
  });

  /** Until the kernel is there and has nothing to do, as the status bar says. */
  const idle = () =>
    page.locator("#jp-main-statusbar", { hasText: "TypeScript (tslab) | Idle" }).waitFor();
  const menu = async (...titles: string[]) => {
    for (const title of titles)
      await page.getByRole("menuitem", { name: title, exact: true }).click();
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Selects the cell so many places above. */
  const up = (cells: number) => press("Escape", ...Array.from({ length: cells }, () => "k"));
  /**
   * Saves the notebook and gives what the cell with a text printed: Lab itself draws only the cells
   * in view.
   */
  const savedOutputs = async () => {
    const file = join(place, "04.ipynb");
    const before = statSync(file).mtimeMs;
    await press("Control+s");
    let cells: { source: string | string[]; outputs: object[] }[] = [];
    await until(() => {
      if (statSync(file).mtimeMs === before) return false;
      try {
        ({ cells } = JSON.parse(readFileSync(file, "utf8")));
        return true;
      } catch {
        return false; // half written
      }
    });
    return (text: string) =>
      JSON.stringify(cells.find(({ source }) => [source].flat().join("").includes(text))!.outputs);
  };
  const metrics = () => {
    const runs = join(root, "experiments", name);
    return existsSync(runs)
      ? readdirSync(runs)
          .map((run) => join(runs, run, "metrics.jsonl"))
          .filter(existsSync)
      : [];
  };

  it("is stopped by the ■ button, says how to go on, and goes on to its report", async () => {
    const lastCell = (text: string) =>
      page.locator(".jp-OutputArea", { hasText: text }).last().waitFor({ timeout: 300_000 });
    await menu("Run", "Run All Cells");
    await until(() => metrics().length > 0, 300);
    await page.locator('[data-command="notebook:interrupt-kernel"]:visible').first().click();
    await lastCell("No report: no training is finished.");
    const stopped = await savedOutputs();
    expect(stopped("let run =")).toContain("stopped: ");
    expect(stopped("const read =")).toContain("run = await train(config, run.folder)");

    await up(7); // from the last cell, which is selected now, to the training
    await press("b", "Enter");
    await page.keyboard.type("run = await train(config, run.folder)");
    await press("Escape");
    await menu("Run", "Run Selected Cell and All Below");
    await lastCell("Report of the run");
    expect((await savedOutputs())("const read =")).toContain("ROC AUC");
  });

  it("draws figures as wide as the cell, whose words can be read in the dark theme", async () => {
    await up(4); // from the last cell, which is selected, to the figures
    const figure = page.locator(".js-plotly-plot").last();
    await figure.scrollIntoViewIfNeeded();
    const widths = await figure.evaluate((node) => [
      node.querySelector(".main-svg")!.getBoundingClientRect().width,
      node.parentElement!.getBoundingClientRect().width,
    ]);
    expect(widths[0]).toBeGreaterThan(0.9 * widths[1]);

    await press("Control+Shift+c");
    await page.keyboard.type("theme: jupyterlab dark");
    await press("Enter");
    await page.locator('body[data-jp-theme-light="false"]').waitFor({ state: "attached" });
    const colours = await figure.evaluate((node) => {
      const { defaultView: view, body } = node.ownerDocument;
      return {
        words: [...node.querySelectorAll("text")].map((text) => view!.getComputedStyle(text).fill),
        ground: view!.getComputedStyle(body).getPropertyValue("--jp-layout-color0"),
      };
    });
    expect(colours.words.length).toBeGreaterThan(2);
    for (const word of colours.words)
      expect(contrastRatio(word, colours.ground), word).toBeGreaterThan(4.5);
  });
});
