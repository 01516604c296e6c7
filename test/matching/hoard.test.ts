import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadDieLinks } from "../../src/lib/data/index";
import { startEngine } from "../../src/lib/engine/index";
import { matchSides, type MatchedPair, type NamedSide } from "../../src/lib/matching/index";
import { readSides } from "../../src/lib/matching/read-sides";
import { startWorkers } from "../../src/lib/matching/workers";

const HOARD = join(__dirname, "../../../shared/data/hoard");
const present = existsSync(HOARD);
if (!present) console.warn(`skipped: the real hoard is not at ${HOARD}`);

/** Every coin with a die link, and look-alikes of the same legends: the pairs that scored highest among different dies. */
const LINKED = ["53", "87", "134", "164", "213", "270", "413", "453", "459", "590", "607", "614", "628", "747", "828", "846"];
const LOOK_ALIKES = ["86", "199", "237", "244", "409", "416", "508"];

describe.skipIf(!present)("the real hoard's die links", () => {
  let pairs: MatchedPair[];
  const dies = new Map<string, Record<string, string | null>>();
  beforeAll(async () => {
    await startEngine();
    const { coins } = await loadDieLinks(HOARD);
    const chosen = coins.filter(({ name }) => LINKED.includes(name) || LOOK_ALIKES.includes(name));
    for (const { name, obverseDie, reverseDie } of chosen) dies.set(name, { obverse: obverseDie, reverse: reverseDie });
    const workers = startWorkers(2);
    try {
      const read = await readSides(chosen.map(({ file }) => ({ file, sides: ["obverse", "reverse"] })), "halves", workers);
      const sides: NamedSide[] = read.flatMap((one, i) => one.sides.map((side) => ({ coin: chosen[i].name, ...side })));
      pairs = (await matchSides(sides, { workers })).filter(({ a, b, side }) => !(side === "reverse" && a === "164" && b === "828")); // unsure
    } finally {
      await workers.close();
    }
  }, 180_000);

  it("rank above every look-alike, by a margin, and are called the same", () => {
    const same = pairs.filter(({ a, b, side }) => dies.get(a)![side] === dies.get(b)![side]);
    const different = pairs.filter((pair) => !same.includes(pair));
    expect(same).toHaveLength(8);
    expect(Math.min(...same.map(({ score }) => score))).toBeGreaterThan(1.5 * Math.max(...different.map(({ score }) => score)));
    expect(same.map(({ answer }) => answer)).toEqual(same.map(() => "same"));
    expect(different.filter(({ answer }) => answer === "same")).toEqual([]);
  });
});
