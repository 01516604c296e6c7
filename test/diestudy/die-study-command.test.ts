import {
  existsSync,
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
import { fromCsv } from "../../src/lib/base/csv";
import { readDieSheet } from "../../src/lib/data/index";
import { simulatedHoard } from "../simulated";
import { numislab } from "../numislab";
import { slow } from "../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab study "));
const [hoard, out] = [join(dir, "hoard"), join(dir, "out")];
beforeAll(() => simulatedHoard(hoard, { coins: 10, seed: 3, width: 640, types: 1 }));
afterAll(() => rmSync(dir, { recursive: true }));

const study = (...words: string[]) => numislab("die-study", ...words);
const table = (name: string) => fromCsv(readFileSync(join(out, name), "utf8"));

describe("numislab die-study", () => {
  it("finds the dies of a small simulated hoard, agrees with its sheet, and writes every file", async () => {
    const { code, out: text } = await study(
      hoard,
      "--sheet",
      join(hoard, "die-links.xlsx"),
      "--out",
      out,
      "--json",
    );
    expect(code).toBe(0);
    const summary = JSON.parse(text);
    expect(
      summary.comparison.map(
        ({ coins, disagreements }: { coins: number; disagreements: unknown[] }) => [
          coins,
          disagreements,
        ],
      ),
    ).toEqual([
      [10, []],
      [10, []],
    ]);
    expect(summary.decisions).toHaveLength(
      new Set(table("review.csv").map(({ decision }) => decision)).size,
    );
    expect(readdirSync(out).sort()).toEqual([
      "comparison.json",
      "contradictions.csv",
      "die-chart.svg",
      "die-links.gexf",
      "die-links.graphml",
      "die-links.json",
      "dies.csv",
      "estimates.json",
      "pairs.csv",
      "report.html",
      "review.csv",
      "specimens.csv",
      "study.json",
    ]);
    expect(table("pairs.csv")).toHaveLength(90);
    const { rows } = await readDieSheet(join(hoard, "die-links.xlsx"));
    const dies = table("dies.csv");
    expect(Object.keys(dies[0])).toEqual([
      "coin",
      "obverse_die",
      "reverse_die",
      "obverse_support",
      "reverse_support",
      "warning",
      "specimen",
      "die_axis",
      "die_axis_from",
      "die_axis_relative_to",
    ]);
    expect(new Set(dies.map((row) => row.obverse_die)).size).toBe(
      new Set(rows.map((row) => row.obverseDie)).size,
    );
    expect(JSON.parse(readFileSync(join(out, "estimates.json"), "utf8"))).toMatchObject({
      obverse: { n: 10 },
      reverse: { n: 10 },
      caveats: expect.any(Array),
    });
    const { obverse, reverse, reversesPerObverse } = JSON.parse(
      readFileSync(join(out, "estimates.json"), "utf8"),
    );
    expect(reversesPerObverse).toBeCloseTo(reverse.d / obverse.d, 12);
  });

  it.skipIf(!slow)(
    "does as the verdicts beside the study say, and refuses those that contradict each other",
    async () => {
      const [first, second] = (() => {
        const dies = table("dies.csv");
        const a = dies.find(
          (row) => dies.filter((other) => other.obverse_die === row.obverse_die).length > 1,
        )!;
        return [a, dies.find((row) => row.obverse_die === a.obverse_die && row !== a)!];
      })();
      writeFileSync(
        join(out, "verdicts.csv"),
        `side,coin_a,coin_b,verdict\nobverse,${first.coin},${second.coin},different\n`,
      );
      expect((await study(hoard, "--out", out, "--json")).code).toBe(0);
      const dieOfCoin = (coin: string) =>
        table("dies.csv").find((row) => row.coin === coin)!.obverse_die;
      expect(dieOfCoin(first.coin)).not.toBe(dieOfCoin(second.coin));
      writeFileSync(
        join(out, "verdicts.csv"),
        "side,coin_a,coin_b,verdict\nobverse,001,002,same\nobverse,002,003,same\nobverse,001,003,different\n",
      );
      expect(await study(hoard, "--out", out)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/001 and 003 are called different/),
      });
    },
  );

  it.skipIf(!slow)(
    "looks at no pairs of different types, and says which pairs it looked at",
    async () => {
      const [types, parted] = [join(dir, "types.csv"), join(dir, "parted")];
      writeFileSync(
        types,
        [
          "coin,obverse_type",
          ...Array.from({ length: 10 }, (_, i) => `${String(i + 1).padStart(3, "0")},type ${i}`),
        ].join("\n"),
      );
      expect((await study(hoard, "--types", types, "--out", parted, "--json")).code).toBe(0);
      const pairs = fromCsv(readFileSync(join(parted, "pairs.csv"), "utf8"));
      expect(new Set(pairs.map(({ side }) => side))).toEqual(new Set(["reverse"]));
      expect(
        new Set(
          fromCsv(readFileSync(join(parted, "dies.csv"), "utf8")).map((row) => row.obverse_die),
        ).size,
      ).toBe(10);
      expect(JSON.parse(readFileSync(join(parted, "study.json"), "utf8")).types).toBe(types);
      expect(readFileSync(join(parted, "report.html"), "utf8")).toMatch(
        new RegExp(
          `types are in .*types\\.csv.*the ${pairs.length} pairs that were looked at closely are`,
        ),
      );
    },
  );

  it("exits 2 for a folder without coins, a sheet that is none, and no --out", async () => {
    mkdirSync(join(dir, "empty"));
    expect(await study(join(dir, "empty"), "--out", join(dir, "none"))).toMatchObject({
      code: 2,
      out: "",
    });
    writeFileSync(join(dir, "words.csv"), "nothing here\n");
    expect(
      await study(hoard, "--sheet", join(dir, "words.csv"), "--out", join(dir, "none")),
    ).toMatchObject({ code: 2, err: expect.stringMatching(/words\.csv/) });
    expect((await study(hoard)).code).toBe(2);
    expect(existsSync(join(dir, "none"))).toBe(false);
  });
});
