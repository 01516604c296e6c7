import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { findCoin, type CoinMask } from "../../../src/lib/coins/index";
import {
  GROUNDS,
  simulateCoins,
  type GroundKind,
  type SimulatedCoin,
} from "../../../src/lib/simulator/index";
import { slow } from "../../slow";

/** Coins one after another; only those that are asked for are struck. */
const struck = (ground: GroundKind): Generator<SimulatedCoin> =>
  simulateCoins({ coins: 6, seed: 5, width: slow ? 800 : 300, maps: true, grounds: [ground] });
const others = GROUNDS.filter((ground) => ground !== "white");

// The runner waits for word from its process, which works without a pause here.
afterEach(() => setImmediate());

describe("a simulated coin on another ground than white", () => {
  const [onWhite] = struck("white");
  const { mask, size } = onWhite.maps!.obverse;

  it.each(others)("is the same coin: %s", (ground) => {
    const [coin] = struck(ground);
    expect(coin.truth.ground).toBe(ground);
    let [inside, same, outside, changed] = [0, 0, 0, 0];
    for (let i = 0; i < mask.length; i++) {
      const equal = [0, 1, 2].every(
        (c) => coin.obverse.data[3 * i + c] === onWhite.obverse.data[3 * i + c],
      );
      // along the rim coin and ground share a pixel
      const whole = [1, size].every(
        (step) => mask[i - step] === mask[i] && mask[i + step] === mask[i],
      );
      if (!whole) continue;
      if (mask[i]) {
        inside++;
        if (equal) same++;
      } else {
        outside++;
        if (!equal) changed++;
      }
    }
    expect(same / inside).toBeGreaterThan(0.99);
    expect(changed / outside).toBeGreaterThan(0.95);
  });

  it("is refused by the name of a ground that there is not", () => {
    expect(() => [
      ...simulateCoins({ coins: 2, seed: 5, grounds: ["marble" as GroundKind] }),
    ]).toThrow(/grounds must be some of white, .*wood, not "marble"/);
  });

  it.skipIf(!slow).each(others)("is found, or said not to be: %s", (ground) => {
    for (const coin of struck(ground)) {
      let found: CoinMask;
      try {
        found = findCoin({ ...coin.obverse, channels: 3 }, coin.name);
      } catch {
        continue; // told
      }
      const shared = overlapWith(found, coin.maps!.obverse);
      if (found.warnings.length === 0)
        expect({ coin: coin.name, right: shared > 0.95 }).toEqual({ coin: coin.name, right: true });
    }
  });
});

/** Intersection over union with the true mask. */
function overlapWith(
  { mask, width, height, step }: CoinMask,
  truth: { mask: Uint8Array; size: number },
): number {
  let [both, either] = [0, 0];
  for (let y = 0; y < truth.size; y++) {
    for (let x = 0; x < truth.size; x++) {
      const row = Math.min(height - 1, Math.floor(y / step));
      const found = mask[row * width + Math.min(width - 1, Math.floor(x / step))];
      both += found & truth.mask[y * truth.size + x];
      either += found | truth.mask[y * truth.size + x];
    }
  }
  return both / either;
}
