import { describe, expect, it } from "vitest";
import { progressWords } from "../../src/lib/base/index";

describe("the words beside a progress bar", () => {
  it("count what is done, and tell the time left once there is a rate", () => {
    const words = progressWords();
    expect(words({ stage: "matching", done: 0, total: 100 }, 0)).toEqual({
      share: 0,
      text: "matching 0/100",
    });
    expect(words({ stage: "matching", done: 10, total: 100 }, 2000).text).toBe("matching 10/100");
    expect(words({ stage: "matching", done: 25, total: 100 }, 10_000).text).toBe(
      "matching 25/100 · 0:30 left",
    );
    expect(words({ stage: "matching", done: 100, total: 100 }, 40_000).text).toBe(
      "matching 100/100",
    );
  });

  it("go through all epochs of a training, with what the last one came to", () => {
    const words = progressWords();
    words({ stage: "epoch 1 of at most 4", done: 0, total: 5, share: 0 }, 0);
    const end = { stage: "epoch 1", done: 1, total: 1, share: 0.25, detail: "loss 0.4" };
    expect(words(end, 60_000)).toEqual({ share: 0.25, text: "epoch 1 · loss 0.4 · 3:00 left" });
    const next = {
      stage: "epoch 2 of at most 4",
      done: 0,
      total: 5,
      share: 0.25,
      note: "loss 0.4",
    };
    expect(words(next, 60_000).text).toBe("epoch 2 of at most 4 · loss 0.4 · 3:00 left");
  });

  it("begin again with another stage, and with the same one from its start", () => {
    const words = progressWords();
    words({ stage: "striking hoard 1", done: 0, total: 9 }, 0);
    words({ stage: "striking hoard 1", done: 9, total: 9 }, 9000);
    expect(words({ stage: "striking hoard 2", done: 1, total: 9 }, 10_000).text).toBe(
      "striking hoard 2 1/9",
    );
    expect(words({ stage: "reading", done: 1, total: 2 }, 99_000).text).toBe("reading 1/2");
  });
});
