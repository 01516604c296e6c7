import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDieLinks } from "../../../src/lib/data/index";
import { simulatedHoard } from "../../simulated";
import { startEngine } from "../../../src/lib/engine/index";
import {
  precompute,
  matchFolder,
  type MatchedFolder,
  type MatchedPair,
  type MatchWork,
} from "../../../src/lib/matchers/index";
import { realPhotographs } from "../../real-photographs";
import { slow } from "../../slow";

const HOARD = realPhotographs("hoard");
const dir = mkdtempSync(join(tmpdir(), "numislab references "));
afterAll(() => rmSync(dir, { recursive: true }));

const [hoard, cache] = [join(dir, "hoard"), join(dir, "cache")];
const options = { neighbours: 3, threads: 2 };
const name = ({ side, a, b }: Pick<MatchedPair, "side" | "a" | "b">) => `${side} ${a} ${b}`;
const same = ({ pairs }: MatchedFolder) =>
  pairs
    .filter(({ answer }) => answer === "same")
    .map(name)
    .sort();

describe.skipIf(!slow)("a folder by references", () => {
  let found: MatchedFolder;
  beforeAll(async () => {
    await startEngine();
    await simulatedHoard(hoard, { coins: 16, seed: 3, width: 640 });
    found = await matchFolder(join(hoard, "images"), { ...options, cache });
  });

  it("looks at few of all pairs, and finds the same dies", async () => {
    const every = await matchFolder(join(hoard, "images"), { cache, everyPair: true, threads: 2 });
    expect(every.everyPair).toBe(true);
    expect(found.everyPair).toBe(false);
    expect(same(found)).toEqual(same(every));
    expect(same(found).length).toBeGreaterThan(20);
    expect(found.pairs.length).toBeLessThan(0.6 * every.pairs.length);
    const all = new Set(every.pairs.map(name));
    expect(found.pairs.filter((pair) => !all.has(name(pair)))).toEqual([]);
    expect(found.coinsBySide).toEqual(every.coinsBySide);
  });

  it.skipIf(!slow)("comes out the same from the cache, and precomputed part by part", async () => {
    expect((await matchFolder(join(hoard, "images"), { ...options, cache })).pairs).toEqual(
      found.pairs,
    );
    const kinds: string[] = [];
    const elsewhere = join(dir, "elsewhere");
    const onPlan = async (work: MatchWork) => {
      kinds.push(work.what);
      await precompute(work, { cache: elsewhere, threads: 0 });
    };
    expect(
      (await matchFolder(join(hoard, "images"), { ...options, cache: elsewhere, onPlan })).pairs,
    ).toEqual(found.pairs);
    expect(new Set(kinds)).toEqual(new Set(["sides", "places", "registrations"]));
  });

  it("does not depend on what the coins are called, but for which is named first", async () => {
    const renamed = join(dir, "renamed");
    const files = readdirSync(join(hoard, "images"));
    const other = new Map(
      files.map((file, i) => [file.replace(".jpg", ""), `c${(7 * i) % files.length}`]),
    );
    for (const file of files)
      cpSync(
        join(hoard, "images", file),
        join(renamed, `${other.get(file.replace(".jpg", ""))}.jpg`),
      );
    const key = (side: string, a: string, b: string) => [side, ...[a, b].sort()].join(" ");
    const again = new Map(
      (await matchFolder(renamed, { ...options, cache })).pairs.map(
        ({ side, a, b, score, answer }) => [key(side, a, b), { score, answer }],
      ),
    );
    expect(again).toEqual(
      new Map(
        found.pairs.map(({ side, a, b, score, answer }) => [
          key(side, other.get(a)!, other.get(b)!),
          { score, answer },
        ]),
      ),
    );
  });

  it.skipIf(!slow)("registers only what is new when coins are added", async () => {
    const [few, more] = [join(dir, "few"), join(dir, "more")];
    const files = readdirSync(join(hoard, "images"));
    for (const file of files.slice(0, 14)) cpSync(join(hoard, "images", file), join(few, file));
    const own = join(dir, "own");
    await matchFolder(few, { ...options, cache: own });
    const kept = () => readdirSync(own).filter((file) => file.endsWith(".registrations"));
    const before = kept().length;
    cpSync(few, more, { recursive: true });
    for (const file of files.slice(14)) cpSync(join(hoard, "images", file), join(more, file));
    const asked: MatchWork[] = [];
    const grown = await matchFolder(more, {
      ...options,
      cache: own,
      onPlan: async (work) => void asked.push(work),
    });
    expect(grown.pairs).toEqual(found.pairs);
    expect(kept().length).toBeGreaterThanOrEqual(before);
    expect(asked.filter(({ what }) => what === "registrations").length).toBeGreaterThan(0);
  });

  it("leaves out pairs of different types, and what is unknown may be of any", async () => {
    const { coins } = await loadDieLinks(hoard);
    const types = new Map(
      coins
        .slice(0, 12)
        .map(({ name, obverseDie, reverseDie }) => [
          name,
          { obverse: `type of ${obverseDie}`, reverse: reverseDie ?? undefined },
        ]),
    );
    const { pairs } = await matchFolder(join(hoard, "images"), { cache, threads: 2, types });
    const allowed = pairs.filter(
      ({ a, b, side }) =>
        types.get(a)?.[side] === undefined ||
        types.get(b)?.[side] === undefined ||
        types.get(a)![side] === types.get(b)![side],
    );
    expect(allowed).toEqual(pairs);
    expect(pairs.some(({ a, b }) => !types.has(a) || !types.has(b))).toBe(true);
  });

  it("says so where sides cannot be kept", async () => {
    const file = join(dir, "a file");
    writeFileSync(file, "");
    const few = join(dir, "a few");
    for (const name of readdirSync(join(hoard, "images")).slice(0, 5))
      cpSync(join(hoard, "images", name), join(few, name));
    await expect(matchFolder(few, { ...options, cache: join(file, "below") })).rejects.toThrow(
      /Cannot keep sides of coins in/,
    );
  });
});

describe.skipIf(HOARD.missing || !slow)("the real hoard by references", () => {
  it("has all its links, and no other, among a fraction of its pairs", async () => {
    await startEngine();
    const { coins } = await loadDieLinks(HOARD.folder);
    const dies = new Map(coins.map((coin) => [coin.name, coin]));
    const labelled = join(dir, "labelled");
    for (const coin of coins) cpSync(coin.file, join(labelled, `${coin.name}.jpg`));
    const { pairs } = await matchFolder(labelled, { neighbours: 8, cache });
    const dieOf = (coin: string, side: MatchedPair["side"]) =>
      dies.get(coin)![side === "obverse" ? "obverseDie" : "reverseDie"];
    const undecided = new Set([
      "obverse 219 837",
      "obverse 428 612",
      "reverse 164 828",
      "reverse 440 443",
    ]); // nobody could
    const called = pairs.filter((pair) => pair.answer === "same" && !undecided.has(name(pair)));
    expect(called).toHaveLength(8);
    expect(
      called.every(
        ({ a, b, side }) => dieOf(a, side) !== null && dieOf(a, side) === dieOf(b, side),
      ),
    ).toBe(true);
    expect(pairs.length).toBeLessThan(5000);
  });
});
