// What README.md and docs/guide tell somebody with photographs of their own to type, typed as it
// stands, but for the names.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadClassFolder, loadDieLinks } from "../src/lib/data/index";
import { simulateEuro, simulateHoard } from "../src/lib/simulator/index";
import { findChromium } from "../src/lib/base/index";
import { documentedCommands } from "./documented-commands";
import { ended } from "./ended";
import { numislab } from "./numislab";
import { slow } from "./slow";
import { lacksPython, root } from "./workspace/jupyter";

const dir = mkdtempSync(join(tmpdir(), "Meine Münzen & mehr "));
const [euros, coins, hoard] = ["2-Euro-Münzen", "Denare (Köln)", "Der Fund von Bärental"].map(
  (name) => join(dir, name),
);
const [mine, myCoins] = ["test-mine", "test-my-coins"].map((name) => `${name}-${process.pid}`);

/** Photographs as somebody's own: nothing left that says where they come from. */
beforeAll(async () => {
  const made = join(dir, "made");
  await simulateEuro(join(made, "euros"), { photographs: 32, seed: 5 });
  for (const [i, { file, label }] of (
    await loadClassFolder(join(made, "euros"))
  ).photographs.entries()) {
    mkdirSync(join(euros, `Münze aus ${label}`), { recursive: true });
    renameSync(file, join(euros, `Münze aus ${label}`, `Foto ${i + 1} – Küche (Größe M).jpg`));
  }
  for (const [folder, seed] of [
    [coins, 6],
    [hoard, 7],
  ] as const) {
    await simulateHoard(join(made, basename(folder)), {
      coins: folder === coins ? 24 : 4,
      seed,
      width: 640,
    });
    const labelled = await loadDieLinks(join(made, basename(folder)));
    mkdirSync(folder);
    const name = (coin: string) => `Stück Nº ${coin}`;
    for (const coin of labelled.coins)
      renameSync(coin.file, join(folder, `${name(coin.name)}.jpg`));
    const rows = labelled.coins.map(
      (coin) => `${name(coin.name)};${coin.obverseDie};${coin.reverseDie}\n`,
    );
    if (folder === coins)
      writeFileSync(
        join(folder, "Stempel – Übersicht.csv"),
        `coin;obverse die;reverse die\n${rows.join("")}`,
      );
  }
  rmSync(made, { recursive: true });
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  for (const name of [mine, myCoins])
    rmSync(join(root, "experiments", name), { recursive: true, force: true });
  for (const file of readdirSync(join(root, "data", "splits")))
    if (file.startsWith(mine) || file.startsWith(myCoins))
      rmSync(join(root, "data", "splits", file));
});

/** Runs a command in a shell, in the project's folder. @returns what it printed */
async function typed(command: string): Promise<string> {
  const { status, stdout, stderr } = await ended(command, [], { cwd: root, shell: true });
  expect({ command, status, said: status === 0 ? "" : stderr.slice(-2000) }).toEqual({
    command,
    status: 0,
    said: "",
  });
  return stdout;
}

/**
 * The words of a command of numislab as a shell splits them, or `null` where it needs more of a
 * shell than words, some in single quotes.
 */
function wordsOf(command: string): string[] | null {
  const line = command.match(/^npx numislab ((?:'[^']*'|[^\s'"$`|&;<>()*?#~\\]|\s)+)$/);
  const words = line?.[1].match(/(?:'[^']*'|[^\s'])+/g);
  return words?.map((word) => word.replaceAll("'", "")) ?? null;
}

/**
 * Types a command: into a shell where the long tests run, too, and otherwise into the command line
 * in this process.
 */
async function type(command: string): Promise<string> {
  const words = slow ? null : wordsOf(command);
  if (words === null) return typed(command);
  const { code, out, err } = await numislab(...words);
  expect({ command, code, err: code === 0 ? "" : err }).toEqual({ command, code: 0, err: "" });
  return out;
}

/**
 * Types every command of a page that no other test tries, and that does not take a quarter of an
 * hour. @param names the reader's own, instead of the page's
 */
async function typeAll(
  commands: readonly string[],
  names: readonly (readonly [RegExp, string])[],
): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const command of commands)
    said.set(
      command,
      await type(names.reduce((words, [name, own]) => words.replace(name, own), command)),
    );
  return said;
}
const quoted = (path: string) => `'${path}'`;

/** A page opens, and says something of one's own photographs. */
async function opens(page: string, words: string): Promise<void> {
  expect(readFileSync(page, "utf8")).toContain(words);
  const executablePath = findChromium();
  if (!executablePath) return;
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const opened = await browser.newPage();
    const complaints: string[] = [];
    opened.on("pageerror", (error) => complaints.push(error.message));
    opened.on(
      "console",
      (message) => message.type() === "error" && complaints.push(message.text()),
    );
    await opened.goto(pathToFileURL(page).href);
    expect(await opened.locator("h1").count()).toBe(1);
    const broken = await opened
      .locator("img")
      .evaluateAll(
        (images) =>
          (images as unknown as { naturalWidth: number }[]).filter(
            ({ naturalWidth }) => naturalWidth === 0,
          ).length,
      );
    expect({ complaints, broken }).toEqual({ complaints: [], broken: 0 });
  } finally {
    await browser.close();
  }
}

/** The report of the only run of an experiment. */
const reportOf = (experiment: string) => {
  const runs = readdirSync(join(root, "experiments", experiment));
  expect(runs).toHaveLength(1);
  return join(root, "experiments", experiment, runs[0], "report.html");
};

describe("somebody with photographs of their own, by the documentation alone,", () => {
  it.skipIf(!slow)("trains a classifier of them, uses it, and has a report", async () => {
    const commands = documentedCommands(
      "docs/guide/train-on-my-photographs.md",
      "Which coin is this?",
    ).filter((command) => !/--resume/.test(command));
    expect(commands.length).toBeGreaterThanOrEqual(3);
    const one = (await loadClassFolder(euros)).photographs[0].file;
    const said = await typeAll(commands, [
      [/data\.folder=coins/, quoted(`data.folder=${euros}`)],
      [/check coins/, `check ${quoted(euros)}`],
      [/findings\.csv/, quoted(join(dir, "findings.csv"))],
      [/PHOTO\.jpg/, quoted(one)],
      [/\bmine\b/, mine],
      [
        /^(npx numislab train .*)$/,
        "$1 --set split.test=8 --set input.size=32 --set 'network.filters=[4,8]' --set network.hidden=8 --set training.epochs=2",
      ],
    ]);
    expect(readFileSync(join(dir, "findings.csv"), "utf8")).toMatch(/^finding|^kind|^photograph/m);
    expect([...said].find(([command]) => command.includes("classify"))![1]).toMatch(/Münze aus/);
    await opens(reportOf(mine), "Küche (Größe M).jpg");
  });

  it.skipIf(!slow)(
    "trains a network for die links, looks at its thresholds, and has a report",
    async () => {
      const commands = documentedCommands(
        "docs/guide/train-on-my-photographs.md",
        "Struck from the same die?",
      ).filter((command) => !/npm run|die-siamese/.test(command));
      expect(commands.length).toBeGreaterThanOrEqual(3);
      await typeAll(commands, [
        [/data\.folder=coins/, quoted(`data.folder=${coins}`)],
        [/my-coins/, myCoins],
        [
          /^(npx numislab train .*)$/,
          "$1 --set input.size=32 --set 'network.filters=[4,8]' --set network.embedding=8 --set split.folds=3 --set training.epochs=2 --set evaluation.resamples=5",
        ],
      ]);
      await opens(reportOf(myCoins), "Stück Nº");
    },
  );

  it.skipIf(!slow)("makes a die study of a hoard without a label, and has a report", async () => {
    const commands = documentedCommands("docs/guide/die-study-of-my-hoard.md").filter(
      (command) => !/review/.test(command),
    ); // a page to sit at: test/review
    expect(commands.length).toBeGreaterThanOrEqual(1);
    const study = join(dir, "Studie für Jörg");
    await typeAll(commands, [
      [/\bhoard\b/, quoted(hoard)],
      [/\bstudy$/, quoted(study)],
    ]);
    await opens(join(study, "report.html"), "Stück Nº");
    expect(readFileSync(join(study, "dies.csv"), "utf8").trim().split("\n")).toHaveLength(5);
  });

  it.skipIf(!slow)("has an answer to each question of the README's table", async () => {
    const commands = documentedCommands("README.md", "Start").filter(
      (command) => !/npm|--catalogue|baselines|evaluate|review|lab$/.test(command),
    );
    const has = (word: string) =>
      expect(
        commands.some((command) => command.includes(`numislab ${word}`)),
        word,
      ).toBe(true);
    for (const word of ["classify", "compare", "match", "die-study", "doctor", "--help"]) has(word);
    const [a, b] = readdirSync(hoard).map((name) => quoted(join(hoard, name)));
    const pairs = join(dir, "Paare.csv");
    await typeAll(commands, [
      [/PHOTO\.jpg/, quoted((await loadClassFolder(euros)).photographs[0].file)],
      [/A\.jpg B\.jpg/, `${a} ${b}`],
      [/FOLDER/, quoted(hoard)],
      [/SHEET/, quoted(join(coins, "Stempel – Übersicht.csv"))],
      [/chart\.svg/, quoted(join(dir, "Stempel.svg"))],
      [/pairs\.csv/, quoted(pairs)],
      [/STUDY/, quoted(join(dir, "Studie nach dem README"))],
      [/\bNEW\b/, quoted(hoard)],
      [/\bOUT\b/, quoted(join(dir, "Studie mit bekannten Stempeln"))],
    ]);
    expect(readFileSync(pairs, "utf8").trim().split("\n")).toHaveLength(1 + 2 * 6);
    expect(existsSync(join(dir, "Studie nach dem README", "report.html"))).toBe(true);
  });

  it.skipIf(!slow || lacksPython())(
    "runs the main job on them, for either question",
    async () => {
      const [command] = documentedCommands("README.md", "Start").filter(
        (one) => one.includes("--data FOLDER") && one.includes("reproduce"),
      );
      for (const [folder, words] of [
        [euros, "which 2-euro coin is this?"],
        [coins, "struck from the same die?"],
      ]) {
        const said = await typed(
          `${command.replace("FOLDER", quoted(folder))} --scale quick --json`,
        );
        const { classifier, siamese, pages } = JSON.parse(said.slice(said.indexOf("\n{") + 1));
        await opens((classifier ?? siamese).report, words);
        expect(pages.length).toBeGreaterThanOrEqual(3);
        rmSync(join((classifier ?? siamese).run, ".."), { recursive: true });
        for (const page of pages as string[])
          for (const file of [page, page.replace(/html$/, "ipynb")]) rmSync(file, { force: true });
      }
    },
    1_800_000,
  );
});
