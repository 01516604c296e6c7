import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { simulatorShowcase } from "../../../src/lib/simulator/index";
import { slow } from "../../slow";

describe("simulatorShowcase", () => {
  it.skipIf(!slow)(
    "shows strikes from the same die, look-alikes, types and maps, each with a title",
    async () => {
      const sheets = await simulatorShowcase(1, 240);
      expect(sheets.map(({ title }) => title).join("; ")).toMatch(
        /one obverse die.*Look-alikes.*Types.*heights/,
      );
      for (const { png } of sheets)
        expect((await sharp(png).stats()).channels[0].stdev).toBeGreaterThan(10);
    },
  );
});
