import { defineConfig } from "vitest/config";
import main from "./vitest.config.mts";

/** What needs tools that numislab doesn't: not part of `npm test`. */
export default defineConfig({
  ...main,
  test: {
    include: ["test/tools/*.tools.ts"],
    pool: "forks",
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
