import { basename } from "node:path";
import { commonParts, imageNames, withoutEnding } from "../image-names";
import { matchLoosely } from "./match-loosely";

/** What to match to a file: a coin of a sheet. */
export interface Named {
  coin: string;
  image?: string;
}

export interface NameMatches<F> {
  /** In the order of the coins; each file at most once. */
  matched: { coin: number; file: F }[];
  /** Coins (by index) without a file, with the reason in words. */
  missing: { coin: number; message: string }[];
  /** Files that no coin was matched to. */
  unused: F[];
  /** What to look at: names that were matched although they begin differently. */
  warning?: string;
}

/**
 * A name without folder, extension and leading zeros, in lower case: `Plates/Coin_007.JPG` ->
 * `coin_7`.
 */
export function looseName(name: string): string {
  return stem(name)
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ""));
}

const slashes = (name: string) =>
  name.normalize("NFC").trim().replace(/\\/g, "/").replace(/\s+/g, " ");

function stem(name: string): string {
  return withoutEnding(basename(slashes(name)));
}

/**
 * From the strictest to the loosest: what must be equal for a coin's name and a file's to match.
 */
const WAYS: ((name: string) => string)[] = [
  (name) => basename(slashes(name)),
  stem,
  (name) => stem(name).toLowerCase(),
  looseName,
];

/**
 * Matches coins to image files: by the image that the sheet names, or by the coin's name, whether
 * it says `1`, `001`, `001.jpg` or `photos/001.JPG`. A strict match wins over a loose one; two
 * equally good ones match nothing. What is left is matched as `matchLoosely` says.
 *
 * @param coins coins of a sheet
 * @param files one entry a coin's photograph(s)
 * @param nameOf a file's path or name
 */
export function matchNames<F>(
  coins: readonly Named[],
  files: readonly F[],
  nameOf: (file: F) => string,
): NameMatches<F> {
  const indexes = WAYS.map((way) => {
    const byKey = new Map<string, number[]>();
    files.forEach((file, i) => {
      const key = way(nameOf(file));
      byKey.set(key, [...(byKey.get(key) ?? []), i]);
    });
    return byKey;
  });
  const find = (name: string): number[] => {
    for (let w = 0; w < WAYS.length; w++) {
      const hits = indexes[w].get(WAYS[w](name));
      if (hits) return hits;
    }
    return [];
  };
  const common = commonParts(coins.flatMap(({ image }) => image ?? []));
  // of several names for one photograph, the first that a file has
  const findImage = (image: string): number[] => {
    const exact = find(image);
    if (exact.length > 0) return exact;
    for (const name of imageNames(image, common)) {
      const hits = find(name);
      if (hits.length > 0) return hits;
    }
    return [];
  };
  const found = coins.map(({ coin, image }) =>
    image === undefined ? find(coin) : findImage(image),
  );
  const warning = addLooseMatches(coins, files.map(nameOf), found);
  const claims = new Map<number, number>();
  for (const hits of found)
    if (hits.length === 1) claims.set(hits[0], (claims.get(hits[0]) ?? 0) + 1);

  const result: NameMatches<F> = { matched: [], missing: [], unused: [], warning };
  found.forEach((hits, c) => {
    const called = coins[c].image
      ? `coin '${coins[c].coin}' (image '${coins[c].image}')`
      : `coin '${coins[c].coin}'`;
    const name = (f: number) => basename(nameOf(files[f]));
    if (hits.length === 0) result.missing.push({ coin: c, message: `${called} has no photograph` });
    else if (hits.length > 1)
      result.missing.push({
        coin: c,
        message: `${called} could be any of ${hits.map(name).join(", ")}: give the exact file name`,
      });
    else if (claims.get(hits[0])! > 1) {
      const rivals = coins
        .filter((_, i) => found[i].length === 1 && found[i][0] === hits[0])
        .map((r) => `'${r.coin}'`);
      result.missing.push({
        coin: c,
        message: `${called} has the photograph ${name(hits[0])} in common with ${rivals.filter((r) => r !== `'${coins[c].coin}'`).join(", ") || "another row"}: rename one`,
      });
    } else result.matched.push({ coin: c, file: files[hits[0]] });
  });
  const used = new Set(found.flat());
  result.unused = files.filter((_, i) => !used.has(i));
  return result;
}

/** Adds to `found` the loose matches of coins without a file, and says what to look at. */
function addLooseMatches(
  coins: readonly Named[],
  files: readonly string[],
  found: number[][],
): string | undefined {
  const taken = new Set(found.flat());
  const left = coins.flatMap(({ image }, c) =>
    image === undefined && found[c].length === 0 ? [c] : [],
  );
  const free = files.flatMap((_, f) => (taken.has(f) ? [] : [f]));
  const { matched, warning } = matchLoosely(
    left.map((c) => looseName(coins[c].coin)),
    free.map((f) => looseName(files[f])),
  );
  for (const { coin, file } of matched) found[left[coin]] = [free[file]];
  return warning;
}
