import { basename } from "node:path";
import type { Layout, Side } from "../../coins/index";
import { mapConcurrent } from "../../base/index";
import { hammingDistance } from "../checks/perceptual-hash";
import { besidePhotographs } from "../folders/beside";
import type { CoinFiles } from "../folders/folder-of-coins";
import type { SidePrint } from "./print";
import { photographPrint } from "./side-prints";

/** Photographs of which one is no coin of its own. */
export interface CoinCopies {
  /** The copy first, then what it copies; one file where a photograph shows one side twice. */
  files: string[];
  kind: "same bytes" | "same picture" | "mirrored" | "sides swapped" | "one side twice";
  /** A sentence that names the copy. */
  message: string;
}

/**
 * Bits of 256 in which two pictures of one side differ at most that are copies: compressed, shrunk,
 * grey, brighter or cropped. Such copies of simulated coins differ in at most 22, sides of different
 * coins of a real hoard of 540 in at least 38, and both sides in at least 46.
 */
const COPY = 28;

interface Printed {
  file: string;
  sha256: string;
  sides: SidePrint[];
}

/**
 * Photographs among coins that are copies of another one: the same file or picture, mirrored, with
 * the sides swapped, or one side twice. Counted as coins, they would be die links. A file that its
 * name calls a copy (`1 (1).jpg` beside `1.jpg`) is the copy of the two. What cannot be read is
 * passed over.
 *
 * @param options.cache folder in which what photographs are known by is kept
 * @param options.onUnread told of photographs that cannot be read
 */
export async function copiesOfCoins(
  coins: readonly CoinFiles[],
  layout: Layout,
  {
    cache,
    onProgress = () => {},
    onUnread = () => {},
  }: {
    cache?: string;
    onProgress?: (done: number, total: number) => void;
    onUnread?: (file: string) => void;
  } = {},
): Promise<CoinCopies[]> {
  const photographs = coins.flatMap(({ file, sides }): { file: string; sides: Side[] }[] =>
    layout !== "single"
      ? [{ file, sides: ["obverse", "reverse"] }]
      : Object.entries(sides).map(([side, own]) => ({ file: own, sides: [side as Side] })),
  );
  const { copies: byName } = besidePhotographs(photographs.map(({ file }) => file));
  const isCopy = ({ file }: { file: string }) => Number(byName.has(file));
  let done = 0;
  const read = await mapConcurrent(
    photographs.sort((a, b) => isCopy(a) - isCopy(b)),
    4,
    async ({ file, sides }): Promise<Printed | null> => {
      const print = await photographPrint(file, layout, sides, cache).catch(() => null);
      onProgress(++done, photographs.length);
      return print && { file, ...print };
    },
  );
  read.forEach((one, i) => one ?? onUnread(photographs[i].file));
  const printed = read.filter((one): one is Printed => one !== null);
  return printed.flatMap((one, i) => {
    for (let j = 0; j < i; j++) {
      const kind = kindOfCopy(one, printed[j]);
      if (kind) return [{ files: [one.file, printed[j].file], ...kind }];
    }
    return oneSideTwice(one);
  });
}

const near = (a: Uint32Array, b: Uint32Array) => hammingDistance(a, b) <= COPY;
const sideOf = (one: Printed, side: Side) => one.sides.find((print) => print.side === side);

function kindOfCopy(one: Printed, other: Printed): Pick<CoinCopies, "kind" | "message"> | null {
  const [copy, of] = [basename(one.file), basename(other.file)];
  if (one.sha256 === other.sha256)
    return { kind: "same bytes", message: `${copy} is the same file as ${of}` };
  const [a, b] = [one.sides, other.sides];
  if (a.length === 1 || b.length === 1) return singleCopy(one, other);
  const [o, r] = [sideOf(one, "obverse")!, sideOf(one, "reverse")!];
  const [p, s] = [sideOf(other, "obverse")!, sideOf(other, "reverse")!];
  const [obverse, reverse] = [near(o.hash, p.hash), near(r.hash, s.hash)];
  if (obverse && reverse)
    return { kind: "same picture", message: `${copy} shows the same picture as ${of}` };
  if (near(o.hash, s.hash) && near(r.hash, p.hash))
    return { kind: "sides swapped", message: `${copy} is ${of} with its sides swapped` };
  // a mirrored photograph has its halves swapped, too, unless each was mirrored by itself
  const mirrored =
    (near(o.mirrored, s.hash) && near(r.mirrored, p.hash)) ||
    (near(o.mirrored, p.hash) && near(r.mirrored, s.hash));
  if (mirrored) return { kind: "mirrored", message: `${copy} is ${of} mirrored` };
  if (near(o.hash, r.hash)) return oneSideTwice(one)[0];
  if (obverse || reverse)
    return {
      kind: "same picture",
      message: `${copy} shows the same picture of its ${obverse ? "obverse" : "reverse"} as ${of}`,
    };
  return null;
}

function singleCopy(one: Printed, other: Printed): Pick<CoinCopies, "kind" | "message"> | null {
  const [copy, of] = [basename(one.file), basename(other.file)];
  const [a, b] = [one.sides[0], other.sides[0]];
  if (near(a.hash, b.hash))
    return a.side === b.side
      ? { kind: "same picture", message: `${copy} shows the same picture as ${of}` }
      : {
          kind: "one side twice",
          message: `${copy} shows the same picture as ${of}, which is said to be the ${b.side}`,
        };
  return near(a.mirrored, b.hash)
    ? { kind: "mirrored", message: `${copy} is ${of} mirrored` }
    : null;
}

function oneSideTwice({ file, sides }: Printed): CoinCopies[] {
  if (sides.length < 2 || !near(sides[0].hash, sides[1].hash)) return [];
  return [
    {
      files: [file],
      kind: "one side twice",
      message: `${basename(file)} shows one side in both halves`,
    },
  ];
}
