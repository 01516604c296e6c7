import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { reproduce } from "../../src/lib/jobs/index";
import { simulateEuro } from "../../src/lib/simulator/index";
import { realPhotographs } from "../real-photographs";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { labelled } from "./labelled";
import { shownBy, unformatted, visibleText } from "./visible-text";

const MINUTES = 60_000;
const hoard = realPhotographs("hoard");

describe.skipIf(!slow || lacksPython())("the main job with its notebooks", () => {
  const dir = mkdtempSync(join(tmpdir(), "numislab odd sets "));
  const mark = `odd-${process.pid}`;
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
    for (const folder of ["experiments", "data/splits", "reports"])
      for (const name of readdirSync(join(root, folder)))
        if (name.includes(mark)) rmSync(join(root, folder, name), { recursive: true });
  });

  /** Runs it; every page and every notebook's output is looked through for values not formatted. */
  async function outcome(data: string, scale: "quick" | "full" = "quick") {
    const made = await reproduce({ root, data, scale });
    const { siamese, classifier, dieStudy, pages } = made;
    for (const one of [siamese, classifier, dieStudy])
      if (one) expect(visibleText(one.report)).not.toMatch(unformatted);
    expect(pages).not.toEqual([]);
    for (const page of pages)
      expect(shownBy(page.replace(/html$/, "ipynb"))).not.toMatch(unformatted);
    return {
      made: [siamese && "siamese", classifier && "classifier", dieStudy && "die study"].filter(
        Boolean,
      ),
      leftOut: made.leftOut.map(({ step }) => step),
      result: siamese?.evaluation,
    };
  }

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

  it.skipIf(hoard.missing)(
    "goes from photographs to report on a real hoard of 259 coins",
    async () => {
      const data = join(dir, `hoard-${mark}`);
      symlinkSync(hoard.folder, data);
      const { made, leftOut, result } = await outcome(data, "full");
      expect({ made, leftOut }).toEqual({ made: ["siamese", "die study"], leftOut: [] });
      expect(result).toMatchObject({
        coins: 259,
        heldOut: { obverse: { same: 7 }, reverse: { same: 1 } },
      });
    },
    240 * MINUTES,
  );
});
