import { describe, expect, it } from "vitest";
import { mapConcurrent } from "../../../src/lib/base/index";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("mapConcurrent", () => {
  it("gives results in the items' order, never more at once than there are lanes", async () => {
    let [now, most] = [0, 0];
    const results = await mapConcurrent([30, 1, 10, 1, 20], 2, async (ms) => {
      most = Math.max(most, ++now);
      await pause(ms);
      now--;
      return -ms;
    });
    expect(results).toEqual([-30, -1, -10, -1, -20]);
    expect(most).toBe(2);
  });

  it("begins nothing after a failure", async () => {
    const begun: number[] = [];
    const work = async (i: number) => {
      begun.push(i);
      await pause(5);
      if (i === 1) throw new Error("the second");
    };
    await expect(mapConcurrent([0, 1, 2, 3, 4, 5, 6, 7], 2, work)).rejects.toThrow("the second");
    await pause(30);
    expect(begun.length).toBeLessThan(5);
  });

  it("has nothing to do with no items", async () => {
    expect(await mapConcurrent([], 3, async () => 1)).toEqual([]);
  });
});
