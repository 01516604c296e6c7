// Follows docs/guide/add-a-method.md in a copy of the source.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng } from "../../src/lib/coins/index";
import { bothHalves, simulated } from "./registration/coins";
import { slow } from "../slow";

mkdirSync(".cache", { recursive: true });
/** Within the project, whose packages the copied source then finds. */
const dir = mkdtempSync(join(resolve(".cache"), "method "));
afterAll(() => rmSync(dir, { recursive: true }));

const page = readFileSync("docs/guide/add-a-method.md", "utf8");
const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
const [, file] = /^`(src\/lib\/matchers\/methods\/[^`]+)`:$/m.exec(page)!;

type Matchers = typeof import("../../src/lib/matchers/index");

/** From here on modules are loaded as `bin/numislab.cjs` loads them. */
const load = createRequire(join(process.cwd(), "bin", "numislab.cjs"));

/** The copied source with the page's method in it, under the name that the copy has. */
async function copyWith(name: string, method: string): Promise<Matchers> {
  const root = join(dir, name);
  cpSync("src/lib", join(root, "src", "lib"), { recursive: true });
  for (const linked of ["models", "package.json", "tsconfig.json"])
    symlinkSync(resolve(linked), join(root, linked));
  writeFileSync(join(root, file), method);
  const registry = join(root, "src", "lib", "matchers", "registry.ts");
  const text = readFileSync(registry, "utf8");
  writeFileSync(
    registry,
    `import { correlation } from "./methods/correlation";\n${text.replace("  fusion,\n]", `  fusion,\n${blocks[1]}]`)}`,
  );
  load("tsx/cjs");
  await load(join(root, "src", "lib", "engine", "index.ts")).startEngine();
  return load(join(root, "src", "lib", "matchers", "index.ts"));
}

let [a, b]: string[] = [];
let matchers: Matchers;
beforeAll(async () => {
  const coins = simulated(2);
  [a, b] = coins.map(({ name }) => join(dir, `${name}.png`));
  for (const [i, photograph] of [a, b].entries())
    writeFileSync(photograph, await toPng(bothHalves(coins[i])));
  matchers = await copyWith("page", blocks[0]);
});

describe.skipIf(!slow)("a method that is added by the page's steps", () => {
  it("is known by its name, beside the others", () => {
    expect(matchers.METHODS.map(({ name }) => name)).toContain("correlation");
    expect(matchers.methodNamed("correlation").summary).toMatch(/as they lie/);
    expect(() => matchers.methodNamed("corelation")).toThrow(/did you mean correlation\?/);
  });

  it("compares two photographs, unsure as long as it is not calibrated", async () => {
    const itself = await matchers.comparePhotographs(a, a, { method: "correlation" });
    const other = await matchers.comparePhotographs(a, b, { method: "correlation" });
    for (const side of ["obverse", "reverse"] as const) {
      expect(itself[side]).toMatchObject({ answer: "unsure", probability: NaN, stage: null });
      expect(itself[side]!.score).toBeCloseTo(1, 4);
      expect(other[side]!.score).toBeLessThan(itself[side]!.score);
    }
  });

  it("has probabilities once the page's fit is in its file", async () => {
    const fit = blocks[2];
    const calibrated = blocks[0]
      .replaceAll("UNCALIBRATED", "matcherCalibration")
      .replace("calibration: matcherCalibration", "calibration: matcherCalibration(FIT)")
      .replace("/** Correlation of two", `${fit}\n/** Correlation of two`);
    const own = await copyWith("calibrated", calibrated);
    const { obverse } = await own.comparePhotographs(a, a, { method: "correlation" });
    const logit = 9.1 * obverse!.score - 5.2; // as the page has it
    expect(obverse!.probability).toBeCloseTo(1 / (1 + Math.exp(-logit)), 9);
    expect(obverse!.answer).toBe("same");
  });
});
