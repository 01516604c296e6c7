import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { TestedPair } from "../../src/lib/coins/index";
import { heldOutRow, runRows, type SiameseResult } from "../../src/lib/experiments/index";
import { sameDieTable } from "../../src/lib/jobs/index";
import { writeIndexPage } from "../../src/lib/report/index";
import { unformatted } from "./visible-text";

// Six coins, two of each die. The kept model scores every pair of one die at 0.9 and the others at
// 0.1, except coins 0 and 2, which it takes for one; a fold's model answers 'different' to all.
const pairs: TestedPair[] = [];
for (const side of ["obverse", "reverse"] as const)
  for (let a = 0; a < 6; a++)
    for (let b = a + 1; b < 6; b++) {
      const same = a >> 1 === b >> 1;
      pairs.push({
        a: `c${a}`,
        b: `c${b}`,
        side,
        score: 0,
        probability: 0,
        called: false,
        same,
        heldOut: b < 4,
        fold: 0,
        keptScore: same || (a === 0 && b === 2) ? 0.9 : 0.1,
      });
    }
const auc = { value: 0.75, low: 0.5, high: 1 };
const evaluation = (count: number, same: number, accuracy: number) => ({
  pairs: count,
  same,
  accuracy,
  alwaysDifferent: 1 - same / count,
  rocAuc: auc,
  averagePrecision: { value: NaN, low: NaN, high: NaN },
});
const both = <T>(of: T) => ({ obverse: of, reverse: of });
const result = {
  heldOut: both(evaluation(6, 2, 4 / 6)),
  allPairs: both(evaluation(15, 3, 14 / 15)),
  decisions: both({ threshold: 0.5 }),
  tested: 4,
  folds: Array(4),
} as unknown as SiameseResult;

describe("the table beside the second write-up", () => {
  const rows = runRows("small network", result, pairs);

  it("says how many folds were tested where not all were", () => {
    const { tested } = heldOutRow("small network", { ...result, tested: 1 }, pairs);
    expect(tested).toBe("held out by die, 1 of 4 folds");
  });

  it("has what was published, both protocols of the run, and the answer that needs no network", () => {
    expect(rows.map(({ method, tested }) => `${method}: ${tested}`)).toEqual([
      "published: all pairs, those trained on included",
      "small network: all pairs, those trained on included",
      "small network: held out by die",
      "always 'different': all pairs",
    ]);
    expect(rows.map(({ sides }) => sides.obverse.accuracy.value)).toEqual([
      2259 / 4095,
      14 / 15,
      4 / 6,
      0.8,
    ]);
  });

  it("gives intervals of each protocol's own answers", () => {
    const [, all, heldOut] = rows.map(({ sides }) => sides.reverse.accuracy);
    expect(all.low).toBeGreaterThan(0.4);
    expect(all.low).toBeLessThan(14 / 15);
    expect(all.high).toBe(1); // coins 0 and 2 are not drawn together every time
    expect(heldOut.low).toBeLessThan(4 / 6);
    expect(heldOut.high).toBeGreaterThanOrEqual(4 / 6);
  });

  it("shows as text every value, what is missing with its reason, and no metric that there is not", () => {
    const table = sameDieTable(rows);
    expect(table[1]).toEqual([
      "published",
      "all pairs, those trained on included",
      "obverse",
      "0.552",
      "",
      "",
    ]);
    expect(table[3].slice(2)).toEqual([
      "obverse",
      expect.stringMatching(/^0\.933 \[0\.\d{3}, 1\.000\]$/),
      "0.750 [0.500, 1.000]",
      expect.stringMatching(/^– \(/),
    ]);
    expect(table.flat().join(" ")).not.toMatch(unformatted);
  });

  it("says why a metric of the ranking has no interval", () => {
    const auc = { value: 0.75, low: NaN, high: NaN };
    const run = { ...result, allPairs: both({ ...evaluation(15, 3, 14 / 15), rocAuc: auc }) };
    const table = sameDieTable(runRows("small network", run as unknown as SiameseResult, pairs));
    expect(table[3][4]).toBe("0.750 (no interval: only 3 same-die pairs)");
  });
});

describe("the page that links what a job made", () => {
  const dir = mkdtempSync(join(tmpdir(), "numislab index "));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("finds files by their path from the page, whatever signs it has, and shows names as they are", async () => {
    const file = join(dir, "reports", "index.html");
    const name = "Münzen #1 50% <b>";
    await writeIndexPage(file, {
      title: "What was made",
      note: null,
      sections: [
        {
          title: "Which coin is it?",
          table: [["claim"], [name]],
          links: [
            { file: join(dir, "reports", name, "report.html"), what: name },
            { file: join(dir, "experiments", "run", "report.html"), what: "run" },
          ],
        },
      ],
    });
    const page = readFileSync(file, "utf8");
    expect(page).not.toContain("<b>");
    expect(page).toContain("<td>Münzen #1 50% &lt;b&gt;</td>");
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(links.map((link) => new URL(link, "file:///p/reports/index.html").pathname)).toEqual([
      `/p/reports/${encodeURIComponent(name)}/report.html`,
      "/p/experiments/run/report.html",
    ]);
  });
});
