import { describe, expect, it } from "vitest";
import type { ClassifierRun } from "../../../src/lib/experiments/index";
import { truthTable, writeUpLog } from "../../../src/lib/report/index";
import { derivable } from "../../../src/lib/report/classifier/truth-table";

/** A run of which only what the table looks at is there. */
function run(recall: number, photographs: number): ClassifierRun {
  const share = { value: recall, low: 0, high: 1 };
  return {
    result: { epochs: 30, test: { recall: share, loss: 0.6 } },
    history: [{ validationRecall: 0.7, validationLoss: 0.8 }],
    predictions: Array.from({ length: photographs }, (_, i) => ({ photograph: `${i}.jpg` })),
  } as unknown as ClassifierRun;
}
const row = (claim: string, runs = [run(0.8, 100)], log = writeUpLog()) =>
  truthTable(runs, log).find((other) => other.claim === claim)!;

describe("the truth table", () => {
  it("reads the epochs off the log and checks early stopping against them", () => {
    expect(row("epochs until early stopping")).toMatchObject({
      published: "41",
      log: "41; lowest validation loss in epoch 32, and 9 more make 41",
      verdict: expect.stringContaining("holds"),
    });
    expect(
      row("epochs until early stopping", [run(0.8, 100)], writeUpLog().slice(0, 40)).verdict,
    ).toBe("the log says otherwise");
  });

  it("says why the validation recall cannot be derived", () => {
    expect(row("validation recall").verdict).toBe(
      "cannot be derived from 80 photographs: 57 of 80 is 0.7125, 58 of 80 is 0.7250",
    );
    expect(row("validation recall").log).toBe("last 0.6750, highest 0.7125 (epoch 36)");
  });

  it("finds no epoch with the published validation loss", () => {
    expect(row("validation loss")).toMatchObject({
      log: "last 0.8566, lowest 0.7016 (epoch 32)",
      verdict: "no epoch of the log has it",
    });
  });

  it("puts the test recall beside the published interval", () => {
    expect(row("test recall").log).toBe("0.8100: 81 of 100, interval 0.722 to 0.875");
    expect(row("test recall", [run(0.8, 100)]).verdict).toMatch(/agrees/);
    expect(row("test recall", [run(0.7, 100)]).verdict).toBe("lower here");
    expect(row("test recall", [run(0.9, 100), run(0.95, 100)])).toMatchObject({
      verdict: "higher here",
      here: expect.stringMatching(/^0\.925 \(0\.900 to 0\.950\), interval/),
    });
  });
});

describe("derivable", () => {
  it("knows a share that a number of photographs can give", () => {
    expect(derivable(0.725, 80)).toBe("possible: 58 of 80");
    expect(derivable(0.81, 100)).toBe("possible: 81 of 100");
    expect(derivable(1, 7)).toBe("possible: 7 of 7");
  });
});
