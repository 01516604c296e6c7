import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkPhotographs,
  type Finding,
  type PhotographReport,
} from "../../../src/lib/data/checks/check-photographs";
import { loadClassFolder } from "../../../src/lib/data/folders/class-folder";
import { findingsCsv } from "../../../src/lib/data/checks/findings-csv";
import { random } from "../../../src/lib/base/random";
import { slow } from "../../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab checks "));
afterAll(() => rmSync(dir, { recursive: true }));

const draw = random(3);
/** Coins of two designs, each turned, shifted, sized and lit at random. */
function coin(design: "star" | "bars"): Promise<Buffer> {
  const size = Math.round(draw.uniform(180, 300));
  const [x, y, r] = [
    size * draw.uniform(0.45, 0.55),
    size * draw.uniform(0.45, 0.55),
    size * draw.uniform(0.3, 0.4),
  ];
  const grey = (low: number, high: number) =>
    `rgb(${Array(3)
      .fill(Math.round(draw.uniform(low, high)))
      .join()})`;
  const relief =
    design === "star"
      ? Array.from(
          { length: 7 },
          (_, i) =>
            `<path d="M0 0L${r * 0.8} ${r * 0.1}L${r * 0.8} ${-r * 0.1}Z" transform="rotate(${(360 * i) / 7})"/>`,
        )
      : [-0.6, -0.3, 0.1, 0.5].map(
          (at) => `<rect x="${-r * 0.6}" y="${r * at}" width="${r * 1.2}" height="${r * 0.15}"/>`,
        );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="${grey(200, 250)}"/>
    <g transform="translate(${x} ${y}) rotate(${draw.uniform(0, 360)})"><circle r="${r}" fill="${grey(110, 150)}"/><g fill="${grey(30, 70)}">${relief.join("")}</g></g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

let report: PhotographReport;
const of = (kind: Finding["kind"]) =>
  report.findings.filter((f) => f.kind === kind).map((f) => f.photographs.map((p) => p.name));

beforeAll(async () => {
  for (const design of ["star", "bars"] as const) {
    mkdirSync(join(dir, design));
    for (let i = 1; i <= 14; i++) writeFileSync(join(dir, design, `${i}.jpg`), await coin(design));
  }
  const file = (name: string) => join(dir, name);
  writeFileSync(file("star/wrong.jpg"), await coin("bars"));
  writeFileSync(file("star/text.jpg"), "not a picture");
  writeFileSync(file("star/cut.jpg"), readFileSync(file("star/1.jpg")).subarray(0, 3000));
  writeFileSync(
    file("bars/small.jpg"),
    await sharp(file("bars/1.jpg")).resize(80, 90, { fit: "fill" }).toBuffer(),
  );
  writeFileSync(file("bars/tiny.jpg"), await sharp(file("bars/2.jpg")).resize(40).toBuffer());
  copyFileSync(file("star/3.jpg"), file("star/same.jpg"));
  writeFileSync(
    file("bars/again.jpg"),
    await sharp(file("bars/4.jpg")).resize(150).jpeg({ quality: 40 }).toBuffer(),
  );
  writeFileSync(
    file("bars/star.jpg"),
    await sharp(file("star/5.jpg")).modulate({ brightness: 0.9 }).jpeg({ quality: 70 }).toBuffer(),
  );
  report = await checkPhotographs((await loadClassFolder(dir)).photographs);
});

describe("checkPhotographs", () => {
  it("names files that cannot be read, and goes on", () => {
    expect(of("unreadable")).toEqual([["star/cut.jpg"], ["star/text.jpg"]]);
    expect(report.photographs).toBe(36);
  });

  it("names pictures that are too small to show a design", () => {
    expect(of("too small")).toEqual([["bars/tiny.jpg"], ["bars/small.jpg"]]);
  });

  it("names copies of a file, and of a picture", () => {
    expect(of("duplicate")).toEqual([["star/3.jpg", "star/same.jpg"]]);
    expect(of("near duplicate")).toEqual([
      ["bars/1.jpg", "bars/small.jpg"],
      ["bars/4.jpg", "bars/again.jpg"],
    ]);
  });

  it("names one picture under two labels", () => {
    expect(of("two labels")).toEqual([["bars/star.jpg", "star/5.jpg"]]);
    expect(report.findings.find((f) => f.kind === "two labels")!.message).toMatch(
      /under bars and star: at most one is right/,
    );
  });

  it("doubts the labels that are wrong, however the coin is turned, and no other", () => {
    expect(of("doubtful label").flat().sort()).toEqual(["bars/star.jpg", "star/wrong.jpg"]);
    expect(report.labels!.by).toBe("relief");
    expect(report.labels!.agreement).toBeGreaterThan(0.9);
  });

  it.skipIf(!slow)("judges no labels where there is one class", async () => {
    const { photographs } = await loadClassFolder(dir);
    const { labels, findings } = await checkPhotographs(
      photographs.filter((p) => p.label === "bars"),
    );
    expect(labels).toBeNull();
    expect(findings.some((f) => f.kind === "doubtful label")).toBe(false);
  });

  it.skipIf(!slow)("finds the same in threads", async () => {
    const { photographs } = await loadClassFolder(dir);
    const four = [0, 1, 2].flatMap((n) =>
      photographs.map((p) => ({ ...p, name: `${n}/${p.name}` })),
    ); // over a hundred
    const { findings } = await checkPhotographs(four);
    expect(
      findings.filter((f) => f.kind === "unreadable").map((f) => f.photographs[0].name),
    ).toEqual([0, 1, 2].flatMap((n) => [`${n}/star/cut.jpg`, `${n}/star/text.jpg`]));
    expect(
      findings.filter((f) => f.kind === "duplicate").every((f) => f.photographs.length >= 3),
    ).toBe(true);
  });
});

describe("findingsCsv", () => {
  it("writes a photograph a row, quoted, and no formulas", () => {
    const photograph = (name: string) => ({ file: `/x/${name}`, name, label: "a" });
    expect(
      findingsCsv([
        {
          kind: "duplicate",
          photographs: [photograph("=1.jpg"), photograph('b,"2".jpg')],
          message: "the same file: keep one",
        },
      ]),
    ).toBe(
      'finding,kind,photograph,label,message\n1,duplicate,\'=1.jpg,a,the same file: keep one\n1,duplicate,"b,""2"".jpg",a,the same file: keep one\n',
    );
  });
});
