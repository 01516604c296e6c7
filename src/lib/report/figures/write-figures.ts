import { rm } from "node:fs/promises";
import { writeJson } from "../../runs/index";
import { findChromium, writeWhole } from "../../base/index";
import type { Figure } from "./figure";
import { plotlySource } from "./plotly-source";
import { withChromium } from "./with-chromium";

/**
 * Writes figures as Plotly describes them, and as SVG where a Chromium is found to draw them in.
 * Without one, or where it fails, there are the descriptions alone: whoever wants a picture has the
 * button on every page.
 *
 * @param figures by file, without its ending
 */
export async function writeFigures(root: string, figures: Record<string, Figure>): Promise<void> {
  for (const [file, figure] of Object.entries(figures)) {
    await writeJson(`${file}.json`, figure);
    await rm(`${file}.svg`, { force: true }); // of an earlier report
  }
  const chromium = findChromium();
  const drawn = chromium
    ? await draw(chromium, Object.values(figures), await plotlySource(root)).catch(() => [])
    : [];
  for (const [i, file] of Object.keys(figures).entries())
    if (drawn[i]) await writeWhole(`${file}.svg`, drawn[i]);
}

/** Figures as SVG, on white. */
const draw = (executablePath: string, figures: readonly Figure[], plotly: string) =>
  withChromium(executablePath, async (browser) => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: plotly });
    const svgs: string[] = [];
    for (const { data, layout } of figures) {
      svgs.push(
        await page.evaluate(
          ([traces, look]) =>
            // The browser has Plotly; there are no types of it here.
            // eslint-disable-next-line @typescript-eslint/no-explicit-any
            (globalThis as any).Plotly.toImage(
              { data: traces, layout: { ...look, paper_bgcolor: "#ffffff" } },
              { format: "svg", width: look.width, height: look.height, imageDataOnly: true },
            ) as Promise<string>,
          [data, layout] as const,
        ),
      );
    }
    return svgs;
  });
