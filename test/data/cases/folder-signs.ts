import { basename } from "node:path";
import type { Case } from "./case";
import { folderCase, type Coins, type Folder } from "./folders";
import { put } from "./tables";

const three = ["001", "002", "003"];

/** Signs for sides that could mean something else: read, and told. */
const SIGNS: [string, string][] = [
  ["1", "2"],
  ["a", "b"],
  ["Side A", "Side B"],
  ["head", "tail"],
  ["face", "pile"],
  ["Kopf", "Zahl"],
  ["cara", "cruz"],
  ["testa", "croce"],
  ["orzeł", "reszka"],
  ["орёл", "решка"],
];
const FORMS: [string, string][] = [
  ["folders", "{side}/{n}.jpg"],
  ["names", "{n}_{side}.jpg"],
];
const signs = SIGNS.flatMap((pair) =>
  FORMS.map(([form, path]): Omit<Folder, "kind"> => {
    const files = (n: string) =>
      pair.map((side) => path.replace("{n}", n).replace("{side}", side)) as [string, string];
    const last = (side: string) => side.split(" ").at(-1);
    return {
      name: `${pair.join("-")}-${form}`,
      files: three.flatMap(files),
      right: three.map((n): Coins[number] => [n, ...files(n).map((file) => basename(file))]),
      told: [
        new RegExp(`${last(pair[0])} is read as the obverse, ${last(pair[1])} as the reverse`),
      ],
    };
  }),
);
const notSides: Omit<Folder, "kind">[] = [
  {
    name: "two-coins-called-1-and-2",
    files: ["1/obv.jpg", "1/rev.jpg", "2/obv.jpg", "2/rev.jpg"],
    right: [
      ["1", "obv.jpg", "rev.jpg"],
      ["2", "obv.jpg", "rev.jpg"],
    ],
  },
  {
    name: "folders-1-and-2-of-other-coins",
    files: ["1/a.jpg", "1/b.jpg", "2/c.jpg", "2/d.jpg"],
    right: ["a", "b", "c", "d"].map((n): Coins[number] => [n, `${n}.jpg`, "-"]),
    told: [/do not say which side they show/],
  },
  {
    name: "no-coin-with-both",
    files: three.flatMap((n) => [`${n}_1_obv.jpg`, `${n}_2_rev.jpg`]),
    right: three.flatMap((n): Coins => [
      [`${n}_1`, `${n}_1_obv.jpg`, "-"],
      [`${n}_2`, "-", `${n}_2_rev.jpg`],
    ]),
    told: [/no coin has both sides: the obverses are called 001_1, .*name the two photographs/],
  },
];

/** Words for front and back. */
const words: Omit<Folder, "kind">[] = [
  ["framsida", "baksida"],
  ["voorkant", "achterkant"],
  ["devant", "derrière"],
  ["fronte", "retro"],
  ["frente", "dorso"],
  ["przód", "tył"],
  ["Vorn", "Rück"],
  ["față", "verso"],
  ["лицьова", "зворотна"],
  ["앞면", "뒷면"],
].map(([o, r]) => ({
  name: `${o}-${r}`,
  files: three.flatMap((n) => [`${n}_${o}.jpg`, `${r}/${n}.jpg`]),
  right: three.map((n): Coins[number] => [n, `${n}_${o}.jpg`, `${n}.jpg`]),
}));
const lights: Omit<Folder, "kind"> = {
  name: "two-photographs-of-a-side",
  files: ["obv_left", "obv_right", "rev_left", "rev_right"].map((side) => `001_${side}.jpg`),
  right: [
    ["001 left", "001_obv_left.jpg", "001_rev_left.jpg"],
    ["001 right", "001_obv_right.jpg", "001_rev_right.jpg"],
  ],
  told: [/'001 left' and '001 right' are read as coins of their own: .*leave one of each side/],
};

const JPEG = Buffer.from("ffd8ffe000104a464946", "hex");
const endings: Omit<Folder, "kind">[] = [
  {
    name: "doubled",
    layout: "halves",
    files: ["001.jpg.jpg", "002.JPG.jpeg", "003.HEIC.jpg"],
    right: [
      ["001", "001.jpg.jpg"],
      ["002", "002.JPG.jpeg"],
      ["003", "003.HEIC.jpg"],
    ],
  },
  {
    name: "doubled-beside-the-single-one",
    layout: "halves",
    files: ["001.jpg", "001.jpg.jpg"],
    right: [
      ["001.jpg", "001.jpg"],
      ["001.jpg.jpg", "001.jpg.jpg"],
    ],
    told: [/001\.jpg\.jpg: another photograph has this name with another extension/],
  },
  {
    name: "doubled-with-sides",
    files: ["1o.JPG.png", "1r.JPG.png"],
    right: [["1", "1o.JPG.png", "1r.JPG.png"]],
  },
  {
    name: "a-folder-a-coin",
    files: ["1/o.jpg.jpg", "1/r.jpg.jpg"],
    right: [["1", "o.jpg.jpg", "r.jpg.jpg"]],
  },
  {
    name: "something-behind",
    layout: "halves",
    files: [
      "001.jpg",
      "foto.jpg (1)",
      "002.jpg.crdownload",
      "003.jpg ",
      "004.jpg_large",
      "001.jpg~",
    ],
    right: [["001", "001.jpg"]],
    told: ["foto\\.jpg \\(1\\)", "002\\.jpg\\.crdownload", "003\\.jpg ", "004\\.jpg_large"].map(
      (name) => new RegExp(`${name} is not read, as .* stands behind the ending '\\.jpg'`),
    ),
  },
  {
    name: "what-systems-leave",
    layout: "halves",
    files: ["001.jpg", "._001.jpg", "Thumbs.db", "ehthumbs.db", "desktop.ini", "001.jpg.xmp"],
    right: [["001", "001.jpg"]],
  },
  {
    name: "none",
    layout: "halves",
    files: ["001.jpg", "README"],
    more: (dir) => put(dir, "coins/002", JPEG),
    right: [["001", "001.jpg"]],
    told: [/002 is a picture by what it holds, but its name has no ending: rename it/],
  },
];

/** Signs for sides, and endings of names, that are read with care. */
export const FOLDER_SIGNS: Case[] = [
  ...[...signs, ...notSides, ...words, lights].map((one) =>
    folderCase({ kind: "signs-for-sides", ...one }),
  ),
  ...endings.map((one) => folderCase({ kind: "endings", ...one })),
];
