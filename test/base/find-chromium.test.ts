import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findChromium } from "../../src/lib/base/find-chromium";

it("finds the browser that CHROMIUM names, then one on PATH, and only one that can be run", () => {
  const folder = mkdtempSync(join(tmpdir(), "numislab-chromium-"));
  const [named, onPath] = [join(folder, "mine"), join(folder, "chromium")];
  writeFileSync(named, "");
  writeFileSync(onPath, "");
  expect(findChromium({ PATH: folder, CHROMIUM: named })).toBeNull();
  chmodSync(onPath, 0o755);
  expect(findChromium({ PATH: folder, CHROMIUM: named })).toBe(onPath);
  chmodSync(named, 0o755);
  expect(findChromium({ PATH: folder, CHROMIUM: named })).toBe(named);
  rmSync(folder, { recursive: true });
});
