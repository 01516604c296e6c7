// Takes the batches of many epochs out of a thread; prints resident MB after the first ones and
// after all.
import { batchMaker } from "../../src/lib/training/batch-maker";

const size = 96;
const examples = Array.from({ length: 64 }, (_, i) => ({
  picture: new Float32Array(size * size).fill(i),
  die: i >> 1,
  side: "obverse",
}));
const range = { rotation: 8, shift: 0.04, zoom: 0.06, contrast: 0.3, noise: 0.1, erase: 0.25 };

void (async () => {
  const maker = batchMaker(
    { of: "coins", examples, size, batch: 32, sampler: { kind: "pairs" }, range, polar: null },
    true,
  );
  const epochs = async (count: number) => {
    for (let seed = 0; seed < count; seed++)
      for await (const batch of maker.epoch(seed))
        if (batch.labels.length !== 32) throw new Error("a short batch");
    return process.memoryUsage().rss / 2 ** 20;
  };
  const before = await epochs(100);
  const after = await epochs(150);
  console.log(JSON.stringify({ before, after }));
})();
