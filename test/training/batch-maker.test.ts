import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import {
  batchMaker,
  pairBatches,
  type BatchMaker,
  type BatchSpec,
  type Batch,
} from "../../src/lib/training/index";
import { slow } from "../slow";
import { ended } from "../ended";

const size = 12;
const draw = random(4);
const examples = Array.from({ length: 30 }, (_, i) => ({
  picture: Float32Array.from({ length: size * size }, () => draw.normal()),
  die: i % 9,
  side: i % 9 < 5 ? "obverse" : "reverse",
}));
const range = { rotation: 20, shift: 0.1, zoom: 0.1, contrast: 0.3, noise: 0.2, erase: 0.3 };
const showing = { size, range, polar: null };
const lesson = {
  of: "coins",
  examples,
  batch: 6,
  sampler: { kind: "pairs" },
  ...showing,
} satisfies BatchSpec;

const inline = (seed: number) => [...pairBatches(examples, 6, showing, random(seed))];
async function all(batches: AsyncIterable<Batch>, atMost = Infinity): Promise<Batch[]> {
  const taken: Batch[] = [];
  for await (const batch of batches) if (taken.push(batch) >= atMost) break;
  return taken;
}
async function withMaker(thread: boolean, use: (maker: BatchMaker) => Promise<void>) {
  const maker = batchMaker(lesson, thread);
  await use(maker).finally(() => maker.close());
}

describe.each([
  ["here", false],
  ["in a thread", true],
])("batchMaker, %s", (_, thread) => {
  it("makes the batches that pairBatches makes, epoch after epoch", () =>
    withMaker(thread, async (maker) => {
      for (const seed of [1, 2, 4294967295])
        expect(await all(maker.epoch(seed))).toEqual(inline(seed));
    }));

  it("starts an epoch again after one that was broken off", () =>
    withMaker(thread, async (maker) => {
      expect(await all(maker.epoch(1), 2)).toEqual(inline(1).slice(0, 2));
      expect(await all(maker.epoch(1), 1)).toEqual(inline(1).slice(0, 1));
      expect(await all(maker.epoch(3))).toEqual(inline(3));
    }));

  it("does not depend on how long each batch is worked on", () =>
    withMaker(thread, async (maker) => {
      const taken: Batch[] = [];
      for await (const batch of maker.epoch(5)) {
        await new Promise((resolve) => setTimeout(resolve, taken.length % 2 ? 30 : 0));
        taken.push(batch);
      }
      expect(taken).toEqual(inline(5));
    }));
});

describe("batchMaker", () => {
  it("makes batches here where the thread cannot have the examples", async () => {
    // a function cannot be copied
    const odd = { ...lesson, examples: examples.map((example) => ({ ...example, look: () => 1 })) };
    const maker = batchMaker(odd, true);
    expect(await all(maker.epoch(1))).toEqual(inline(1));
    await maker.close();
  });

  it("fails when it is closed in the middle of an epoch", () =>
    withMaker(true, async (maker) => {
      const batches = maker.epoch(1);
      await batches.next();
      await maker.close();
      const rest = async () => {
        for await (const batch of batches) void batch;
      };
      await expect(rest()).rejects.toMatchObject({ code: "state" });
    }));

  it.skipIf(!slow)(
    "takes no more memory from epoch to epoch, and lets its process end",
    async () => {
      const { status, stdout } = await ended(
        process.execPath,
        ["--require", require.resolve("tsx/cjs"), join(__dirname, "many-epochs.ts")],
        { timeout: 300_000 },
      );
      expect(status).toBe(0);
      const { before, after } = JSON.parse(stdout);
      expect(after - before).toBeLessThan(30); // MB; the batches between are 700
    },
  );
});
