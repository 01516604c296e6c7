import { expect, it } from "vitest";
import { axesByHour, dieAxisRose } from "../../../src/lib/report/figures/die-axis-rose";

it("counts die axes by the hour that is nearest, over twelve o'clock too", () => {
  expect(axesByHour([0, 350, 10, 16, 180, 194, 196, -30, 720])).toEqual([
    4, 1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 1,
  ]);
});

it("draws a sector for each hour that has coins, its area the number of coins", async () => {
  const drawn = dieAxisRose([180, 180, 180, 180, 0, 150, 330]);
  expect(drawn.match(/class="sector"/g)).toHaveLength(4);
  await expect(drawn).toMatchFileSnapshot("snapshots/die-axis-rose.svg");
});
