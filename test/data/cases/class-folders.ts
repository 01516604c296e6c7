import { join } from "node:path";
import { classWarnings, loadClassFolder } from "../../../src/lib/data/index";
import type { Case } from "./case";
import { put } from "./tables";

type Counts = [string, number][];

interface Classes {
  name: string;
  files: string[];
  right?: Counts;
  told?: RegExp[];
  refused?: RegExp;
}

const shots = (folder: string, count: number, first = 0) =>
  Array.from({ length: count }, (_, i) => `${folder}/${first + i}.jpg`);

function classCase({ files, ...one }: Classes): Case {
  return {
    kind: "class-folders",
    ...one,
    make(dir) {
      for (const file of files) put(dir, `classes/${file}`);
    },
    async ask(dir) {
      const folder = await loadClassFolder(join(dir, "classes"));
      const { classes, photographs, warnings } = folder;
      return {
        value: classes.map((name) => [name, photographs.filter((p) => p.label === name).length]),
        told: [...warnings, ...classWarnings(folder)],
      };
    },
  };
}

const umlaut = (form: "NFC" | "NFD") => "Österreich".normalize(form);

/** Class folders by their names alone; nothing in them is opened. */
export const CLASS_FOLDERS: Case[] = [
  {
    name: "class-of-one",
    files: [...shots("A", 8), ...shots("B", 8), ...shots("C", 1)],
    right: [
      ["A", 8],
      ["B", 8],
      ["C", 1],
    ] as Counts,
    told: [/class C has one photograph: it cannot be both trained on and tested/],
  },
  {
    name: "nested",
    files: ["train", "test"].flatMap((part) => [
      ...shots(`${part}/A`, 4),
      ...shots(`${part}/B`, 4),
    ]),
    refused: /class folders lie a level deeper, in test, train: name one of these/,
  },
  {
    name: "camera-names",
    files: [
      "IMG_2031.jpg",
      "IMG_2032.jpg",
      "DSC00417.jpg",
      "PXL_20240102.jpg",
      "Paris2015 0 (1).jpg",
      "20 cent 0 (2).jpg",
    ],
    right: [
      ["2", 1],
      ["Paris2", 1],
    ] as Counts,
    told: [
      /named by a camera, .*: DSC00417\.jpg, IMG_2031\.jpg.*make one folder a class/,
      /class '2' is what stands before the first 0 of 20 cent 0 \(2\)\.jpg/,
    ],
  },
  {
    name: "umlaut-twice",
    files: [...shots(umlaut("NFC"), 8), ...shots(umlaut("NFD"), 8), ...shots("Malta", 8)],
    right: [
      ["Malta", 8],
      [umlaut("NFC"), 16],
    ] as Counts,
    told: [/2 folders are called Österreich, which look alike: taken as one class/],
  },
  {
    name: "hidden",
    files: [
      ...shots("A", 8),
      ...shots("B", 8),
      ...shots(".ipynb_checkpoints", 2),
      ...shots("exports", 2),
      "__MACOSX/._0.jpg",
      "A/._0.jpg",
    ],
    right: [
      ["A", 8],
      ["B", 8],
      ["exports", 2],
    ] as Counts,
  },
  {
    name: "odd-classes",
    files: ["2€ #1 (50%)", " leading space", "a, b", "=1+1"].flatMap((name) => shots(name, 2)),
    right: [
      [" leading space", 2],
      ["=1+1", 2],
      ["2€ #1 (50%)", 2],
      ["a, b", 2],
    ] as Counts,
  },
].map(classCase);
