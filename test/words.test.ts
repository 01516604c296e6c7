import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Words that were replaced, each with the term to use. See docs/glossary.md. */
const replaced: readonly [RegExp, string][] = [
  [/\btogether(ness|Of)\b/, "posterior similarity"],
  [/\bdealOut\b|\bemptyDeal\b/, "sequential allocation, assign"],
  [/\b(un)?seat(s|Of)?\b/i, "cluster, addToCluster, removeFromCluster"],
  [/\bslotChanged\b|\bSlotChances\b/, "cluster weights"],
  [/\bhandfuls?\b/i, "m samples per class"],
  [/\bLesson\b/, "BatchSpec"],
  [/\bShowing\b/, "AugmentationOptions"],
  [/\bSeeing\b/, "EncoderSpec"],
  [/\bfewKept\b|\bFewKept\b/, "memoizeLru"],
  [/\blikestLaidOn\b|\bLaidOn\b/, "alignedOverlay, AlignedOverlay"],
  [/\btellingAnswers\b|\bTelling(Examples|Answer)\b|\btelling\(/, "mostConfidentErrors"],
  [/\blookUpPrecision\b/, "retrievalPrecision"],
  [/\blayOutScores\b/, "scoreLayout"],
  [/\bchancesOfUpTo\b/, "cumulativeProbabilities"],
  [/\bbeyondUsual\b/, "excessScores"],
  [/\bkeptDesign\b/, "cachedDesign"],
  [/\b(un)?likest\b|\bliker\b|\blikeliest\b/i, "most similar, nearest neighbours, most probable"],
  [/\bstillSide\b/i, "fixedSide, FixedSide"],
  [/\bput aside\b/i, "rejected"],
  [/\bany way round\b/, "rotation-invariant, at any rotation"],
  [/\binLanes\b/, "mapConcurrent"],
  [/\bmadeOnce\b|\bmatchAhead\b/, "createdOnce, precompute"],
  [/\bkept(Answers|Registrations)\b/i, "PairCache, cachedRegistrations"],
  [/\bkeepRun\b/, "withRun"],
  [/\bgone on with\b/, "resumed"],
  [/\bin place of\b/i, "instead of"],
  [/\banew\b/, "again"],
  [/\bso many\b/, "the number itself"],
  [/\bby one die\b|\bpairs? of one die\b/, "struck from the same die, same-die pairs"],
  [/\blaid on\b/i, "aligned with"],
  [
    /\b(ca|do|wo|does|is|are|was|did|has|have|could|would|need)n?['’]t\b/i,
    "cannot, do not, will not …",
  ],
];

interface Line {
  place: string;
  text: string;
}

const linesOf = (place: string, text: string): Line[] =>
  text.split("\n").map((line, i) => ({ place: `${place}:${i + 1}`, text: line }));

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

function notebookLines(file: string): Line[] {
  const { cells } = JSON.parse(readFileSync(file, "utf8")) as {
    cells: { source: string | string[] }[];
  };
  return cells.flatMap(({ source }, i) =>
    linesOf(`${file}, cell ${i + 1}`, [source].flat().join("")),
  );
}

const lines: Line[] = [
  ...["README.md", "CONTRIBUTING.md"],
  ...filesIn("src", ".ts"),
  ...filesIn("docs", ".md").filter((file) => !file.endsWith("glossary.md")),
]
  .flatMap((file) => linesOf(file, readFileSync(file, "utf8")))
  .concat(filesIn("notebooks", ".ipynb").flatMap(notebookLines))
  .concat(
    filesIn("test", ".test.ts")
      .filter((file) => !file.endsWith("words.test.ts"))
      .flatMap((file) => linesOf(file, readFileSync(file, "utf8")))
      .filter(({ text }) => /\b(it|describe)\b.*["'`]/.test(text)),
  );

describe("the words of code, messages and documentation", () => {
  it("are read from every kind of file", () => {
    for (const start of ["src", "docs", "notebooks", "test"])
      expect(lines.some(({ place }) => place.startsWith(start))).toBe(true);
  });

  it.each(replaced)("do not include %s", (word, term) => {
    expect(
      lines.filter(({ text }) => word.test(text)).map(({ place }) => `${place}: use ${term}`),
    ).toEqual([]);
  });

  it("hold no marks of a merge that was never finished", () => {
    const marks = /^(<{7}|>{7}|(> ){7}|\|? ?={7}$)/;
    expect(lines.filter(({ text }) => marks.test(text)).map(({ place }) => place)).toEqual([]);
  });
});
