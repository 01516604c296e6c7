import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besidePhotographs } from "../../../src/lib/data/folders/beside";
import { sidesInNames } from "../../../src/lib/data/folders/sides-in-names";
import { type NamedFile } from "../../../src/lib/data/folders/sides-of-folders";

const COINS = ["001", "002", "003"];
const read = (files: NamedFile[]) =>
  sidesInNames(files).files.map(({ coin, side }) => `${coin} ${side ?? "-"}`);
const loose = (stems: string[]) => stems.map((stem) => ({ folder: null, stem }));
const RIGHT = COINS.flatMap((coin) => [`${coin} obverse`, `${coin} reverse`]);
/** Both photographs of each coin, by a pattern with {n} for the coin and {s} for the side. */
const named = (pattern: string, sides: readonly [string, string]) =>
  COINS.flatMap((n) => sides.map((s) => pattern.replace("{n}", n).replace("{s}", s)));

const WORDS: [string, string][] = [
  ["obverse", "reverse"],
  ["obv", "rev"],
  ["Obv", "Rev"],
  ["OBV", "REV"],
  ["Av", "Rv"],
  ["Vs", "Rs"],
  ["avers", "revers"],
  ["Vorderseite", "Rückseite"],
  ["Vorderseite", "Rueckseite"],
  ["droit", "revers"],
  ["dritto", "rovescio"],
  ["anverso", "reverso"],
  ["anv", "rev"],
  ["voorzijde", "keerzijde"],
  ["vz", "kz"],
  ["εμπροσθότυπος", "οπισθότυπος"],
  ["heads", "tails"],
];
const LETTERS: [string, string][] = [
  ["O", "R"],
  ["o", "r"],
  ["a", "r"],
  ["d", "r"],
  ["V", "R"],
  ["Ε", "Ο"], // Greek letters
  ["\u039f", "R"], // a Greek omicron for O
];

describe("sidesInNames", () => {
  it("reads a word for the side anywhere in the name or as its folder, in any language", () => {
    const patterns = [
      "{n}_{s}",
      "{n}{s}",
      "{n} ({s})",
      "{s}-{n}",
      "{n}.{s}.width350",
      "{n}_{s}_300dpi",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.constantFrom(...patterns), (words, pattern) => {
        expect([pattern, read(loose(named(pattern, words)))]).toEqual([pattern, RIGHT]);
      }),
      { numRuns: 80 },
    );
    for (const sides of WORDS) {
      const files = COINS.flatMap((stem) => sides.map((folder) => ({ folder, stem })));
      expect([sides, read(files)]).toEqual([sides, RIGHT]);
    }
  });

  it("reads one letter for the side before or behind the name, where all names have it", () => {
    for (const letters of LETTERS)
      for (const pattern of ["{n}{s}", "{n}_{s}", "{n} ({s})", "{s}{n}", "{s}_{n}"])
        expect([letters, pattern, read(loose(named(pattern, letters)))]).toEqual([
          letters,
          pattern,
          RIGHT,
        ]);
  });

  it("reads 1 and 2, a and b, where each coin has both, and says so", () => {
    for (const signs of [
      ["1", "2"],
      ["01", "02"],
      ["a", "b"],
    ] as [string, string][]) {
      const { files, warnings } = sidesInNames(loose(named("{n}_{s}", signs)));
      expect(files.map(({ coin, side }) => `${coin} ${side}`)).toEqual(RIGHT);
      expect(warnings.join()).toMatch(/is read as the obverse/);
    }
  });

  it("takes no number or letter for a side that does not part the names in two", () => {
    for (const names of [
      ["coin 1", "coin 2"],
      ["1", "2", "3"],
      ["12a", "12b", "12c"],
      ["A1", "A2", "B7"],
      ["IMG_0001", "IMG_0002"],
      ["hoard 46 no 1", "hoard 46 no 2"],
    ])
      expect(sidesInNames(loose(names)).files.filter(({ side }) => side)).toEqual([]);
  });

  it("reads a folder a coin, and tells coins of several folders apart", () => {
    const files = [
      { folder: "1234", stem: "O" },
      { folder: "1234", stem: "R" },
      { folder: "1235", stem: "obv" },
      { folder: "1235", stem: "rev" },
      { folder: "1236", stem: "1236_obv" },
      { folder: "1237", stem: "side_obv" },
      { folder: "1238", stem: "side_obv" },
    ];
    expect(read(files)).toEqual([
      "1234 obverse",
      "1234 reverse",
      "1235 obverse",
      "1235 reverse",
      "1236 obverse",
      "1237/side obverse",
      "1238/side obverse",
    ]);
  });

  it("takes a word that may be a part of a name for a side only where the names bear it out", () => {
    expect(read(loose(["Dr Smith 12", "Dr Smith 13"]))).toEqual(["Dr Smith 12 -", "Dr Smith 13 -"]);
    expect(read(loose(["Dr Smith 12 obv", "Dr Smith 12 rev"]))).toEqual([
      "Dr Smith 12 obverse",
      "Dr Smith 12 reverse",
    ]);
    expect(read(loose(["12 obv rev"]))).toEqual(["12 obv rev -"]);
  });
});

describe("besidePhotographs", () => {
  it("knows masks and copies by their names, beside the photograph they are of", () => {
    const { made, copies } = besidePhotographs([
      "1.jpg",
      "1_mask.png",
      "2-Maske.png",
      "3.jpg",
      "3 (1).jpg",
      "3 - Kopie.jpg",
      "4 (1).jpg",
    ]);
    expect(made).toEqual(["1_mask.png"]);
    expect([...copies]).toEqual([
      ["3 (1).jpg", "3.jpg"],
      ["3 - Kopie.jpg", "3.jpg"],
    ]);
  });
});
