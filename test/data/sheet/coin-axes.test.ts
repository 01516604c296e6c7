import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coinAxes } from "../../../src/lib/data/index";
import { axisCell, hasDegrees } from "../../../src/lib/data/sheet/coin-columns/axis-cell";
import { threePhotographs } from "./three-photographs";

const dir = mkdtempSync(join(tmpdir(), "numislab axes "));
afterAll(() => rmSync(dir, { recursive: true }));
beforeAll(() => threePhotographs(dir));

const axesOf = async (text: string) => {
  const sheet = join(dir, "dies.csv");
  writeFileSync(sheet, text);
  const found = await coinAxes(dir, sheet);
  return found && { degrees: Object.fromEntries(found.degrees), notes: found.notes };
};

describe("coinAxes", () => {
  it.each(["die axis", "Axis", "Stempelstellung", "h", "Axe", "Die axis (h)"])(
    "reads hours under %s",
    async (heading) => {
      expect(
        await axesOf(`coin,obverse die,reverse die,${heading}\n1,A,a,6\n2,A,b,12h\n3,B,b,?\n`),
      ).toEqual({ degrees: { "001": 180, "002": 0 }, notes: [] });
    },
  );

  it("reads a column in degrees where a number can be no hour", async () => {
    const found = await axesOf("coin,obverse die,reverse die,axis\n1,A,a,6\n2,A,b,180\n3,B,b,\n");
    expect(found?.degrees).toEqual({ "001": 6, "002": 180 });
  });

  it("names cells that are no axis, and has nothing to say without a column", async () => {
    const found = await axesOf("coin,obverse die,reverse die,axis\n1,A,a,north\n2,A,b,6\n");
    expect(found?.degrees).toEqual({ "002": 180 });
    expect(found?.notes).toEqual([expect.stringMatching(/row 2: "north" is no die axis/)]);
    expect(await axesOf("coin,obverse die,reverse die\n1,A,a\n")).toBeNull();
  });
});

describe("axisCell", () => {
  it.each([
    ["6:30", false, 195],
    ["5,5 h", false, 165],
    ["12", false, 0],
    ["13", false, null],
    ["360°", false, 0],
    ["361", true, null],
    ["VI", false, null],
  ] as const)("reads %s (in degrees: %s) as %s", (cell, degrees, axis) => {
    expect(axisCell(cell, degrees)).toBe(axis);
  });

  it("knows degrees by their sign or size", () => {
    expect(["6", "12h", "90", "6°", undefined].map(hasDegrees)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});
