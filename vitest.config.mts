import { defineConfig } from "vitest/config";

// Vite takes what follows `#` or `?` in a path for something else, and would find no file.
if (/[#?]/.test(process.cwd()))
  throw new Error(
    `The tests cannot run in ${process.cwd()}: the test runner reads no path with # or ? in it. Move the checkout; numislab itself works there.`,
  );

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks", // native modules (TensorFlow, sharp) each want a process of their own
    // one more than two cores: kernels, browsers and processes are waited for
    poolOptions: { forks: { maxForks: 3 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
