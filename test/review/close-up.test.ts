import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { MAX_CLOSE_UP, closeUp, closeUpSize } from "../../src/lib/review/close-up";

/** A picture whose red is the column and whose green is the row, in steps of two. */
const ramp = (width: number, height: number) => {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++)
    data.set([2 * (i % width), 2 * Math.floor(i / width), 128], 3 * i);
  return { width, height, channels: 3 as const, data };
};
const pixels = async (jpeg: Buffer) => {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return (x: number, y: number) => [...data.subarray(3 * (y * info.width + x)).subarray(0, 3)];
};

describe("a close-up", () => {
  it("shows the photograph around the coin's centre at the frame's scale", async () => {
    // a frame of 40 pixels, each 1.5 of the photograph, around (60, 50)
    const frame = { size: 40, scale: 1.5, centre: [60, 50] as [number, number] };
    const at = await pixels(await closeUp(ramp(120, 100), frame, { size: 120 }));
    for (const [x, y] of [
      [10, 10],
      [60, 60],
      [100, 30],
    ]) {
      const column = 60 + ((x + 0.5) / 120 - 0.5) * 60 - 0.5;
      const row = 50 + ((y + 0.5) / 120 - 0.5) * 60 - 0.5;
      const [red, green] = at(x, y);
      expect(Math.abs(red - 2 * column)).toBeLessThan(6);
      expect(Math.abs(green - 2 * row)).toBeLessThan(6);
    }
  });

  it("goes through the warp of another coin's frame", async () => {
    const frame = { size: 40, scale: 1, centre: [60, 50] as [number, number] };
    const quarter = { map: [0, -1, 0, 1, 0, 0] as never, bend: new Float64Array(12) };
    const at = await pixels(await closeUp(ramp(120, 100), frame, { size: 80, warp: quarter }));
    // to the right of the frame's middle lies what is below that of the coin
    const [red, green] = at(70, 40);
    expect(Math.abs(red - 2 * 60)).toBeLessThan(8);
    expect(Math.abs(green - 2 * (50 + 15))).toBeLessThan(8);
  });

  it("is white where the photograph ends", async () => {
    const frame = { size: 40, scale: 1, centre: [5, 50] as [number, number] };
    const at = await pixels(await closeUp(ramp(120, 100), frame, { size: 80 }));
    expect(at(8, 40).every((value) => value > 245)).toBe(true);
  });

  it.each([
    [[1, 0.5], 560],
    [[1.5, 1], 840],
    [[9, 1], MAX_CLOSE_UP],
  ])("of sides at scales %j is %i pixels wide", (scales, size) => {
    expect(closeUpSize(scales.map((scale) => ({ size: 560, scale })))).toBe(size);
  });
});
