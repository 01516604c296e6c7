import { hammingDistance } from "./perceptual-hash";
import type { Looks } from "./look-at-photograph";

/**
 * Bits of 256 in which copies of one picture may differ. Of 94 real photographs compressed to JPEG
 * quality 30, shrunk to a third, made grey, brighter by 15 % or flatter by 20 %, 99 to 100 % differ
 * from the original in at most 24; cropped by 1 %, 70 %; by 2 %, none. Different photographs of the
 * hoard (540) differ in 32 and more, of the catalogue (269) in 38 and more; among 1,291 euro crops
 * six pairs are at most 24 apart, frames of a coin that lay still. Of 740 simulated euro
 * photographs one pair is.
 */
const COPY = 24;

/**
 * Which photographs are copies of one picture: groups of two and more, in the order of the
 * photographs.
 */
export function copiesAmong(looks: readonly Pick<Looks, "hash" | "sha256">[]): {
  groups: number[][];
  isCopy: (i: number, j: number) => boolean;
} {
  const isCopy = (i: number, j: number) =>
    looks[i].sha256 === looks[j].sha256 || hammingDistance(looks[i].hash, looks[j].hash) <= COPY;
  const groupOf = new Map<number, number[]>();
  for (let j = 1; j < looks.length; j++) {
    for (let i = 0; i < j; i++) {
      if (!isCopy(i, j)) continue;
      const [one, other] = [groupOf.get(i) ?? [i], groupOf.get(j) ?? [j]];
      if (one === other) continue;
      const joined = [...one, ...other];
      for (const member of joined) groupOf.set(member, joined);
    }
  }
  const groups = [...new Set(groupOf.values())].map((group) => group.sort((a, b) => a - b));
  return { groups: groups.sort((a, b) => a[0] - b[0]), isCopy };
}
