import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCheckpoint, writeCheckpoint } from "../../src/lib/training/checkpoint";

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "checkpoint-"))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const checkpoint = {
  progress: { epoch: 3, note: "é" }, // bytes and characters differ in number
  tensors: {
    weights: [
      {
        name: "a",
        shape: [2, 2],
        dtype: "float32" as const,
        values: Float32Array.of(1, -2, 3.5, 0),
      },
      { name: "b", shape: [], dtype: "float32" as const, values: Float32Array.of(7) },
    ],
    optimizer: [{ name: "iter", shape: [], dtype: "int32" as const, values: Int32Array.of(41) }],
  },
};

describe("checkpoints", () => {
  it("come back as they were written", async () => {
    const file = join(dir, "c.bin");
    await writeCheckpoint(file, checkpoint);
    expect(readCheckpoint(file)).toEqual(checkpoint);
  });

  it("are absent before the first is written", () => {
    expect(readCheckpoint(join(dir, "c.bin"))).toBeNull();
  });

  it("that were cut off anywhere are refused by name, never half read", async () => {
    const file = join(dir, "c.bin");
    await writeCheckpoint(file, checkpoint);
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 5) {
      writeFileSync(file, whole.subarray(0, length));
      expect(() => readCheckpoint(file), `cut to ${length} bytes`).toThrow(
        /c\.bin is not a whole checkpoint/,
      );
    }
  });
});
