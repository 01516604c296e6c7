import { defineConfig } from "vitest/config";

export default defineConfig({
  // test/run.mjs may reach this folder through a link
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
