import { inspectFolder } from "../../../src/lib/data/index";
import type { Case } from "./case";
import { beside, drawCoin, drawSide, jpeg, toSharp } from "./draw";
import { put } from "./tables";

const COIN = drawCoin(1, 1, 360);

/** A second photograph beside four coins, by its name, and what it must be called. */
const SECOND: [string, () => Promise<Buffer>, string | null, RegExp?][] = [
  ["same-bytes", () => jpeg(COIN), "same bytes", /is the same file as 001\.jpg/],
  [
    "small",
    () => toSharp(COIN).resize(360).jpeg({ quality: 60 }).toBuffer(),
    "same picture",
    /same picture as 001\.jpg/,
  ],
  [
    "grey-and-brighter",
    () => toSharp(COIN).greyscale().linear(1.15, 0).jpeg().toBuffer(),
    "same picture",
    /same picture as 001\.jpg/,
  ],
  [
    "cropped",
    () => toSharp(COIN).extract({ left: 15, top: 12, width: 690, height: 338 }).jpeg().toBuffer(),
    "same picture",
    /same picture as 001\.jpg/,
  ],
  [
    "obverse-twice",
    () => jpeg(beside(drawSide(30, 360), drawSide(30, 360))),
    "one side twice",
    /shows one side in both halves/,
  ],
  [
    "sides-swapped",
    () => jpeg(beside(drawSide(3, 360), drawSide(2, 360))),
    "sides swapped",
    /is 001\.jpg with its sides swapped/,
  ],
  ["mirrored", () => toSharp(COIN).flop().jpeg().toBuffer(), "mirrored", /is 001\.jpg mirrored/],
  ["another-coin", () => jpeg(drawCoin(9, 9, 360)), null],
];

/** Photographs that are no coins of their own, beside four that are. */
export const COPIES: Case[] = SECOND.map(([name, picture, kind, words]) => ({
  kind: "twice",
  name,
  async make(dir) {
    for (const n of [1, 2, 3, 4]) put(dir, `00${n}.jpg`, await jpeg(drawCoin(n, n, 360)));
    put(dir, "101.jpg", await picture());
  },
  async ask(dir) {
    const { copies } = await inspectFolder(dir, { layout: "halves", sheet: null });
    return {
      value: copies.map(({ files, kind: found }) => [files[0], found]),
      told: copies.map(({ message }) => message),
    };
  },
  right: kind === null ? [] : [["101.jpg", kind]],
  ...(words ? { told: [words] } : {}),
}));
