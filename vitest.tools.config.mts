import { defineConfig } from "vitest/config";

/** What needs tools that numislab doesn't: not part of `npm test`. */
export default defineConfig({
  test: {
    include: ["test/tools/*.tools.ts"],
    pool: "forks",
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
