import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeData } from "../../src/lib/data/index";
import { simulateEuro, simulateHoard } from "../../src/lib/simulator/index";

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "numislab croissant "));
  await simulateHoard(join(dir, "hoard"), { coins: 8, seed: 1, width: 128 });
  await simulateEuro(join(dir, "euros"), { photographs: 8, seed: 1 });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Description {
  name: string;
  description: string;
  license?: string;
  distribution: { "@id": string; contentUrl: string; sha256: string; encodingFormat: string }[];
  recordSet: [{ "@id": string; field: { "@id": string }[]; data: Record<string, string>[] }];
}

describe("describeData", () => {
  it("has every file of a hoard with its sha256, and each coin with its dies", async () => {
    const {
      distribution,
      recordSet: [coins],
      ...rest
    } = (await describeData(join(dir, "hoard"))) as Description;
    expect(rest.name).toBe("hoard");
    expect(rest.description).toContain("Simulated photographs");
    expect(rest.license).toBeUndefined();
    expect(distribution).toHaveLength(9); // and the sheet
    for (const { contentUrl, sha256 } of distribution)
      expect(sha256).toBe(
        createHash("sha256")
          .update(readFileSync(join(dir, "hoard", contentUrl)))
          .digest("hex"),
      );
    expect(coins.data).toHaveLength(8);
    expect(Object.keys(coins.data[0])).toEqual(coins.field.map((field) => field["@id"]));
    const known = new Set(distribution.map((file) => file.contentUrl));
    for (const row of coins.data) expect(known).toContain(row["coins/photograph"]);
  });

  it("has the class of each photograph of a class folder", async () => {
    const {
      recordSet: [photographs],
      license,
    } = (await describeData(join(dir, "euros"), {
      licence: "https://example.org/licence",
    })) as Description;
    expect(license).toBe("https://example.org/licence");
    expect(photographs["@id"]).toBe("photographs");
    for (const row of photographs.data)
      expect(row["photographs/photograph"]).toContain(`images/${row["photographs/class"]}0`);
  });

  it("says why a folder that is neither cannot be described", async () => {
    mkdirSync(join(dir, "else"));
    writeFileSync(join(dir, "else", "notes.txt"), "");
    await expect(describeData(join(dir, "else"))).rejects.toThrow(
      /neither a class folder .* nor one of coins with a sheet of die links/,
    );
  });
});
