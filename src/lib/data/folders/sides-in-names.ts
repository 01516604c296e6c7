import type { Side } from "../../coins/index";
import { isSign, pairOfSigns, weakly } from "./letter-pairs";
import { SIDE_NOUN, wordsOfName, type PathWord } from "./path-words";
import { sidesOfFolders, type NamedFile } from "./sides-of-folders";

/** What a photograph's path says: its coin, and its side where one is said. */
export interface SideInName {
  coin: string;
  side?: Side;
}

export interface SidesInNames {
  /** One for each file, in their order. */
  files: SideInName[];
  /** How sides are said, in words: "names end in O and R". */
  evidence: string[];
  /** Readings of signs that could mean something else. */
  warnings: string[];
}

/** A reading of a file's name, before the rest of the name is known to be the same everywhere. */
interface Reading {
  side: Side;
  word: Pick<PathWord, "place" | "head" | "tail" | "text">;
}

/**
 * The coin and the side of each of some photographs, by their names: a word for the side in any of
 * the known languages anywhere in the name or as the folder's name; else a letter or a number at
 * one place of the names (`12O`, `o12`, `12_1`), where the names together show that it tells two
 * sides apart.
 *
 * @param options.called the coin of photographs that are called by the side alone and lie in no
 *   folder of their own
 */
export function sidesInNames(
  files: readonly NamedFile[],
  { called = "coin" }: { called?: string } = {},
): SidesInNames {
  const words = files.map(({ stem }) => wordsOfName(stem));
  const readings = words.map((own) => byWord(own, words));
  const { folders, warnings } = sidesOfFolders(files, readings);
  const evidence = new Set<string>();
  const tell = (readings: readonly (Reading | null)[]) => {
    for (const reading of readings)
      if (reading) evidence.add(`${WHERE[reading.word.place]} the side ('${reading.word.text}')`);
  };
  tell(readings);
  for (const place of ["last", "whole", "first"] as const)
    bySign(files, { words, readings, folders, place, evidence, warnings });
  words.forEach((own, i) => {
    if (readings[i]) return;
    readings[i] = separatedLetter(own);
    tell([readings[i]]);
  });
  const tails = new Set(readings.flatMap((r) => (r?.word.place === "inner" ? [r.word.tail] : [])));
  if (tails.size > 1) warnings.push(...severalPhotographs(readings));
  const read = files.map((file, i): SideInName => {
    const reading = readings[i];
    const folderSide = file.folder === null ? undefined : folders.get(file.folder);
    if (!reading) {
      if (folderSide) evidence.add("folders are called by the side");
      return { coin: file.stem.normalize("NFC"), ...(folderSide ? { side: folderSide } : {}) };
    }
    const { side, word } = reading;
    const owner = folderSide ? null : file.folder;
    return { coin: coinOf({ ...file, folder: owner ?? called }, word, tails.size === 1), side };
  });
  return { files: withFolders(files, read, folders), evidence: oneEach(evidence), warnings };
}

/** Names that go on behind the side, otherwise for photographs of one coin: `12_obv_left`. */
function severalPhotographs(readings: readonly (Reading | null)[]): string[] {
  const tails = new Map<string, Set<string>>();
  for (const reading of readings) {
    if (!reading || reading.word.place !== "inner" || reading.word.head === "") continue;
    const { head, tail } = reading.word;
    tails.set(head, (tails.get(head) ?? new Set()).add(tail));
  }
  const several = [...tails].filter(([, own]) => own.size > 1);
  if (several.length === 0) return [];
  const [head, own] = several[0];
  return [
    `names go on behind the side, so ${[...own].map((tail) => `'${head} ${tail}'`).join(" and ")} are read as coins of their own${several.length > 1 ? `, and ${several.length - 1} more names the same way` : ""}: if they are photographs of one coin, leave one of each side in the folder`,
  ];
}

const WHERE = {
  last: "names end in",
  inner: "names hold",
  first: "names begin with",
  whole: "names are",
  folder: "folders are",
};

/** One example of each place. */
function oneEach(evidence: ReadonlySet<string>): string[] {
  const by = new Map<string, string>();
  for (const words of evidence) {
    const key = words.replace(/ \(.*/, "");
    if (!by.has(key)) by.set(key, words);
  }
  return [...by.values()];
}

function coinOf(
  { folder }: NamedFile,
  { place, head, tail, text }: Reading["word"],
  dropTail: boolean,
): string {
  if (place === "whole") return folder ?? "";
  if (place === "last" && SIDE_NOUN.test(head) && text.length < 3)
    return head.replace(SIDE_NOUN, "") || (folder ?? "");
  if (place === "inner" && head !== "") return dropTail ? head : `${head} ${tail}`;
  return head + tail;
}

/** The side that a word of three or more letters says, or one of two at the end. */
function byWord(words: readonly PathWord[], all: readonly PathWord[][]): Reading | null {
  const said = words.filter((word) => word.side);
  const long = said.filter(({ text }) => text.length >= 3);
  const sides = new Set((long.length > 0 ? long : said).map(({ side }) => side));
  if (sides.size !== 1) return null; // none, or both: such a photograph shows both sides
  const word =
    (long.length > 0 ? long : said).find(({ place }) => place === "last") ??
    (long.length > 0 ? long : said).at(-1)!;
  if (word.text.length < 3 && word.place !== "last" && word.place !== "whole") {
    // `Dr Smith 12`: a short word elsewhere says a side only where others say the other side
    const there = all.flatMap((one) => one.filter((w) => w.place === word.place && w.side));
    if (new Set(there.map(({ side }) => side)).size < 2) return null;
  }
  return { side: word.side!, word };
}

interface SignContext {
  words: readonly PathWord[][];
  readings: (Reading | null)[];
  folders: ReadonlyMap<string, Side>;
  place: "last" | "whole" | "first";
  evidence: Set<string>;
  warnings: string[];
}

/** Reads letters and numbers at one place of the names that say no side otherwise. */
function bySign(
  files: readonly NamedFile[],
  { words, readings, folders, place, evidence, warnings }: SignContext,
): void {
  const open = files.flatMap((file, i) => {
    if (readings[i] || (file.folder !== null && folders.has(file.folder))) return [];
    const word = words[i].find((one) => one.place === place);
    if (!word || !isSign(word.text)) return [];
    if (place === "whole" && file.folder === null) return [];
    // digits that end a run of digits and letters are no number of their own: 12O4
    if (/^\p{N}/u.test(word.text) && !separated(file.stem, word)) return [];
    const coin = coinOf(file, word, true);
    return [{ i, word, coin: `${file.folder ?? ""}/${coin}`, sign: word.text }];
  });
  const letters = open.filter(({ sign }) => /\p{L}/u.test(sign));
  const numbers = open.filter(({ sign }) => /\p{N}/u.test(sign));
  for (const signed of [
    letters,
    files.length === numbers.length || place === "whole" ? numbers : [],
  ]) {
    const pair = pairOfSigns(signed);
    if (!pair) continue;
    const [o, r] = pair.signs;
    evidence.add(`${WHERE[place]} ${o} or ${r}`);
    if (pair.weak || /^v$/i.test(o)) warnings.push(weakly(WHERE[place], o, r));
    const alike = signed.filter(({ sign }) => /[^ -~]/.test(sign) && /^[ -~]$/.test(o));
    if (alike.length > 0)
      warnings.push(
        `${alike.map(({ i }) => files[i].stem).join(", ")}: '${alike[0].sign}' is a letter of another alphabet that looks like ${o}; read as ${o}`,
      );
    for (const { i, word, sign } of signed) {
      const side = pair.sideOf(sign);
      if (side) readings[i] = { side, word };
    }
  }
}

const separated = (stem: string, { place, head, text }: PathWord) =>
  place === "whole" ||
  SIDE_NOUN.test(head) ||
  (head !== "" && !stem.normalize("NFC").endsWith(head + text));

/** `3_r`: an o or r behind a sign says the side without another name beside it. */
function separatedLetter(words: readonly PathWord[]): Reading | null {
  const word = words.find(({ place }) => place === "last");
  if (!word || !/^[or]$/i.test(word.text) || !word.head) return null;
  return { side: /o/i.test(word.text) ? "obverse" : "reverse", word };
}

/** Names of coins of several folders: with the folder where the name alone would join two coins. */
function withFolders(
  files: readonly NamedFile[],
  read: SideInName[],
  folders: ReadonlyMap<string, Side>,
): SideInName[] {
  const owners = new Map<string, Set<string>>();
  const owner = ({ folder }: NamedFile) => (folder === null || folders.has(folder) ? "" : folder);
  read.forEach(({ coin }, i) =>
    owners.set(coin, (owners.get(coin) ?? new Set()).add(owner(files[i]))),
  );
  return read.map((one, i) =>
    owners.get(one.coin)!.size > 1 && owner(files[i]) !== "" && one.coin !== owner(files[i])
      ? { ...one, coin: `${owner(files[i])}/${one.coin}` }
      : one,
  );
}
