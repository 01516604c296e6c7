import { addSheetOptions, sheetOptions } from "./sheet-words";
import { basename, join, resolve } from "node:path";
import { Option, type Command } from "commander";
import { formatNumber, formatPercent } from "../lib/base/format-number";
import { textTable } from "../terminal";
import {
  command,
  degrees,
  givenLayout,
  print,
  tellUnused,
  twoNumbers,
  whole,
  withProgress,
} from "./command";
import { layoutHere } from "./layout-here";
import { addCut } from "./cut";
import { addFetch } from "./fetch";
import { addImport } from "./import";
import { addInspect } from "./inspect";
import { load, root } from "./rooms";
import { requireOwnOutput } from "../lib/base/own-output";
import { writeWhole } from "../lib/base/write-whole";

const raw = join(root, "data", "raw");
const manifests = join(root, "data", "manifests");

/** Data sets: simulated, fetched, looked through. */
export function addData(program: Command): void {
  const data = program.command("data").description("data sets");
  command(
    data,
    "simulate <dir>",
    "simulated strikes with their sheet of die links, or photographs of 2-euro coins",
  )
    .requiredOption("--coins <n>", "how many", whole)
    .option("--seed <s>", "the same seed gives the same photographs", whole, 1)
    .addOption(
      new Option(
        "--layout <layout>",
        "halves: one image a coin, obverse left; single: one image a side; euro: photographs of four 2-euro designs, named for their classes",
      )
        .choices(["halves", "single", "euro"])
        .default("halves"),
    )
    .option(
      "--width <px>",
      "of a photograph of both sides; what follows, too, is for strikes alone",
      whole,
      1574,
    )
    .option("--types <n>", "coin types, 1 to 8", whole, 2)
    .option(
      "--rotation <degrees>",
      "a side's top lies within this of upright; 180 = at any rotation",
      degrees,
      6,
    )
    .option(
      "--dies <obverse,reverse>",
      "dies the issue was struck from, e.g. 17,32; drawn where it is left out",
      twoNumbers,
    )
    .addOption(
      new Option(
        "--die-output <model>",
        "coins a die struck: as many as any other, or till it broke by chance",
      )
        .choices(["equal", "geometric"])
        .default("geometric"),
    )
    .option(
      "--grounds <kinds>",
      "what coins lie on, each on one of these: white, grey, gradient, vignette, shadow, capsule, ruler, finger, cloth, wood",
      (text: string) => text.split(","),
      ["white"],
    )
    .option(
      "--rephotographs <n>",
      "further photographs of n of the coins, in other light and lying otherwise; specimens.csv says of which",
      whole,
      0,
    )
    .option("--maps", "height, normal and mask of each side beside its picture")
    .action(async (dir, { json, ...options }) => {
      const { simulateEuro, simulateHoard } = load.simulator();
      if (options.layout === "euro") {
        const made = await withProgress((onProgress) =>
          simulateEuro(resolve(dir), {
            photographs: options.coins,
            seed: options.seed,
            onProgress: (done, total) => onProgress({ stage: "simulating", done, total }),
          }),
        );
        return print({ json }, made, `${made.images.length} photographs and ${made.table}`);
      }
      const made = await withProgress((onProgress) =>
        simulateHoard(resolve(dir), {
          ...options,
          onProgress: (done, total) => onProgress({ stage: "simulating", done, total }),
        }),
      );
      print({ json }, made, `${made.images.length} photographs, ${made.sheet} and ${made.truth}`);
    });

  command(
    data,
    "list",
    "sets of real photographs that can be fetched, and what of them is there",
  ).action(async ({ json }) => {
    const sources = await load.data().listSources(manifests, raw);
    const row = ({ name, title, files, bytes, licences, present }: (typeof sources)[number]) => [
      name,
      files,
      formatNumber(bytes / 1e6, "not known", 1, " MB"),
      present === files ? "all" : present || "none",
      licences.map((l) => l ?? "none stated").join(", "),
      title,
    ];
    print(
      { json },
      sources,
      textTable([["name", "files", "size", "here", "licence", "title"], ...sources.map(row)]),
    );
  });
  addFetch(data, { manifests, raw });
  addInspect(data);
  addCut(data);
  addImport(data);

  command(
    data,
    "check <dir>",
    "what to look at in a class folder: unreadable, small, duplicate and mislabelled-looking photographs",
  )
    .option("--out <file>", "writes the findings as a CSV table")
    .action(async (dir, { out, json }) => {
      const { checkPhotographs, findingsCsv, loadClassFolder, classWarnings } = load.data();
      if (out) requireOwnOutput(resolve(out), { endings: [".csv"], columns: ["finding", "kind"] });
      const folder = await loadClassFolder(resolve(dir));
      const { photographs, leftOut } = folder;
      const warnings = [...folder.warnings, ...classWarnings(folder)];
      for (const warning of warnings) console.error(`warning: ${warning}`);
      const report = await withProgress((onProgress) =>
        checkPhotographs(photographs, {
          leftOut,
          onProgress: (done, total) => onProgress({ stage: "looking", done, total }),
        }),
      );
      if (out) await writeWhole(resolve(out), findingsCsv(report.findings));
      const lines = report.findings.map(({ kind, photographs, message }) =>
        [kind, photographs.map((p) => p.name).join(", "), message].join(": "),
      );
      const unread = report.findings.filter(({ kind }) => kind === "unreadable").length;
      tellUnused(unread, "photograph");
      const agreement = report.labels
        ? `; ${formatPercent(report.labels.agreement, "no label could be judged")} of the labels agree with the photographs most alike (by ${report.labels.by})`
        : "";
      print(
        { json },
        { ...report, warnings },
        [
          ...lines,
          `${report.photographs} photographs, ${report.findings.length} findings${agreement}`,
        ].join("\n"),
      );
    });

  addSheetOptions(
    command(
      data,
      "describe <dir>",
      "Croissant's description (ML Commons, JSON-LD) of coins with their sheet, or of a class folder",
    ),
  )
    .addOption(givenLayout())
    .option("--name <name>", "of the data set; the folder's where it is left out")
    .option("--licence <address>", "of the licence; nothing is said of one where it is left out")
    .option("--cite <text>", "whom to cite")
    .option("--out <file>", "where it goes; croissant.json in the folder where it is left out")
    .action(async (dir, { sheet, out, json, ...options }) => {
      const { describeData } = load.data();
      const file = resolve(out ?? join(dir, "croissant.json"));
      requireOwnOutput(file, { endings: [".json", ".jsonld"], mark: "@context" });
      const description = await describeData(resolve(dir), {
        ...options,
        layout: await layoutHere(dir, options.layout),
        sheet: sheet && resolve(sheet),
        sheetOptions: sheetOptions(options),
      });
      await writeWhole(file, `${JSON.stringify(description, null, 2)}\n`);
      print({ json }, description, file);
    });

  addSheetOptions(
    command(
      data,
      "split <dir>",
      "deals coins into folds by die; writes which coin is in which, for split.file in a configuration",
    )
      .option("--folds <n>", "how many, at least 3", whole, 4)
      .option("--repeats <n>", "how often the coins are dealt again", whole, 1)
      .option(
        "--leave-one-group-out",
        "each group of coins that are linked by dies is a fold",
        false,
      )
      .option("--seed <s>", "the same seed deals the same", whole, 1),
  )
    .addOption(givenLayout())
    .option("--out <file>", "where it goes; data/splits where it is left out")
    .action(
      async (
        dir,
        { folds, repeats, leaveOneGroupOut, seed, sheet, layout, out, json, ...words },
      ) => {
        const { describeGroups, splitCsv, splitPath, splitsOf } = load.experiments(),
          { writeWhole } = load.base();
        const { loadDieLinks } = load.data();
        if (out) requireOwnOutput(resolve(out), { endings: [".csv"], columns: ["coin", "group"] });
        const { coins, warnings } = await loadDieLinks(resolve(dir), {
          sheet: sheet && resolve(sheet),
          sheetOptions: sheetOptions(words),
          layout: await layoutHere(dir, layout),
        });
        for (const warning of warnings) console.error(`warning: ${warning}`);
        const settings = { file: null, folds, repeats, leaveOneGroupOut, seed };
        const splits = splitsOf(settings, coins, root);
        const file = out ? resolve(out) : splitPath(root, basename(resolve(dir)), settings);
        await writeWhole(file, splitCsv(coins, splits));
        const { groups } = splits[0];
        const rows = splits.flatMap((split, repeat) =>
          split.folds.map(({ fold, coins, samePairs }) => [
            repeat + 1,
            fold,
            coins,
            samePairs.obverse,
            samePairs.reverse,
          ]),
        );
        const table = textTable([
          ["repeat", "fold", "coins", "obverse same-die pairs", "reverse same-die pairs"],
          ...rows,
        ]);
        print(
          { json },
          { file, groups, repeats: splits.map((split) => split.folds) },
          `${describeGroups(groups)}\n${table}\n${file}`,
        );
      },
    );
}
