import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { simulateEuro } from "../../src/lib/simulator/index";
import { slow } from "../slow";
import { lacksPython } from "../workspace/jupyter";
import { labelled } from "./labelled";
import { markedFolder, outcome } from "./main-job";

const MINUTES = 60_000;

describe.skipIf(!slow || lacksPython())("the main job with its notebooks", () => {
  const mark = `odd-${process.pid}`;
  const dir = markedFolder(mark);

  it.each<[string, (coin: number) => [string, string], string[]]>([
    ["no link", (coin) => [`O${coin}`, `R${coin}`], ["siamese", "die study"]],
    ["one side", (coin) => [`O${Math.ceil(coin / 2)}`, ""], ["siamese", "die study"]],
    ["one die", () => ["O1", "R1"], ["die study"]],
  ])(
    "ends well on coins with %s",
    async (name, dies, expected) => {
      const data = join(dir, `${name.replace(" ", "-")}-${mark}`);
      await labelled(data, 12, dies);
      const { made, leftOut } = await outcome(data);
      expect(made).toEqual(expected);
      expect(leftOut).toEqual(
        expected.includes("siamese") ? [] : ["training, 05-threshold-sweep, 07-write-up"],
      );
    },
    20 * MINUTES,
  );

  it(
    "ends well on classes of which one has a single photograph",
    async () => {
      const data = join(dir, `single-${mark}`);
      await simulateEuro(data, { photographs: 32, seed: 2 });
      // a folder as a user has one: the names say the class
      for (const record of ["photographs.csv", "simulation.json"]) rmSync(join(data, record));
      const images = join(data, "images");
      const [first, ...others] = readdirSync(images).filter((file) => /^Atenas/.test(file));
      expect(first).toBeDefined();
      for (const file of others) rmSync(join(images, file));
      expect(await outcome(data)).toMatchObject({ made: ["classifier"], leftOut: ["08-identify"] });
    },
    20 * MINUTES,
  );
});
