import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  formatInterval,
  formatNumber,
  formatPercent,
  formatProbability,
  formatRange,
  formatSignificant,
} from "../../src/lib/base/format-number";
import { whyMissing } from "../../src/lib/metrics/index";

const why = { value: "no same-die pair", bounds: "only 1 same-die pair" };

describe("a number", () => {
  it("has fixed digits and a leading zero", () => {
    expect(formatNumber(0.9968, "none")).toBe("0.997");
    expect(formatNumber(-0.00001, "none")).toBe("0.000");
    expect(formatNumber(-0.25, "none", 1)).toBe("-0.3");
    expect(formatNumber(12.34, "none", 1, " s")).toBe("12.3 s");
    expect(formatSignificant(0.000001234, "none")).toBe("0.0000012");
  });

  it.each([null, undefined, NaN, Infinity, -Infinity])(
    "that is %s is missing with its reason",
    (value) => {
      for (const format of [formatNumber, formatPercent, formatProbability, formatSignificant])
        expect(format(value, "not run")).toBe("– (not run)");
    },
  );
});

describe("an interval", () => {
  it("stands beside its value", () => {
    expect(formatInterval({ value: 0.922, low: 0.676, high: 0.998 }, why)).toBe(
      "0.922 [0.676, 0.998]",
    );
    expect(formatInterval({ value: 0.922, low: 0.676, high: 0.998 }, why, 3, 2)).toBe(
      "0.922 [0.68, 1.00]",
    );
  });

  it("gives the reason for the end or ends that it lacks", () => {
    expect(formatInterval({ value: 0.5, low: null, high: null }, why)).toBe(
      "0.500 (no interval: only 1 same-die pair)",
    );
    expect(formatInterval({ value: 0.5, low: NaN, high: 0.9 }, why)).toBe(
      "0.500 [–, 0.900] (only 1 same-die pair)",
    );
  });

  it("of a missing value is the value's reason alone", () =>
    expect(formatInterval({ value: NaN, low: 0, high: 1 }, why)).toBe("– (no same-die pair)"));
});

describe("a range", () => {
  it("is one number where all are equal, and leaves out what is missing", () => {
    expect(formatRange([0.5, NaN, 0.25], "none")).toBe("0.250 to 0.500");
    expect(formatRange([0.5, 0.5], "none")).toBe("0.500");
    expect(formatRange([], "needs none")).toBe("– (needs none)");
  });
});

describe("a probability", () => {
  it("never says 0 or 1 for what is neither", () => {
    expect([0, 1e-9, 0.5, 0.9999, 1].map((p) => formatProbability(p, "none"))).toEqual([
      "0.000",
      "< 0.001",
      "0.500",
      "> 0.999",
      "1.000",
    ]);
  });
});

describe("the reason for a missing metric", () => {
  it.each([
    [{ pairs: 0, same: 0 }, "no pair"],
    [{ pairs: 10, same: 0 }, "no same-die pair"],
    [{ pairs: 3, same: 3 }, "no different-die pair"],
  ])("of %j is '%s'", (counts, reason) => expect(whyMissing(counts).value).toBe(reason));

  it("of an interval is the kind of pairs of which there are few, or that nothing was resampled", () => {
    expect(whyMissing({ pairs: 100, same: 1 }).bounds).toBe("only 1 same-die pair");
    expect(whyMissing({ pairs: 6, same: 4 }).bounds).toBe("only 2 different-die pairs");
    expect(whyMissing({ pairs: 6, same: 3, resamples: 0 }).bounds).toBe("no coins were resampled");
  });
});

describe("reports, commands and notebooks", () => {
  const sources = ["src/lib/report", "src/commands", "notebooks"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|ipynb)$/.test(name))
      .map((name) => join(folder, name)),
  );

  it("format numbers with this module alone, which forces the reason for what is missing", () => {
    expect(sources.length).toBeGreaterThan(50);
    const others = sources.filter((file) =>
      /\.to(Fixed|Precision)\(/.test(readFileSync(file, "utf8")),
    );
    expect(others).toEqual([]);
  });
});
