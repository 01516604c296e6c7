import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as numislab from "../../src/lib/index";

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, "log").mockImplementation((text) => void printed.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

const shown = (name?: string) => {
  numislab.help(name);
  return printed.join("\n");
};

describe("numislab.help", () => {
  it("lists every namespace and every name outside of them", () => {
    const lines = shown().split("\n");
    for (const name of Object.keys(numislab))
      expect(lines.filter((line) => new RegExp(`^${name}\\b`).test(line))).toHaveLength(1);
  });

  it("lists the functions of a namespace with the first sentence of each", () => {
    const text = shown("metrics");
    expect(text).toMatch(/rocAuc\(labels, scores, options\?\)\s+Area under the ROC: /);
    for (const name of Object.keys(numislab.metrics)) expect(text).toContain(name);
  });

  it("explains one function", () => {
    expect(shown("data.readCoins")).toMatch(/^numislab\.data\.readCoins\(folder.*\)\n\nThe coins/);
  });

  it("says where there is no such name", () => {
    expect(() => shown("trein")).toThrow("numislab.trein is not there");
  });
});
