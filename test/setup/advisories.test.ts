import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCSV, Series } from "danfojs-node";
import { afterAll, describe, expect, it } from "vitest";

const root = join(__dirname, "..", "..");
const dir = mkdtempSync(join(tmpdir(), "numislab advisories "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("packages with known advisories", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const versionsOf = (name: string) =>
    Object.entries<{ version?: string; link?: boolean }>(packages)
      .filter(([folder]) => folder.endsWith(`node_modules/${name}`))
      .map(([, { version, link }]) => (link ? "ours" : Number(version!.split(".")[0])));

  it.each([
    ["tough-cookie", []],
    ["request", ["ours"]],
  ])("are not installed: %s", (name, versions) => expect(versionsOf(name)).toEqual(versions));

  it.each([
    ["mathjs", 15],
    ["tar", 7],
  ])("are replaced by newer ones: %s from %i on", (name, oldest) => {
    expect(versionsOf(name)).not.toEqual([]);
    for (const version of versionsOf(name)) expect(version).toBeGreaterThanOrEqual(oldest);
  });
});

describe("danfojs without them", () => {
  it("reads a CSV file", async () => {
    const file = join(dir, "coins.csv");
    writeFileSync(file, "coin,weight\n001,3.25\n002,2.75\n");
    const table = await readCSV(file);
    expect(table.columns).toEqual(["coin", "weight"]);
    expect(table["weight"].values).toEqual([3.25, 2.75]);
  });

  it("computes the statistics that mathjs does for it", () => {
    const values = new Series([1, 2, 2, 5]);
    expect([values.median(), values.var(), values.mode()]).toEqual([2, 3, [2]]);
    expect(values.std()).toBeCloseTo(Math.sqrt(3), 12);
  });

  it("refuses to read an address, and says what to do", () => {
    const request = createRequire(__filename)(join(root, "setup", "request"));
    const expected = /^danfojs reads files here, not addresses: http:.*Download it first/;
    expect(() => request.get("http://127.0.0.1/coins.csv")).toThrow(expected);
    expect(() => request({ url: "http://127.0.0.1/coins.json" })).toThrow(expected);
  });
});
