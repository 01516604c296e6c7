import { mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { Layout } from "../../../src/lib/coins/index";
import { coinsInFolder, loadDieLinks } from "../../../src/lib/data/index";
import type { Case } from "./case";
import { lines, put, type Row } from "./tables";

export type Coins = [string, ...string[]][];

/** Names of the photographs in a folder, and the coins that they must make. */
export interface Folder {
  kind: string;
  name: string;
  files: string[];
  right?: Coins;
  layout?: Layout;
  more?(dir: string): void;
  told?: RegExp[];
  refused?: RegExp;
}

export function folderCase({ files, layout = "single", more = () => {}, ...one }: Folder): Case {
  return {
    ...one,
    make(dir) {
      mkdirSync(join(dir, "coins"), { recursive: true });
      for (const file of files) put(dir, `coins/${file}`);
      more(dir);
    },
    async ask(dir) {
      const { coins, leftOut, warnings } = await coinsInFolder(join(dir, "coins"), { layout });
      return {
        value: coins.map(({ name, file, sides }) =>
          layout === "halves"
            ? [name, basename(file)]
            : [name, basename(sides.obverse ?? "-"), basename(sides.reverse ?? "-")],
        ),
        told: [...leftOut.map(({ why }) => why), ...warnings],
      };
    },
  };
}

const three = ["001", "002", "003"];
const NAMINGS: [string, string, string, string?][] = [
  ["ans", "2008.39.{n}.obv.width350.jpg", "2008.39.{n}.rev.width350.jpg", "2008.39.{n}"],
  ["a-r", "{n}_a.jpg", "{n}_r.jpg"],
  ["d-r", "{n}_d.jpg", "{n}_r.jpg"],
  ["av-rv", "{n}-Av.jpg", "{n}-Rv.jpg"],
  ["avers-revers", "{n}-avers.jpg", "{n}-revers.jpg"],
  ["brackets", "{n} (obverse).jpg", "{n} (reverse).jpg"],
  ["side-then-size", "{n}_obv_300dpi.jpg", "{n}_rev_300dpi.jpg"],
  ["german-folders", "Vorderseite/{n}.jpg", "Rückseite/{n}.jpg"],
];
const numbers = ["4325", "4326", "4327", "4328"];
const ENDINGS = "jpg JPG jpeg jfif png tif TIFF webp gif bmp".split(" ");
const padded = (n: number) => String(n).padStart(3, "0");
const endings = [
  ...ENDINGS.map((ending, i) => `${padded(i + 1)}.${ending}`),
  "011.psd",
  "012.avif",
  "013.heic",
  "._001.jpg",
  ".DS_Store",
  "Thumbs.db",
  "desktop.ini",
  "001 (1).jpg",
];
const readEndings = ENDINGS.slice(0, 9).map((ending, i) => `${padded(i + 1)}.${ending}`);

/** The coins of a folder with many endings, as a sheet names them. */
function endingsSheet(name: string, head: string, row: (n: number) => string): Case {
  const table: Row[] = Array.from({ length: name === "dies.csv" ? 13 : 10 }, (_, i) => [
    row(i + 1),
    `O${(i + 2) >> 1}`,
    `R${Math.floor((i + 3) / 3)}`,
  ]);
  return {
    kind: "endings-mixed",
    name,
    make(dir) {
      for (const file of endings) put(dir, `coins/${file}`);
      put(dir, name, lines([[head, "obverse die", "reverse die"], ...table]));
    },
    async ask(dir) {
      const { coins, warnings } = await loadDieLinks(join(dir, "coins"), {
        sheet: join(dir, name),
      });
      return { value: coins.map(({ file }) => basename(file)), told: warnings };
    },
    right: name === "dies.csv" ? [...readEndings, "012.avif"] : readEndings,
    told: [
      /010\.bmp is a BMP file, .*save it as/,
      /011\.psd is a Photoshop file, .*save it as/,
      /013\.heic is a HEIC .*save it as/,
      /001 \(1\)\.jpg is by its name a copy of 001\.jpg/,
    ],
  };
}

const odd = [
  "46;001",
  "46;T072",
  "Münze 1".normalize("NFC"),
  "Münze 2".normalize("NFD"),
  "Sear #4160",
  "100%",
  "50%25 of",
  "O'Hara's",
  'say "cheese"',
  "a+b&c=d",
  "why?",
  "<b>bold<b>",
  "Κέρμα 7",
  "two  spaces ",
  "comma, name",
  "-rf",
  "L".repeat(200),
];
const oddNames: Case = {
  kind: "odd-names",
  name: "coins",
  make(dir) {
    for (const stem of odd) put(dir, `coins/${stem}.jpg`);
    put(
      dir,
      "dies.csv",
      lines([
        ["coin", "obverse die", "reverse die"],
        ...odd.map((stem, i): Row => [stem.normalize("NFC"), `O${(i >> 1) + 1}`, "R1"]),
      ]),
    );
  },
  async ask(dir) {
    const { coins } = await loadDieLinks(join(dir, "coins"), { sheet: join(dir, "dies.csv") });
    return { value: coins.map(({ file }) => basename(file)), told: [] };
  },
  right: odd.map((stem) => `${stem}.jpg`),
};

/** Folders of photographs by their names alone; nothing in them is opened. */
export const FOLDERS: Case[] = [
  folderCase({
    kind: "side-letter-glued",
    name: "glued",
    files: numbers.flatMap((n) => [`${n}${n === "4327" ? "\u039f" : "O"}.tif`, `${n}R.tif`]),
    right: numbers.map((n) => [n, `${n}${n === "4327" ? "\u039f" : "O"}.tif`, `${n}R.tif`]),
    told: [/another alphabet that looks like O; read as O/],
  }),
  folderCase({
    kind: "side-letter-glued",
    name: "glued-as-halves",
    files: numbers.flatMap((n) => [`${n}O.tif`, `${n}R.tif`]),
    layout: "halves",
    right: numbers.flatMap((n): Coins => ["O", "R"].map((s) => [`${n}${s}`, `${n}${s}.tif`])),
    told: [/names end in O or R.*use layout single/],
  }),
  folderCase({
    kind: "side-letter-glued",
    name: "letter-first",
    files: three.flatMap((n) => [`o${n}.JPG`, `r${n}.JPG`]),
    right: three.map((n) => [n, `o${n}.JPG`, `r${n}.JPG`]),
  }),
  folderCase({
    kind: "folder-per-coin",
    name: "per-coin",
    files: ["1234", "1235", "1236", "1237"].flatMap((n) =>
      n === "1237" ? [`${n}/obv.jpg`, `${n}/rev.jpg`] : [`${n}/O.tif`, `${n}/R.tif`],
    ),
    right: [
      ["1234", "O.tif", "R.tif"],
      ["1235", "O.tif", "R.tif"],
      ["1236", "O.tif", "R.tif"],
      ["1237", "obv.jpg", "rev.jpg"],
    ],
  }),
  folderCase({
    kind: "folder-per-coin",
    name: "per-coin-as-halves",
    files: ["1234/O.tif", "1234/R.tif"],
    layout: "halves",
    refused: /a folder deeper, in 1234: use --layout single/,
  }),
  ...NAMINGS.map(([name, obverse, reverse, coin = "{n}"]) => {
    const fill = (form: string, n: string) =>
      form.replace("{n}", name === "ans" ? String(Number(n)) : n);
    return folderCase({
      kind: "sides-said-otherwise",
      name,
      files: three.flatMap((n) => [fill(obverse, n), fill(reverse, n)]),
      right: three.map((n) => [
        fill(coin, n),
        basename(fill(obverse, n)),
        basename(fill(reverse, n)),
      ]),
    });
  }),
  endingsSheet("dies.csv", "coin", padded),
  endingsSheet("dies-with-endings.csv", "image", (n) => `${padded(n)}.${ENDINGS[n - 1]}`),
  oddNames,
  folderCase({
    kind: "links-and-locks",
    name: "coins",
    files: ["001.jpg", "002.jpg"],
    layout: "halves",
    more(dir) {
      symlinkSync("nowhere.jpg", join(dir, "coins", "012.jpg"));
      symlinkSync("015.jpg", join(dir, "coins", "015.jpg"));
      mkdirSync(join(dir, "coins", "013.jpg"));
    },
    right: [
      ["001", "001.jpg"],
      ["002", "002.jpg"],
    ],
    told: [
      /012\.jpg is a broken link .*remove it/,
      /013\.jpg is a folder with a photograph's name/,
      /015\.jpg is a link that leads back to itself/,
    ],
  }),
  folderCase({
    kind: "links-and-locks",
    name: "images-dangles",
    files: ["001.jpg", "002.jpg"],
    layout: "halves",
    more: (dir) => symlinkSync("/nowhere/images", join(dir, "coins", "images")),
    right: [
      ["001", "001.jpg"],
      ["002", "002.jpg"],
    ],
    told: [/images is a broken link/],
  }),
];
