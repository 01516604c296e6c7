import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { random } from "../../../src/lib/base/random";
import { dieStudy } from "../../../src/lib/diestudy/index";
import { startEngine } from "../../../src/lib/engine/index";
import { simulatedHoard } from "../../simulated";
import { slow } from "../../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab turned "));
afterAll(() => rmSync(dir, { recursive: true }));
beforeAll(() => startEngine());

it.skipIf(!slow)(
  "finds the two dies of either side of twelve coins that lie at any rotation, unasked",
  async () => {
    await simulatedHoard(dir, {
      coins: 12,
      seed: 3,
      width: 800,
      rotation: 180,
      types: 1,
      dies: { obverse: 2, reverse: 2 },
    });
    const study = await dieStudy(dir, {
      findRotation: true,
      sheet: join(dir, "die-links.xlsx"),
      random: random(1),
    });
    expect(study.rotation).toMatchObject({ rotation: "any", decidedBy: "links" });
    expect(study.understood!.at(-1)).toMatch(/any rotation.*match only when one is turned/);
    expect(study.comparison!.map(({ disagreements }) => disagreements)).toEqual([[], []]);
    const dies = (side: "obverse" | "reverse") => new Set(study.sides[side]!.dies).size;
    expect([dies("obverse"), dies("reverse")]).toEqual([2, 2]);
  },
);
