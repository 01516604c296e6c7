import { createHash } from "node:crypto";
import { rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/**
 * The folder that Vite works in. Vite cuts off everything after `#` or `?` in a path, so a checkout
 * whose path has one is reached through a link.
 */
function rootForVite(root: string): string {
  if (!/[#?]/.test(root)) return root;
  const name = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const link = join(tmpdir(), `numislab-tests-${name}`);
  rmSync(link, { force: true });
  symlinkSync(root, link);
  return link;
}

export default defineConfig({
  root: rootForVite(process.cwd()),
  resolve: { preserveSymlinks: true },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks", // native modules (TensorFlow, sharp) each want a process of their own
    // one more than two cores: kernels, browsers and processes are waited for
    poolOptions: { forks: { maxForks: 3 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
