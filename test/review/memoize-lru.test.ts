import { describe, expect, it } from "vitest";
import { memoizeLru } from "../../src/lib/review/memoize-lru";

describe("memoizeLru", () => {
  it("computes a result once, and drops the least recently used one", async () => {
    const computed: number[] = [];
    const square = memoizeLru(2, async (n: number) => {
      computed.push(n);
      return n * n;
    });
    for (const n of [1, 2, 1, 3, 1, 2]) expect(await square(n)).toBe(n * n);
    expect(computed).toEqual([1, 2, 3, 2]);
  });

  it("does not cache a rejection", async () => {
    let calls = 0;
    const once = memoizeLru(2, async () => {
      if (calls++ === 0) throw new Error("first");
      return "second";
    });
    await expect(once()).rejects.toThrow("first");
    expect(await once()).toBe("second");
  });
});
