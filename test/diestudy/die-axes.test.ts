import { describe, expect, it } from "vitest";
import { dieAxes } from "../../src/lib/diestudy/axes/die-axes";
import { plane, type Plane } from "../../src/lib/matchers/registration/match-side";
import { outlineTurn } from "../../src/lib/matchers/registration/outline-turn";

/** A coin whose edge is ragged by angle, degrees clockwise from the top. */
function ragged(radius: (degrees: number) => number): Plane {
  const coin = plane(280);
  for (let y = 0, i = 0; y < 280; y++)
    for (let x = 0; x < 280; x++, i++) {
      const [across, down] = [x - 139.5, y - 139.5];
      const degrees = (Math.atan2(across, -down) * 180) / Math.PI;
      if (Math.hypot(across, down) <= radius(degrees)) coin.mask[i] = 1;
    }
  return coin;
}
const edge = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return 118 + 3 * Math.cos(3 * angle + 1) + 2 * Math.cos(5 * angle) + 2 * Math.sin(8 * angle);
};

describe("outlineTurn", () => {
  it.each([0, 30, 180, 275])("finds how the reverse lies: %i degrees", (turn) => {
    const found = outlineTurn(
      ragged(edge),
      ragged((degrees) => edge(turn - degrees)),
    );
    expect(Math.abs(found!.degrees - turn)).toBeLessThanOrEqual(1);
    expect(found!.correlation).toBeGreaterThan(0.95);
  });

  it("says nothing of a round coin, and of outlines of two coins", () => {
    const round = ragged(() => 118);
    expect(outlineTurn(round, round)).toBeNull();
    const other = (degrees: number) => 118 + 4 * Math.cos((4 * degrees * Math.PI) / 180);
    expect(outlineTurn(ragged(edge), ragged(other))).toBeNull();
  });
});

describe("dieAxes", () => {
  const turn = (degrees: number) => ({ degrees, correlation: 0.99, second: 0.5 });
  const outlines = new Map([
    ["1", turn(180)],
    ["2", turn(90)],
    ["3", turn(10)],
  ]);
  const side = (degrees: number) => ({ rim: 6, fine: 0.4, turn: degrees });
  const pairs = [{ a: "2", b: "3", obverse: side(20), reverse: side(-50) }];
  const coins = ["1", "2", "3", "4"];

  it("takes the sheet's, and measures those of upright photographs", () => {
    const sheet = new Map([["2", 30]]);
    expect(dieAxes(coins, { sheet, outlines, upright: true, pairs })).toEqual(
      new Map([
        ["1", { degrees: 180, from: "outline", relativeTo: null }],
        ["2", { degrees: 30, from: "sheet", relativeTo: null }],
        ["3", { degrees: 350, from: "outline", relativeTo: null }],
      ]),
    );
  });

  it("measures those of coins at any rotation only relative to others from the same dies", () => {
    const sheet = new Map<string, number>();
    expect(dieAxes(coins, { sheet, outlines, upright: false, pairs })).toEqual(
      new Map([
        ["2", { degrees: 0, from: "outline", relativeTo: "2" }],
        ["3", { degrees: 50, from: "outline", relativeTo: "2" }],
      ]),
    );
  });
});
