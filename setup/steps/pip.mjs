import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../child.mjs";
import { project } from "../project.mjs";

/**
 * There while pip changes .venv. A pip that is cut off can leave a package that is half there and
 * that the next pip takes for whole, so where this is found the environment is made anew.
 */
export const pipAtWork = join(project.venv, "pip-at-work");

const quiet = ["--disable-pip-version-check", "--no-input"];
const fetching = ["--prefer-binary", "--progress-bar", "off"];
const pip = (args, { log, now }) =>
  run(project.python, ["-m", "pip", ...args], {
    log,
    env: { PIP_CACHE_DIR: join(project.downloads, "pip") },
    onLine: (line) => /^(Collecting|Downloading|Installing|Uninstalling)/.test(line) && now(line),
  });

/**
 * Installs a requirements file into .venv; resolves to pip's output. Whether it worked,
 * pinsAreThere tells.
 */
export async function pipInstall(requirements, { log, now, more = [] }) {
  writeFileSync(pipAtWork, "");
  const { code, output } = await pip(
    ["install", ...quiet, ...fetching, ...more, "-r", requirements],
    { log, now },
  );
  // It downloads everything first, then installs: one that failed before that has changed nothing.
  if (code === 0 || !output.includes("Installing collected packages")) rmSync(pipAtWork);
  return output;
}

/**
 * Puts a package, pinned, in the place of others. It is downloaded before anything is changed: cut
 * off or failing until then, it leaves what was there. Of the packages that it needs, none are
 * installed. Resolves to pip's output, as above.
 */
export async function pipReplace(pin, { removing = [], log, now }) {
  const wheels = join(project.downloads, "wheels");
  const fetched = await pip(
    ["download", ...quiet, ...fetching, "--no-cache-dir", "--no-deps", "-d", wheels, pin],
    { log, now },
  );
  if (fetched.code !== 0) return fetched.output;
  writeFileSync(pipAtWork, "");
  if (removing.length > 0) await pip(["uninstall", ...quiet, "-y", ...removing], { log, now });
  const { code, output } = await pip(
    ["install", ...quiet, "--no-compile", "--no-deps", "--no-index", "--find-links", wheels, pin],
    { log, now },
  );
  if (code === 0 || (removing.length === 0 && !output.includes("Installing collected packages")))
    rmSync(pipAtWork);
  rmSync(wheels, { recursive: true, force: true });
  return output;
}

/** The packages that a requirements file pins: [{ pin: "numpy==2.4.6", name, version }]. */
export const pinsIn = (requirements) =>
  [...readFileSync(requirements, "utf8").matchAll(/^([\w.-]+)==([\w.]+)/gm)].map(
    ([pin, name, version]) => ({ pin, name, version }),
  );

/** Whether every package that a requirements file pins is there in that version. */
export const pinsAreThere = (requirements, packages) =>
  pinsIn(requirements).every((pin) => pinIsThere(pin, packages));

export const pinIsThere = ({ name, version }, packages) =>
  installed(packages).has(`${underscored(name)}-${version}.dist-info`);

/** Whether a package is there in any version. */
export const isInstalled = (name, packages) =>
  [...installed(packages)].some((entry) =>
    new RegExp(`^${underscored(name)}-[^-]+\\.dist-info$`).test(entry),
  );

const installed = (packages) =>
  new Set(existsSync(packages) ? readdirSync(packages).map((entry) => entry.toLowerCase()) : []);
const underscored = (name) => name.toLowerCase().replace(/[-.]+/g, "_");
