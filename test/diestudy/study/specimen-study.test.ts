import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { random } from "../../../src/lib/base/random";
import { fromCsv } from "../../../src/lib/base/index";
import { dieStudy } from "../../../src/lib/diestudy/index";
import { startEngine } from "../../../src/lib/engine/index";
import { simulatedHoard } from "../../simulated";
import { slow } from "../../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab specimens "));
afterAll(() => rmSync(dir, { recursive: true }));
beforeAll(() => startEngine());

it.skipIf(!slow)(
  "counts a coin that was photographed twice once, and every photograph where asked to",
  async () => {
    await simulatedHoard(dir, {
      coins: 5,
      rephotographs: 2,
      seed: 4,
      width: 640,
      rotation: 8,
      types: 1,
      dies: { obverse: 1, reverse: 1 },
    });
    const truth = fromCsv(readFileSync(join(dir, "specimens.csv"), "utf8"));
    const again = truth.filter(({ coin, specimen }) => coin !== specimen);
    const cache = join(dir, "cache");
    const options = { cache, anyRotation: false };
    const study = await dieStudy(dir, { ...options, random: random(1) });
    const found = study.specimens!.specimens;
    expect(found.length).toBeGreaterThan(0);
    // one that was taken in the same light and position may be left out as a copy before
    const copies = study.refused.map(({ file }) => basename(file, ".jpg"));
    expect([...found.flatMap(({ coins }) => coins.slice(1)), ...copies].sort()).toEqual(
      again.map(({ coin }) => coin).sort(),
    );
    for (const { name, coins } of found)
      for (const coin of coins.slice(1)) expect(again).toContainEqual({ coin, specimen: name });
    expect(study.coins).toHaveLength(7 - copies.length);
    expect(study.sides.obverse!.estimates.n).toBe(5);
    const apart = await dieStudy(dir, { ...options, keepSpecimensApart: true, random: random(1) });
    expect(apart.specimens!.specimens).toEqual([]);
    expect(apart.sides.obverse!.estimates.n).toBe(5 + found.length);
    expect([...study.axes!.values()].every(({ from }) => from === "outline")).toBe(true);
    expect(study.axes!.size).toBeGreaterThan(4);
  },
);
