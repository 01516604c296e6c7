import { describe, expect, it } from "vitest";
import { METHODS, methodNamed, openMatcher } from "../../src/lib/matchers/index";

describe("the registry of methods", () => {
  it("knows each method by its own name, registration first", () => {
    const names = METHODS.map(({ name }) => name);
    expect(names).toEqual(["registration", "neighbours", "siamese", "keypoints", "ssim", "fusion"]);
    for (const method of METHODS) expect(methodNamed(method.name)).toBe(method);
  });

  it("answers an unknown name with the nearest one and all others", () => {
    expect(() => methodNamed("keypoint")).toThrow(
      /no method keypoint; did you mean keypoints\? \(known: registration, .*, fusion\)/,
    );
  });

  it("refuses an option that the method has no use for, and names the methods that take it", async () => {
    await expect(openMatcher("ssim", { neighbours: 4 })).rejects.toThrow(
      /--neighbours: the method ssim has no use for it; --neighbours is for registration, neighbours/,
    );
    await expect(openMatcher("registration", { model: "x" })).rejects.toThrow(
      /--model is for siamese, fusion/,
    );
  });

  it("says plainly that a trained model is missing", async () => {
    for (const name of ["siamese", "fusion"])
      await expect(openMatcher(name)).rejects.toThrow(
        new RegExp(`the method ${name} needs a trained model: .*--model`),
      );
  });
});
