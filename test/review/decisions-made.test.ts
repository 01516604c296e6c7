import { describe, expect, it } from "vitest";
import { decisionsMade, type JudgedPair } from "../../src/lib/review/decisions-made";

const pair = (
  number: number,
  kind: "alone" | "merge" | "split",
  verdict: JudgedPair["verdict"],
  follows: JudgedPair["follows"] = null,
): JudgedPair => ({ decision: { number, kind, question: "", follows: 1 }, verdict, follows });

describe("decisionsMade", () => {
  it("has a lone coin decided by one 'same', or when all its pairs are judged", () => {
    const made = decisionsMade([
      pair(1, "alone", "same"),
      pair(1, "alone", null),
      pair(2, "alone", "different"),
      pair(2, "alone", null),
      pair(3, "alone", "different"),
      pair(3, "alone", null, "different"),
      pair(4, "alone", null, "same"),
      pair(4, "alone", null),
    ]);
    expect([...made]).toEqual([1, 3, 4]);
  });

  it("has dies decided by one pair of them that is the same or different", () => {
    const made = decisionsMade([
      pair(1, "merge", "different"),
      pair(1, "merge", null),
      pair(2, "split", "unsure"),
      pair(2, "split", null),
      pair(3, "split", "unsure"),
      { decision: null, verdict: "same", follows: null },
    ]);
    expect([...made]).toEqual([1, 3]);
  });
});
