import { describe, expect, it } from "vitest";
import { parseConfig } from "../src/lib/experiments";
import { nameOf } from "../src/lib/reproduce";

describe("the main job's experiment", () => {
  it.each([
    [undefined, "quick", "siamese-simulated-quick"],
    ["/coins/hoard", "full", "siamese-hoard"],
    ["/coins/Münzen aus Köln (2)", "full", "siamese-M-nzen-aus-K-ln-2-"],
    ["/", "quick", "siamese--quick"],
  ] as const)("is named after the folder %j, with nothing that a folder name can't hold", (data, scale, name) => {
    expect(nameOf(data, scale)).toBe(name);
    expect(parseConfig({ kind: "siamese", name }, "here").name).toBe(name);
  });
});
