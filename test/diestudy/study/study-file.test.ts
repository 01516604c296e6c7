import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { studySource } from "../../../src/lib/diestudy/index";

const dir = mkdtempSync(join(tmpdir(), "numislab source "));
afterAll(() => rmSync(dir, { recursive: true }));

it("a study's source has the digest of what was matched, and that of the file where it was not", async () => {
  for (const name of ["a", "b"]) writeFileSync(join(dir, `${name}.jpg`), name);
  const { coins } = await studySource(dir, {
    known: new Map([[join(dir, "a.jpg"), "matched"]]),
  });
  expect(coins.map(({ name, sides }) => [name, sides.obverse])).toEqual([
    ["a", { file: "a.jpg", sha256: "matched" }],
    ["b", { file: "b.jpg", sha256: createHash("sha256").update("b").digest("hex") }],
  ]);
});
