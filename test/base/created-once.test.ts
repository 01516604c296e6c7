import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LOCK_FILE, lockFolder } from "../../src/lib/base/index";
import { thisProcess } from "../../src/lib/base/lock/this-process";
import { loadClassFolder } from "../../src/lib/data/index";
import { simulatedEuroFolder } from "../../src/lib/simulator/index";
import { slow } from "../slow";

let raw: string;
beforeEach(() => (raw = mkdtempSync(join(tmpdir(), "numislab raw "))));
afterEach(() => rmSync(raw, { recursive: true, force: true }));
const folder = "simulated-4-euro-photographs-seed-1";
const make = () => simulatedEuroFolder(raw, { photographs: 4, seed: 1 });

describe("a simulated data set", () => {
  it.skipIf(!slow)(
    "that several want at once is whole for each of them, and there once",
    async () => {
      const seen = await Promise.all(
        [1, 2, 3].map(async () => (await loadClassFolder(await make())).photographs.length),
      );
      expect(seen).toEqual([4, 4, 4]);
      expect(readdirSync(raw)).toEqual([folder]);
    },
  );

  it("that was left unfinished is made again, and what killed processes were making is removed", async () => {
    mkdirSync(join(raw, folder, "images"), { recursive: true });
    writeFileSync(join(raw, folder, "simulation.json"), '{"complete":false}');
    const [killed, old, begun] = ["killed", "old", "begun"].map((name) => {
      mkdirSync(join(raw, `${folder}.making-${name}`));
      return `${folder}.making-${name}`;
    });
    const gone = { ...thisProcess(), pid: 2 ** 22 + 1, token: "0123456789ab" };
    writeFileSync(join(raw, killed, LOCK_FILE), JSON.stringify(gone));
    utimesSync(join(raw, old), 1, 1);
    expect((await loadClassFolder(await make())).photographs).toHaveLength(4);
    expect(readdirSync(raw)).toEqual([folder, begun]); // it may be at work
  });

  it("is not put instead of one that another process is writing", async () => {
    const unlock = lockFolder(join(raw, folder));
    writeFileSync(join(raw, folder, "simulation.json"), '{"complete":false}');
    await expect(make()).rejects.toThrow(/is in use/);
    unlock();
    expect(readdirSync(raw)).toEqual([folder]);
  });

  it("does not replace somebody's photographs", async () => {
    mkdirSync(join(raw, folder));
    writeFileSync(join(raw, folder, "mine.jpg"), "");
    await expect(make()).rejects.toThrow(/holds no earlier simulation/);
    expect(readdirSync(join(raw, folder))).toEqual(["mine.jpg"]);
  });
});
