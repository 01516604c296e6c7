import { describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import { connectedPieces } from "../../src/lib/coins/image/components";

/** Labels by flooding each piece from its first pixel. */
function flooded(mask: Uint8Array, width: number, height: number): number[] {
  const labels = new Array<number>(mask.length).fill(0);
  let label = 0;
  mask.forEach((inside, start) => {
    if (!inside || labels[start]) return;
    label++;
    const stack = [start];
    while (stack.length > 0) {
      const i = stack.pop()!;
      const [x, y] = [i % width, Math.floor(i / width)];
      if (!mask[i] || labels[i]) continue;
      labels[i] = label;
      if (x > 0) stack.push(i - 1);
      if (x < width - 1) stack.push(i + 1);
      if (y > 0) stack.push(i - width);
      if (y < height - 1) stack.push(i + width);
    }
  });
  return labels;
}

describe("connected pieces of a mask", () => {
  it("are those that flooding finds, numbered as they begin, the largest first", () => {
    const draw = random(5);
    for (let round = 0; round < 60; round++) {
      const [width, height, share] = [1 + draw.integer(30), 1 + draw.integer(30), draw.next()];
      const mask = Uint8Array.from({ length: width * height }, () => (draw.next() < share ? 1 : 0));
      const { labels, pieces } = connectedPieces(mask, width, height);
      expect([...labels]).toEqual(flooded(mask, width, height));
      expect(pieces.length).toBe(Math.max(0, ...labels));
      for (const { label, area, left, top, right, bottom } of pieces) {
        const own = [...labels.keys()].filter((i) => labels[i] === label);
        const [xs, ys] = [own.map((i) => i % width), own.map((i) => Math.floor(i / width))];
        expect(area).toBe(own.length);
        expect([left, top]).toEqual([Math.min(...xs), Math.min(...ys)]);
        expect([right, bottom]).toEqual([Math.max(...xs) + 1, Math.max(...ys) + 1]);
      }
      const areas = pieces.map(({ area }) => area);
      expect(areas).toEqual([...areas].sort((a, b) => b - a));
    }
  });

  it("joins the arms of a comb, which meet in its last row only", () => {
    const mask = Uint8Array.from([1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]);
    expect(connectedPieces(mask, 5, 3).pieces).toEqual([
      { label: 1, area: 11, left: 0, top: 0, right: 5, bottom: 3 },
    ]);
  });
});
