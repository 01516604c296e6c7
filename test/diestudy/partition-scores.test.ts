import { describe, expect, it } from "vitest";
import { partitionScores } from "../../bench/lib/partition-scores";

describe("the bench's scores of partitions", () => {
  it("are scikit-learn's", () => {
    const known = partitionScores([0, 0, 0, 1, 1, 2, 2, 3, 3, 3], [0, 0, 1, 1, 1, 2, 3, 3, 3, 0]);
    expect([known.ari, known.ami]).toEqual([
      expect.closeTo(0.2028985507246377, 12),
      expect.closeTo(0.2662693564010163, 12),
    ]);
    const { ari, ami, f1 } = partitionScores([0, 0, 1, 2], [0, 0, 1, 1]);
    expect([ari, ami, f1]).toEqual([
      expect.closeTo(4 / 7, 12),
      expect.closeTo(4 / 7, 12),
      expect.closeTo(2 / 3, 12),
    ]);
  });

  it("are 1 for the same groups by other names", () => {
    expect(partitionScores([0, 0, 1, 1], [5, 5, 3, 3])).toEqual({ ari: 1, ami: 1, f1: 1 });
  });
});
