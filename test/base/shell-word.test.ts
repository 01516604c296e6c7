import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { shellWord } from "../../src/lib/base/shell-word";

it("a word for a shell is read by it as it was", () => {
  const words = ["plain/path-1.jpg", "Münzen #2 50%", "it's", '$HOME `x` "y"', "a\nb", "*"];
  const read = execFileSync("sh", ["-c", `printf '%s\\0' ${words.map(shellWord).join(" ")}`], {
    encoding: "utf8",
  });
  expect(read).toBe(words.map((word) => `${word}\0`).join(""));
});

it("a word for a shell is not quoted where it need not be", () => {
  expect(shellWord("reports/dies_1")).toBe("reports/dies_1");
});
