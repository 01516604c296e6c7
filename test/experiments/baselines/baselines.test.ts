import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulateHoard } from "../../../src/lib/simulator/index";
import {
  baselinesCsv,
  compareBaselines,
  type BaselineTable,
  type SiameseResult,
} from "../../../src/lib/experiments/index";
import { fromCsv } from "../../../src/lib/base/index";
import { readJson } from "../../../src/lib/runs/index";
import { reportBaselines } from "../../../src/lib/report/index";
import { slow } from "../../slow";

let root: string;
let table: BaselineTable;
const tiny = (name: string) => ({
  kind: "siamese",
  name,
  data: { simulated: { coins: 48, seed: 3, width: 400 } },
  input: { size: 32 },
  network: { filters: [4], embedding: 8 },
  training: { epochs: 1 },
  evaluation: { resamples: 3 },
});

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab baselines "));
  cpSync("package.json", join(root, "package.json"));
  mkdirSync(join(root, "experiments", "configs"), { recursive: true });
  mkdirSync(join(root, ".cache"));
  for (const name of readdirSync(".cache").filter((n) => n.startsWith("plotly-")))
    cpSync(join(".cache", name), join(root, ".cache", name));
  for (const name of ["siamese-write-up", "siamese-best"])
    writeFileSync(join(root, "experiments", "configs", `${name}.json`), JSON.stringify(tiny(name)));
  table = await compareBaselines({ root, resamples: 5 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(!slow)("the table of baselines", () => {
  it("has every method, each measured on the same pairs, and says what was held out", () => {
    expect(table.leftOut).toEqual([]);
    expect(table.rows.map(({ id }) => id)).toEqual([
      "always-different",
      "random",
      "keypoints",
      "ssim",
      "untrained",
      "siamese-write-up",
      "siamese-best",
      "registration",
    ]);
    for (const { figures } of table.rows)
      expect(figures["within-folds"]!.obverse.pairs).toBe(
        table.rows[0].figures["within-folds"]!.obverse.pairs,
      );
    for (const { id, figures, heldOut } of table.rows) {
      // they have seen the other pairs' dies
      expect(figures.all === undefined).toBe(id.startsWith("siamese"));
      expect(/^yes/.test(heldOut)).toBe(id.startsWith("siamese"));
    }
    expect(table).toMatchObject({ simulated: true, coins: 48 });
  });

  it("has of a cross-validated network the figures of its run", () => {
    const row = table.rows.find(({ id }) => id === "siamese-write-up")!;
    const { heldOut } = readJson<SiameseResult>(join(row.from!, "evaluation.json"));
    for (const side of ["obverse", "reverse"] as const) {
      const own = row.figures["within-folds"]![side];
      expect([own.pairs, own.same]).toEqual([heldOut[side].pairs, heldOut[side].same]);
      expect(own.rocAuc.value).toBeCloseTo(heldOut[side].rocAuc.value, 6);
      expect(own.averagePrecision.value).toBeCloseTo(heldOut[side].averagePrecision.value, 6);
    }
    expect(row.trainingSeconds).toBeGreaterThan(0);
  });

  it("puts the matcher far above chance, and always different at it", () => {
    const of = (id: string) => table.rows.find((row) => row.id === id)!.figures.all!.obverse;
    expect(of("registration").rocAuc.value).toBeGreaterThan(0.9);
    expect(of("ssim").rocAuc.value).toBeGreaterThan(0.9);
    expect(of("keypoints").rocAuc.value).toBeGreaterThan(0.6);
    expect(of("always-different")).toMatchObject({
      rocAuc: { value: 0.5 },
      mcc: { value: 0 },
      accuracy: { value: of("random").alwaysDifferent },
    });
    expect(
      table.rows.every(
        ({ msPerPair, id }) => (msPerPair === null) === ["always-different", "random"].includes(id),
      ),
    ).toBe(true);
  });

  it("is the same again, from what was kept", async () => {
    const again = await compareBaselines({ root, resamples: 5 });
    expect(again.rows.map(({ figures, from }) => ({ figures, from }))).toEqual(
      table.rows.map(({ figures, from }) => ({ figures, from })),
    );
    expect(readdirSync(join(root, "experiments", "siamese-best"))).toHaveLength(1);
    expect(readdirSync(join(root, ".cache", "baselines"))).toHaveLength(3);
  });

  it("is written as rows that say the same, and as a page that fetches nothing", async () => {
    const rows = fromCsv(baselinesCsv(table));
    expect(rows).toHaveLength(2 * (8 + 6));
    const row = rows.find(
      (one) => one.method === "aligned SSIM" && one.side === "reverse" && one.pairs_of === "all",
    )!;
    expect(Number(row.roc_auc)).toBeCloseTo(table.rows[3].figures.all!.reverse.rocAuc.value, 5);
    const file = await reportBaselines(root, table, join(root, "out"));
    expect(readdirSync(join(root, "out")).sort()).toEqual([
      "baselines.csv",
      "baselines.html",
      "baselines.json",
    ]);
    const page = readFileSync(file, "utf8");
    const text = page.slice(0, page.indexOf("application/json"));
    expect(text).toContain("Simulated strikes.");
    expect(text).toMatch(/Content-Security-Policy" content="default-src 'none'/);
    expect(text.match(/(src|href)="?https?:/)).toBeNull();
  });
});

describe.skipIf(!slow)("the table for other people's coins", () => {
  it("takes a model from elsewhere, never one of these coins, and says why a row is missing", async () => {
    await simulateHoard(join(root, "others"), { coins: 20, seed: 9, width: 400 });
    // bookkeeping is what is tested
    const dies = Array.from(
      { length: 20 },
      (_, i) =>
        `${i + 1},O${1 + Math.floor(i / 2)},R${1 + Math.floor(i / 2)},LEGEND ${i % 3},TYPE A`,
    );
    const sheet = join(root, "others", "sheet.csv");
    writeFileSync(
      sheet,
      `coin,obverse die,reverse die,obverse legend,reverse type\n${dies.join("\n")}\n`,
    );
    const other = await compareBaselines({ root, data: join(root, "others"), sheet, resamples: 2 });
    expect(other.sets.map(({ id }) => id)).toEqual(["within-folds", "all", "same-legend"]);
    const best = other.rows.find(({ id }) => id === "siamese-best")!;
    expect(best.from).toMatch(/siamese-best/);
    expect(best.figures.all!.obverse.pairs).toBe(190);
    expect(best.figures["same-legend"]!.obverse.pairs).toBe(21 + 21 + 15);
    expect(other.rows.find(({ id }) => id === "siamese-write-up")!.from).toMatch(
      /siamese-write-up-others/,
    );
    rmSync(join(root, "experiments", "siamese-best"), { recursive: true });
    rmSync(join(root, "experiments", "siamese-write-up"), { recursive: true });
    const without = await compareBaselines({
      root,
      data: join(root, "others"),
      sheet,
      resamples: 2,
    });
    expect(without.leftOut).toEqual([
      { name: "Siamese, the best", why: expect.stringContaining("no model ships") },
    ]);
  });
});
