import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "../child.mjs";
import { fingerprintOfFile, readJson } from "../files.mjs";
import { findProgram } from "../find-program.mjs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";
import { installCommand, whyDownloadFailed } from "../why.mjs";

/**
 * The packages in package-lock.json, exactly. Their install scripts don't run: some download from
 * addresses that may be closed.
 */
export const npmPackages = {
  name: "npm-packages",
  title: "npm packages",
  required: true,
  needs: [],
  // Packages with binaries choose them by platform; they use Node-API, so the version of Node
  // doesn't matter.
  inputs: () => [
    fingerprintOfFile(join(project.root, "package-lock.json")),
    process.platform,
    process.arch,
  ],
  intact: () => missingPackage() === null,
  async work(now) {
    const [program, ...first] = npm();
    let fetched = 0;
    const { code, output } = await run(
      program,
      // Whatever the user's settings leave out: the compiler is a development package, sharp's
      // binaries are optional ones.
      [
        ...first,
        "ci",
        "--ignore-scripts",
        "--include=dev",
        "--include=optional",
        "--no-audit",
        "--no-fund",
        "--loglevel=http",
      ],
      {
        log: "npm-packages",
        env: {
          npm_config_cache: join(project.downloads, "npm"),
          npm_config_update_notifier: "false",
        },
        onLine: (line) => line.includes("http fetch") && now(`${++fetched} downloads`),
      },
    );
    if (code !== 0) throw problem(...whyNpmFailed(code, output));
    const missing = missingPackage();
    if (missing)
      throw problem(
        `npm ended well but ${missing} is not there.`,
        "Run this again; the log is .cache/setup/npm-packages.log.",
      );
    return { detail: "installed" };
  },
};

/** npm as it was started, when it was npm that started us; else the one on PATH. */
function npm() {
  const started = process.env.npm_execpath;
  if (started && basename(started) === "npm-cli.js" && existsSync(started))
    return [process.execPath, started];
  const found = findProgram("npm");
  if (!found)
    throw problem(
      "npm is not on this machine.",
      `Install it (${installCommand({ debian: "npm", fedora: "npm", arch: "npm", alpine: "npm", mac: "brew install node" })}), then run this again.`,
    );
  return [found];
}

/** A package of the lock file that is not in node_modules in its version, or null. */
function missingPackage() {
  const { packages } = readJson(join(project.root, "package-lock.json"));
  for (const [folder, wanted] of Object.entries(packages)) {
    // those are for some platforms only
    if (!folder.startsWith("node_modules/") || wanted.optional || wanted.devOptional) continue;
    const there = readJson(join(project.root, folder, "package.json"));
    if (there === null || (wanted.version && there.version !== wanted.version))
      return folder.slice("node_modules/".length);
  }
  return null;
}

function whyNpmFailed(code, output) {
  if (
    /EUSAGE|can only install packages when your package.json and package-lock.json/.test(output)
  ) {
    return [
      "package.json and package-lock.json disagree.",
      "Run `npm install --package-lock-only --ignore-scripts`, then this again.",
    ];
  }
  const said = output
    .split("\n")
    .find((line) => /^npm (error|ERR!)/.test(line) && !/code|syscall|errno/.test(line));
  return whyDownloadFailed("npm", output, [
    `npm ci failed (${said?.replace(/^npm (error|ERR!)\s*/, "") ?? `exit ${code}`}).`,
    "The log is .cache/setup/npm-packages.log.",
  ]);
}
