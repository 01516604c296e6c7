import { describe, expect, it } from "vitest";
import { relativePaths } from "../../src/commands/command";

describe("paths in what a command prints", () => {
  it.each([
    ["/home/a/coins/study/report.html", "study/report.html"],
    ["Report: /home/a/coins/x.html\n/home/a/coins/y.html", "Report: x.html\ny.html"],
    ["review '/home/a/coins/my study'", "review 'my study'"],
    ["/mnt/home/a/coins/x", "/mnt/home/a/coins/x"],
    ["/home/a/coins2/x and /home/a/coins", "/home/a/coins2/x and /home/a/coins"],
    ["none", "none"],
  ])("are relative below the current folder: %j", (text, expected) => {
    expect(relativePaths(text, "/home/a/coins")).toBe(expected);
  });

  it("stay absolute elsewhere", () => {
    expect(relativePaths("/tmp/x", "/")).toBe("tmp/x");
    expect(relativePaths("/tmp/x", "/home/a")).toBe("/tmp/x");
  });
});
