import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadClassFolder } from "../../src/lib/data/index";
import { simulatedEuroFolder } from "../../src/lib/simulator/index";

let raw: string;
beforeEach(() => (raw = mkdtempSync(join(tmpdir(), "numislab raw "))));
afterEach(() => rmSync(raw, { recursive: true, force: true }));
const folder = "simulated-8-euro-photographs-seed-1";
const make = () => simulatedEuroFolder(raw, { photographs: 8, seed: 1 });

describe("a simulated data set", () => {
  it("that several want at once is whole for each of them, and there once", async () => {
    const seen = await Promise.all(
      [1, 2, 3].map(async () => (await loadClassFolder(await make())).photographs.length),
    );
    expect(seen).toEqual([8, 8, 8]);
    expect(readdirSync(raw)).toEqual([folder]);
  });

  it("that was left unfinished is made anew, and what a killed process of this machine was making is removed", async () => {
    mkdirSync(join(raw, folder, "images"), { recursive: true });
    writeFileSync(join(raw, folder, "simulation.json"), '{"complete":false}');
    const [here, far] = [hostname(), "far"].map(
      (host) => `${folder}.making-${host}-${2 ** 22 + 1}-abc`,
    );
    for (const name of [here, far]) mkdirSync(join(raw, name));
    expect((await loadClassFolder(await make())).photographs).toHaveLength(8);
    expect(readdirSync(raw)).toEqual([folder, far]); // it may be at work
  });

  it("doesn't take the place of somebody's photographs", async () => {
    mkdirSync(join(raw, folder));
    writeFileSync(join(raw, folder, "mine.jpg"), "");
    await expect(make()).rejects.toThrow(/holds no earlier simulation/);
    expect(readdirSync(join(raw, folder))).toEqual(["mine.jpg"]);
  });
});
