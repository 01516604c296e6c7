import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromCsv } from "../../src/lib/base/index";
import { crop, toPng } from "../../src/lib/coins/index";
import { startEngine } from "../../src/lib/engine/index";
import { matchToCsv } from "../../src/lib/jobs/index";
import { comparePhotographs } from "../../src/lib/matchers/index";
import { simulated } from "../matchers/registration/coins";

const dir = mkdtempSync(join(tmpdir(), "numislab warned "));
const [whole, cut] = ["whole-obverse.png", "cut-obverse.png"].map((name) => join(dir, name));
afterAll(() => rmSync(dir, { recursive: true }));

beforeAll(async () => {
  await startEngine();
  const { width, height, data } = simulated(2)[0].obverse;
  const picture = { width, height, channels: 3 as const, data };
  writeFileSync(whole, await toPng(picture));
  const lost = Math.round(0.2 * width);
  writeFileSync(cut, await toPng(crop(picture, lost, 0, width - lost, height)));
});

const CUT_OFF = "the coin is cut off by the left edge of the picture";

describe("matchToCsv", () => {
  it("never calls a side 'same' without what is to be looked at in its photograph", async () => {
    const out = join(dir, "pairs.csv");
    const { same } = await matchToCsv(dir, out, { layout: "single" });
    const [row] = fromCsv(readFileSync(out, "utf8"));
    expect(row.warning).toBe(`cut: ${CUT_OFF}`);
    expect(same.map(({ warnings }) => warnings)).toEqual([[`cut: ${CUT_OFF}`]]);
  });
});

describe("comparePhotographs", () => {
  it("tells what is to be looked at in either photograph", async () => {
    const { obverse } = await comparePhotographs(whole, cut, { layout: "single" });
    expect(obverse?.warnings).toEqual([`${cut} (obverse): ${CUT_OFF}`]);
  });
});
