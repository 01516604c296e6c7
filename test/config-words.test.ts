import { describe, expect, it } from "vitest";
import { missingConfig, shippedConfigs } from "../src/commands/help/config-words";

const known = ["experiments/configs/siamese-small.json", "experiments/configs/euro-better.json"];

describe("a configuration that does not exist", () => {
  it("is told with the one that is meant, where the name is nearly one of these", () => {
    expect(missingConfig("experiments/configs/siamese-smal.json", known)).toBe(
      "experiments/configs/siamese-smal.json does not exist; did you mean experiments/configs/siamese-small.json?",
    );
  });

  it("is told with all of them, where it is like none", () => {
    expect(missingConfig("mine.json", known)).toBe(
      `mine.json does not exist. There are ${known.join(", ")}`,
    );
    expect(missingConfig("mine.json", [])).toBe("mine.json does not exist: check the path");
  });

  it("can be one of those that come with the project", () => {
    expect(shippedConfigs().map((file) => file.split(/[\\/]/).at(-1))).toContain(
      "siamese-write-up.json",
    );
  });
});
