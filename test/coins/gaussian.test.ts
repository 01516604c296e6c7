import { describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import { gaussian } from "../../src/lib/coins/image/gaussian";

/** The blur from its definition: a kernel cut at 4 sigma, nothing beyond the picture. */
function blurred(image: Float32Array, width: number, height: number, sigma: number): number[] {
  const radius = Math.max(1, Math.floor(4 * sigma + 0.5));
  const taps = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp((-0.5 * (i - radius) ** 2) / sigma ** 2),
  );
  const whole = taps.reduce((sum, tap) => sum + tap, 0);
  return Array.from(image, (_, i) => {
    let sum = 0;
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const [x, y] = [(i % width) + dx, Math.floor(i / width) + dy];
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        sum += taps[dx + radius] * taps[dy + radius] * image[y * width + x];
      }
    }
    return sum / whole ** 2;
  });
}

describe("a Gaussian blur", () => {
  it.each([
    [1, 1, 1],
    [1, 9, 0.8],
    [6, 2, 1],
    [11, 7, 2.4],
    [5, 30, 1.3],
    [32, 17, 5],
  ])("of %i x %i pixels with sigma %d is the sum over the kernel", (width, height, sigma) => {
    const draw = random(width);
    const image = Float32Array.from({ length: width * height }, () => draw.uniform(0, 255));
    const expected = blurred(image, width, height, sigma);
    gaussian(image, width, height, sigma).forEach((value, i) =>
      expect(value).toBeCloseTo(expected[i], 3),
    );
  });
});
