import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

it.each(["euro-classifier", "die-siamese", "die-siamese-small"])(
  "models/%s names the SHA-256 of its weights",
  (name) => {
    const folder = join(__dirname, "..", "..", "models", name);
    const { weightsSha256 } = JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));
    const weights = readFileSync(join(folder, "weights.bin"));
    expect(weightsSha256).toBe(createHash("sha256").update(weights).digest("hex"));
  },
);
