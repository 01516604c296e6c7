import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium, NumislabError, writeWhole } from "../../base/index";
import { withChromium } from "../figures/with-chromium";

/** Numbers every page; what stands in it is Chromium's. */
const FOOTER = `<div style="width:100%;margin:0 14mm;font:8px system-ui,sans-serif;color:#5c5c5c;display:flex;justify-content:space-between"><span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

export interface PrintOptions {
  /** Path of the browser that prints; the one that is found where it is left out, null for none. */
  chromium?: string | null;
  /** Whether the page says itself where a sheet of paper ends: no margins and no numbers are added. */
  ownPages?: boolean;
}

/**
 * Prints a page as a PDF beside it, A4 with numbered pages.
 *
 * @param page path of the page, `….html`
 * @returns the PDF's path
 * @throws NumislabError "state" where there is no Chromium, or it does not print
 */
export async function printPdf(
  page: string,
  { chromium = findChromium(), ownPages = false }: PrintOptions = {},
): Promise<string> {
  if (chromium === null)
    throw new NumislabError(
      "state",
      `a PDF is printed by Chromium or Chrome, and none is found: install one (apt-get install chromium), or name it in CHROMIUM. The page itself is ${page}`,
    );
  const file = page.replace(/\.html$/, "") + ".pdf";
  try {
    await writeWhole(
      file,
      await withChromium(chromium, (browser) => print(browser, page, ownPages)),
    );
  } catch (cause) {
    if (cause instanceof NumislabError) throw cause;
    const why = (cause as Error).message.split("\n")[0];
    throw new NumislabError("state", `${chromium} did not print ${page}: ${why}`, { cause });
  }
  return file;
}

type Browser = Parameters<Parameters<typeof withChromium>[1]>[0];

async function print(browser: Browser, page: string, ownPages: boolean): Promise<Buffer> {
  const tab = await browser.newPage();
  await tab.emulateMedia({ media: "print", colorScheme: "light" });
  await tab.goto(pathToFileURL(resolve(page)).href);
  await tab.evaluate('void dispatchEvent(new Event("beforeprint"))');
  if (ownPages) return tab.pdf({ preferCSSPageSize: true, printBackground: true });
  return tab.pdf({
    format: "A4",
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: FOOTER,
    margin: { top: "15mm", bottom: "18mm", left: "14mm", right: "14mm" },
  });
}
