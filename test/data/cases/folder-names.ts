import { basename, join } from "node:path";
import { loadDieLinks } from "../../../src/lib/data/index";
import type { Case } from "./case";
import { folderCase, type Coins, type Folder } from "./folders";
import { lines, put } from "./tables";

const three = ["001", "002", "003"];

/** Words and signs for the sides, as they stand in names of files and of folders. */
const SIDES_SAID: Record<string, [string, string]> = {
  portuguese: ["anverso", "reverso"],
  polish: ["awers", "rewers"],
  turkish: ["ön", "arka"],
  russian: ["лицевая", "оборотная"],
  czech: ["líc", "rub"],
  hungarian: ["előlap", "hátlap"],
  swedish: ["åtsida", "frånsida"],
  danish: ["forside", "bagside"],
  finnish: ["etusivu", "kääntöpuoli"],
  german: ["vorne", "hinten"],
  english: ["Front", "BACK"],
  greek: ["εμπρ", "οπισθ"],
  japanese: ["表", "裏"],
  recto: ["recto", "verso"],
  "greek-in-latin-letters": ["emprosthia", "opisthia"],
  croatian: ["lice", "naličje"],
  estonian: ["esikülg", "tagakülg"],
  "finnish-of-coins": ["tunnuspuoli", "arvopuoli"],
};
const FORMS: [string, string][] = [
  ["last", "{n}_{side}.jpg"],
  ["first", "{side}-{n}.JPG"],
  ["folders", "{side}/{n}.jpg"],
  ["folder-a-coin", "{n}/{side}.jpg"],
];
const saidCases = Object.entries(SIDES_SAID).flatMap(([language, sides]) =>
  FORMS.map(([form, path]) => {
    const files = (n: string) =>
      sides.map((side) => path.replace("{n}", n).replace("{side}", side)) as [string, string];
    return folderCase({
      kind: "sides-in-many-languages",
      name: `${language}-${form}`,
      files: three.flatMap(files),
      right: three.map((n): Coins[number] => [n, ...files(n).map((file) => basename(file))]),
    });
  }),
);

/** What lies beside photographs of coins. */
const plainly = three.map((n): Coins[number] => [n, `${n}.jpg`]);
const sided = three.map((n): Coins[number] => [n, `${n}_obv.jpg`, `${n}_rev.jpg`]);
const besideCases = (
  [
    {
      name: "side-files",
      layout: "halves",
      files: [
        ...three.flatMap((n) => [`${n}.jpg`, `${n}.xmp`, `${n}.jpg.xmp`, `._${n}.jpg`, `${n}.txt`]),
        ...["Thumbs.db", ".DS_Store", "desktop.ini", "__MACOSX/._001.jpg", ".picasa.ini"],
      ],
      right: plainly,
    },
    {
      name: "thumbnails",
      layout: "halves",
      files: three.flatMap((n) => [
        `${n}.jpg`,
        `thumb_${n}.jpg`,
        `${n}_mask.png`,
        `thumbs/${n}.jpg`,
      ]),
      right: plainly,
      told: [/masks and pictures made from the photographs .*thumb_001\.jpg/],
    },
    {
      name: "edited",
      layout: "halves",
      files: ["001.jpg", "001-edited.jpg", "002.jpg", "003.jpg"],
      right: [["001-edited", "001-edited.jpg"], ...plainly],
      told: [/001-edited\.jpg is by its name a copy of 001\.jpg, or made from it/],
    },
    {
      name: "edges",
      files: three.flatMap((n) => [`${n}_obv.jpg`, `${n}_rev.jpg`, `${n}_edge.jpg`]),
      right: sided,
      told: [/001_edge\.jpg is by its name of the coin's edge/],
    },
    {
      name: "upper-and-lower-case",
      files: three.flatMap((n) => [`Coin${n}_OBV.JPG`, `coin${n}_rev.jpg`]),
      right: three.map((n): Coins[number] => [`Coin${n}`, `Coin${n}_OBV.JPG`, `coin${n}_rev.jpg`]),
      told: [/'coin001' and 'Coin001' differ in upper and lower case only/],
    },
    {
      name: "numbered-sides",
      files: three.flatMap((n) => [`${n}_side1.jpg`, `${n}_side2.jpg`]),
      right: three.map((n): Coins[number] => [n, `${n}_side1.jpg`, `${n}_side2.jpg`]),
      told: [/names end in 1 or 2: 1 is read as the obverse/],
    },
    {
      name: "two-folders-deep",
      files: ["series A/001/obv.jpg", "series A/001/rev.jpg"],
      refused: /lie in folders inside series A: name one of these/,
    },
  ] satisfies Omit<Folder, "kind">[]
).map((one) => folderCase({ kind: "beside-photographs", ...one }));

const doubleEndings: Case = {
  kind: "beside-photographs",
  name: "double-endings",
  make(dir) {
    for (const n of three) put(dir, `coins/${n}.jpg.jpg`);
    put(
      dir,
      "dies.csv",
      lines([["coin", "obverse die", "reverse die"], ...three.map((n) => [n, "O1", "R1"])]),
    );
  },
  async ask(dir) {
    const { coins } = await loadDieLinks(join(dir, "coins"), { sheet: join(dir, "dies.csv") });
    return { value: coins.map(({ name }) => name), told: [] };
  },
  right: three,
};

/** Names of photographs and folders in more languages, and what lies beside photographs. */
export const FOLDER_NAMES: Case[] = [...saidCases, ...besideCases, doubleEndings];
