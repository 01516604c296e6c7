import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../child.mjs";
import { project } from "../project.mjs";

/**
 * There while pip changes .venv. A pip that is cut off can leave a package that is half there and that the next pip takes
 * for whole, so where this is found the environment is made anew.
 */
export const pipAtWork = join(project.venv, "pip-at-work");

/** Installs a requirements file into .venv; resolves to pip's output. Whether it worked, pinsAreThere tells. */
export async function pipInstall(requirements, { log, now, more = [] }) {
  const args = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--prefer-binary", "--progress-bar", "off", ...more, "-r", requirements];
  writeFileSync(pipAtWork, "");
  const { code, output } = await run(project.python, args, {
    log,
    env: { PIP_CACHE_DIR: join(project.downloads, "pip") },
    onLine: (line) => /^(Collecting|Downloading|Installing)/.test(line) && now(line),
  });
  // It downloads everything first, then installs: one that failed before that has changed nothing.
  if (code === 0 || !output.includes("Installing collected packages")) rmSync(pipAtWork);
  return output;
}

/**
 * Whether every package that a requirements file pins is there in that version. Several lines for one version (one a
 * platform) are met by any of them.
 */
export function pinsAreThere(requirements, packages) {
  if (!existsSync(packages)) return false;
  const there = new Set(readdirSync(packages).map((name) => name.toLowerCase()));
  const pins = [...readFileSync(requirements, "utf8").matchAll(/^([\w.-]+)==([\w.]+)(;.*)?/gm)];
  const met = ([, name, version]) => there.has(`${name.toLowerCase().replace(/[-.]+/g, "_")}-${version}.dist-info`);
  const withMarker = pins.filter(([, , , marker]) => marker);
  return pins.filter(([, , , marker]) => !marker).every(met) && (withMarker.length === 0 || withMarker.some(met));
}
