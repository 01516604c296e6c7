import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks", // native modules (TensorFlow, sharp) each want a process of their own
    poolOptions: { forks: { maxForks: 3 } }, // one more than two cores: kernels, browsers and processes are waited for
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
