import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const drawing = "docs/images/architecture.svg";
const script = resolve("docs/images/architecture.cjs");
let drawn: string;

beforeAll(() => {
  // an import would not find it in a folder whose path has a #
  const { architectureSvg } = createRequire(__filename)(script);
  drawn = architectureSvg(resolve("."));
});

describe("the drawing of the architecture", () => {
  it("is what the imports of today give; node docs/images/architecture.cjs makes it again", () => {
    expect(readFileSync(drawing, "utf8")).toBe(drawn);
  });

  it("shows every room, inside the picture and apart from every other", () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn)!.map(Number);
    const boxes = [
      ...drawn.matchAll(
        /<rect x="([\d.-]+)" y="([\d.]+)" width="(\d+)" height="(\d+)".*?class="name"[^>]*>(\w+)</g,
      ),
    ].map(([, x, y, w, h, name]) => ({ name, left: +x, top: +y, right: +x + +w, bottom: +y + +h }));
    const rooms = readdirSync("src/lib", { withFileTypes: true }).filter((e) => e.isDirectory());
    expect(boxes.map(({ name }) => name).sort()).toEqual(
      ["commands", ...rooms.map(({ name }) => name)].sort(),
    );
    for (const box of boxes) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
    }
    const overlap = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.name}, ${b.name}`),
    );
    expect(overlap).toEqual([]);
  });

  it("has no arrow that leads up", () => {
    const arrows = [...drawn.matchAll(/class="arrow" d="M[\d.-]+ ([\d.]+)C.* ([\d.]+)"/g)];
    expect(arrows.length).toBeGreaterThan(20);
    for (const [, from, to] of arrows) expect(Number(to)).toBeGreaterThan(Number(from));
  });
});
