import type { Browser } from "playwright-core";

/** Timeout of the browser for all that it does, milliseconds. */
const BROWSER_TIMEOUT_MS = 60_000;

/**
 * Starts a Chromium without a window for a piece of work and ends it afterwards, at the latest after
 * a minute.
 *
 * @param executablePath as `findChromium` gives it
 */
export async function withChromium<T>(
  executablePath: string,
  work: (browser: Browser) => Promise<T>,
): Promise<T> {
  const { chromium } = await import("playwright-core");
  // they are the training's
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({
    executablePath,
    timeout: BROWSER_TIMEOUT_MS,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    ...signals,
  });
  const late = setTimeout(() => void browser.close(), BROWSER_TIMEOUT_MS);
  try {
    return await work(browser);
  } finally {
    clearTimeout(late);
    await browser.close();
  }
}
