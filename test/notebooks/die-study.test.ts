import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { simulateHoard } from "../../src/lib/simulator/index";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";
import { expectNoOutputs } from "./no-outputs";

const notebook = "notebooks/06-die-study.ipynb";
const dir = mkdtempSync(join(tmpdir(), "numislab die study "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("notebook 06", () => {
  it("is committed without outputs", () => expectNoOutputs(notebook));

  it.skipIf(!slow || lacksPython())(
    "lays a coin on another, then studies the whole folder: tables, chart, photographs, report",
    async () => {
      const settings = {
        raw: dir,
        strikes: { coins: 3, seed: 1, width: 640 },
        coins: ["001", "001"],
        study: join(dir, "study"),
        review: false,
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
      expect(result).toMatchObject({
        coins: ["001", "001"],
        answer: "same",
        study: join(dir, "study"),
        report: join(dir, "study", "report.html"),
      });
      expect(existsSync(join(dir, "study", "report.html"))).toBe(true);
      const outputs = JSON.parse(readFileSync(join(dir, "out.ipynb"), "utf8")).cells.flatMap(
        (cell: { outputs?: object[] }) => cell.outputs ?? [],
      );
      const figures = outputs.flatMap(
        (output: {
          data?: Record<string, { layout: { sliders: { steps: object[] }[]; images: object[] } }>;
        }) => output.data?.["application/vnd.plotly.v1+json"] ?? [],
      );
      expect(
        figures.map(({ layout }: (typeof figures)[number]) => [
          layout.sliders[0].steps.length,
          layout.images.length,
        ]),
      ).toEqual([[21, 2]]);
      const html = outputs.flatMap((output: { data?: Record<string, string[]> }) =>
        output.data?.["text/html"] ? [[output.data["text/html"]].flat().join("")] : [],
      );
      expect(html.join("").split("data:image/png").length - 1).toBe(2); // red and cyan; left over
      expect(html.join("")).toMatch(/<th[^>]*>dies struck from: equal output<\/th>/);
      expect(html.join("")).toMatch(/class="numislab-chart"/);
      expect(
        outputs.filter(
          (output: { data?: Record<string, unknown> }) => output.data?.["image/svg+xml"],
        ),
      ).toHaveLength(1);
      expect(outputs.filter((output: { name?: string }) => output.name === "stderr")).toEqual([]);
    },
  );

  it.skipIf(!slow || lacksPython())(
    "says in words that two coins are too unlike, and goes on",
    async () => {
      const folder = join(dir, "unlike");
      await simulateHoard(folder, { coins: 3, seed: 1, width: 640, types: 1 });
      // two blank discs
      await sharp({ create: { width: 640, height: 320, channels: 3, background: "#fff" } })
        .composite(
          [160, 480].map((x) => ({
            input: Buffer.from(
              `<svg width="640" height="320"><circle cx="${x}" cy="160" r="120" fill="#666"/></svg>`,
            ),
            left: 0,
            top: 0,
          })),
        )
        .jpeg()
        .toFile(join(folder, "images", "blank.jpg"));
      const settings = {
        folder,
        coins: ["001", "blank"],
        study: join(dir, "unlike-study"),
        review: false,
      };
      const result = await withNotebookJob(
        root,
        settings,
        () => {},
        (parameters) =>
          runNotebook({
            root,
            notebook: resolve(notebook),
            out: join(dir, "unlike.ipynb"),
            parameters,
          }),
      );
      expect(result).toMatchObject({ report: join(dir, "unlike-study", "report.html") });
      expect(readFileSync(join(dir, "unlike.ipynb"), "utf8")).toContain(
        "001 and blank are too unlike to lie on each other",
      );
    },
  );
});
