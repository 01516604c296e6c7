import { gaussian, readPhotograph, type Picture } from "../../src/lib/coins/index";
import { findCoins } from "../../src/lib/catalogue/index";
import type { Random } from "../../src/lib/base/random";

/** Where a coin was laid in a composite, in its pixels. */
export interface LaidCoin {
  x: number;
  y: number;
  radius: number;
}

/** How near neighbours lie, as the distance of their middles in sums of both radii. */
export const NEARNESS = { apart: 1.25, touching: 1, "partly covered": 0.82 };

const [WIDTH, HEIGHT] = [640, 480];

/**
 * A photograph of several real coins that nobody took: coins cut out of their crops, each of
 * another size and turned, on a ground of some colour with blots. The second and third lie beside
 * the first, over it where they are near.
 */
export async function composite(
  crops: readonly string[],
  nearness: number,
  draw: Random,
): Promise<{ picture: Picture; coins: LaidCoin[] }> {
  const data = ground(draw);
  const coins: LaidCoin[] = [];
  for (const crop of crops) {
    const picture = await readPhotograph(crop);
    const found = findCoins(picture)[0]?.[0];
    if (!found) continue;
    const radius = draw.uniform(52, 88);
    const [middle] = coins;
    const angle = (coins.length === 1 ? 0 : Math.PI) + draw.uniform(-0.5, 0.5);
    const away = nearness * ((middle?.radius ?? 0) + radius);
    const coin = middle
      ? { x: middle.x + away * Math.cos(angle), y: middle.y + away * Math.sin(angle), radius }
      : { x: WIDTH / 2, y: HEIGHT / 2 + draw.uniform(-30, 30), radius };
    coins.push(coin);
    lay(data, coin, picture, found.ellipse, draw.uniform(0, 2 * Math.PI));
  }
  return { picture: { width: WIDTH, height: HEIGHT, channels: 3, data }, coins };
}

function ground(draw: Random): Uint8Array {
  const bright = draw.uniform(40, 220);
  const colour = [0, 1, 2].map(() => bright + draw.normal(0, 20));
  const blots = gaussian(
    Float32Array.from({ length: WIDTH * HEIGHT }, () => draw.normal()),
    WIDTH,
    HEIGHT,
    3,
  );
  const strength = draw.uniform(20, 160); // blots of 3 pixels keep a tenth of the noise's contrast
  return Uint8Array.from({ length: 3 * WIDTH * HEIGHT }, (_, i) =>
    Math.max(
      0,
      Math.min(255, colour[i % 3] + strength * blots[Math.floor(i / 3)] + draw.normal(0, 3)),
    ),
  );
}

function lay(
  out: Uint8Array,
  { x, y, radius }: LaidCoin,
  { width, height, channels, data }: Picture,
  {
    x: fromX,
    y: fromY,
    a,
    b,
    angle,
  }: { x: number; y: number; a: number; b: number; angle: number },
  turn: number,
): void {
  for (let py = Math.floor(y - radius); py <= y + radius; py++) {
    for (let px = Math.floor(x - radius); px <= x + radius; px++) {
      const [u, v] = [(px + 0.5 - x) / radius, (py + 0.5 - y) / radius];
      if (u * u + v * v > 1 || px < 0 || py < 0 || px >= WIDTH || py >= HEIGHT) continue;
      const [p, q] = [
        a * (u * Math.cos(turn) - v * Math.sin(turn)),
        b * (u * Math.sin(turn) + v * Math.cos(turn)),
      ];
      const sx = Math.max(
        0,
        Math.min(width - 1, Math.floor(fromX + p * Math.cos(angle) - q * Math.sin(angle))),
      );
      const sy = Math.max(
        0,
        Math.min(height - 1, Math.floor(fromY + p * Math.sin(angle) + q * Math.cos(angle))),
      );
      for (let c = 0; c < 3; c++)
        out[3 * (py * WIDTH + px) + c] =
          data[(sy * width + sx) * channels + (channels === 3 ? c : 0)];
    }
  }
}

/**
 * Which of the laid coins were found, in any of their readings, and how many of those found lie
 * where there is none.
 */
export function foundCoins({ picture, coins }: { picture: Picture; coins: readonly LaidCoin[] }): {
  found: boolean[];
  wrong: number;
} {
  const readings = findCoins(picture);
  const lies = (coin: LaidCoin, { ellipse: { x, y, a, b } }: (typeof readings)[number][number]) =>
    Math.hypot(x - coin.x, y - coin.y) < 0.15 * coin.radius &&
    Math.abs(Math.log(Math.sqrt(a * b) / coin.radius)) < 0.15;
  return {
    found: coins.map((coin) => readings.some((of) => of.some((one) => lies(coin, one)))),
    wrong: readings.filter((of) => !coins.some((coin) => of.some((one) => lies(coin, one)))).length,
  };
}
