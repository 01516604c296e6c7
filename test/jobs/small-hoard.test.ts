import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { reproduce } from "../../src/lib/jobs/index";
import { labelled } from "./labelled";
import { unformatted, visibleText } from "./visible-text";

// In a folder without JupyterLab: the notebooks' work is done without their kernels, which take most
// of the time. With them such sets are run in odd-sets.test.ts.
describe("the main job on a small hoard without links", () => {
  const dir = mkdtempSync(join(tmpdir(), "numislab small hoard "));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("trains, and says of every metric that needs a link why it is missing", async () => {
    const root = join(dir, "project");
    mkdirSync(root);
    // a run notes the version of numislab that made it
    cpSync(join(__dirname, "..", "..", "package.json"), join(root, "package.json"));
    const data = join(dir, "coins");
    await labelled(data, 12, (coin) => [`O${coin}`, `R${coin}`]);

    const { siamese, dieStudy, ...others } = await reproduce({ root, data, scale: "quick" });

    expect(others).toEqual({
      classifier: null,
      sameDie: null,
      leftOut: [],
      pages: [],
      index: join(root, "reports", "index.html"),
    });
    const index = readFileSync(others.index, "utf8");
    for (const report of [siamese!.report, dieStudy!.report])
      expect(index).toContain(`href="../${relative(root, report)}"`.replace("../reports/", ""));
    expect(siamese!.evaluation).toMatchObject({
      coins: 12,
      heldOut: { obverse: { same: 0, rocAuc: { value: null } } },
    });
    const page = visibleText(siamese!.report);
    expect(page).toContain("no ROC AUC, no same-die pair is held out");
    expect(page).toContain("– (no same-die pair)");
    expect(page).not.toMatch(unformatted);
    expect(visibleText(dieStudy!.report)).not.toMatch(unformatted);
  });
});
