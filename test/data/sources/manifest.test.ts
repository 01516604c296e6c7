import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listSources } from "../../../src/lib/data/sources/list-sources";
import {
  findManifest,
  readManifest,
  readManifests,
  sourceFiles,
} from "../../../src/lib/data/sources/manifest";
import { fileState } from "../../../src/lib/data/sources/verify";
import { realPhotographs } from "../../real-photographs";

const root = mkdtempSync(join(tmpdir(), "numislab manifests "));
afterAll(() => rmSync(root, { recursive: true }));
const hoard = realPhotographs("hoard");
const shipped = resolve("data/manifests");
const hash = "0".repeat(64);

function manifest(files: unknown[], more: object = {}): string {
  const file = join(root, "coins.json");
  const origin = {
    base: "https://example.org/at/abc/",
    licence: null,
    citation: "A. Smith",
    files,
  };
  writeFileSync(
    file,
    JSON.stringify({ name: "coins", title: "Coins", about: "", origins: [origin], ...more }),
  );
  return file;
}

describe("readManifest", () => {
  it("makes an address of base and path, or of base and the rest that is given", async () => {
    const { origins } = await readManifest(
      manifest([
        ["images/001.jpg", hash, 5, "a 1/ü?.jpg"],
        ["b.jpg", hash, 6],
      ]),
    );
    expect(sourceFiles({ origins })).toEqual([
      {
        path: "images/001.jpg",
        sha256: hash,
        bytes: 5,
        address: "https://example.org/at/abc/a%201/%C3%BC%3F.jpg",
      },
      { path: "b.jpg", sha256: hash, bytes: 6, address: "https://example.org/at/abc/b.jpg" },
    ]);
  });

  it("refuses paths that lead out of the set's folder", async () => {
    for (const path of [
      "../a.jpg",
      "/etc/a.jpg",
      "a/../../b.jpg",
      "a//b.jpg",
      "a\\b.jpg",
      "C:a.jpg",
      "",
    ]) {
      await expect(readManifest(manifest([[path, hash, 5]]))).rejects.toThrow(
        /coins\.json is no manifest/,
      );
    }
  });

  it("refuses what it does not know, and two files at one place", async () => {
    await expect(readManifest(manifest([], { licence: "MIT" }))).rejects.toThrow(/licence/);
    await expect(readManifest(manifest([["a.jpg", "abc", 5]]))).rejects.toThrow(
      /64 hexadecimal digits/,
    );
    await expect(
      readManifest(
        manifest([
          ["a.jpg", hash, 5],
          ["A.jpg", hash, 5],
        ]),
      ),
    ).rejects.toThrow(/two files are to be stored at a\.jpg/);
  });
});

describe("the manifests that numislab ships", () => {
  it("name the three sets, their files pinned to a commit", async () => {
    const sources = await listSources(shipped, join(root, "nothing"));
    expect(sources.map(({ name, files, present }) => [name, files, present])).toEqual([
      ["euro-denominations", 2831, 0],
      ["euro2-catalogue", 269, 0],
      ["hoard", 540, 0],
    ]);
    for (const { origins } of await readManifests(shipped)) {
      for (const { base } of origins)
        if (base !== null)
          expect(base).toMatch(
            /^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/[0-9a-f]{8,40}\//,
          );
    }
  });

  it("ship the label files as they say", async () => {
    for (const { shipped, shippedIn } of await readManifests(resolve("data/manifests"))) {
      for (const [path, sha256, bytes] of shipped)
        expect(await fileState(join(shippedIn, path), { sha256, bytes })).toBe("right");
    }
  });

  it("says which there are where one is unknown", async () => {
    await expect(findManifest(shipped, "hord")).rejects.toThrow(
      /no data set 'hord': there are euro-denominations, euro2-catalogue, hoard/,
    );
  });

  it.skipIf(hoard.missing)("describe the hoard as it is", async () => {
    const files = sourceFiles(await findManifest(shipped, "hoard"));
    for (const file of files.filter((_, i) => i % 60 === 0))
      expect(await fileState(join(hoard.folder, file.path), file)).toBe("right");
  });
});
