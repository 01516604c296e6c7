import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/02-augmentation.ipynb";
const dir = mkdtempSync(join(tmpdir(), "numislab notebook "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("notebook 02", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "shows every change in a row of its own, and measures a batch",
    async () => {
      const draw = random(1);
      for (let i = 0; i < 8; i++) {
        const pixels = Uint8Array.from({ length: 120 * 120 * 3 }, () => draw.integer(256));
        await sharp(pixels, { raw: { width: 120, height: 120, channels: 3 } })
          .png()
          .toFile(join(dir, `${i % 2 ? "Atenas" : "Francia"}0 (${i}).png`));
      }
      const settings = {
        data: { folder: dir },
        input: { size: 32 },
        augment: { anyAngle: true, light: 0.3, jpeg: 50 },
      };
      const result = await withNotebookJob(
        root,
        settings,
        () => {},
        (parameters) =>
          runNotebook({
            root,
            notebook: resolve(notebook),
            out: join(dir, "out.ipynb"),
            html: join(dir, "out.html"),
            parameters,
          }),
      );
      expect(result!.photographs).toBe(8);
      expect(result!.changed).toEqual([
        "Keras' affine",
        "affine and anyAngle",
        "affine and light",
        "affine and jpeg",
        "all options",
      ]);
      for (const milliseconds of result!.milliseconds as number[])
        expect(milliseconds).toBeGreaterThan(0);

      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const html = outputs.flatMap(
        (output: { data?: Record<string, string[]> }) => output.data?.["text/html"] ?? [],
      );
      // photographs, rotation, shear, zoom, shift, all together, three options, before and after
      expect(html.filter((markup: string) => markup.includes("data:image/png"))).toHaveLength(10);
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );
});
