import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: ["node_modules/", ".venv/", ".cache/", "data/", "experiments/", "reports/", "setup/"],
  },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, ...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/max-params": ["warn", { max: 4 }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Steps of a `for` with two counters are comma expressions.
      "@typescript-eslint/no-unused-expressions": "off",
      // Rooms are loaded when a command needs them: `require` is how CommonJS does that.
      "@typescript-eslint/no-require-imports": "off",
    },
  },
  {
    // Goldens and figures are JSON of other programs.
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
);
