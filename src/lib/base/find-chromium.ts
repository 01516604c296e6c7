import { accessSync, constants } from "fs";
import { delimiter, join } from "path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The Chromium (or Chrome) to draw still pictures of figures with: the one named in CHROMIUM or on
 * PATH, else null.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  const places = [
    ...(environment.CHROMIUM ? [environment.CHROMIUM] : []),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  return places.find(runs) ?? null;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
