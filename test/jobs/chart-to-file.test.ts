import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findChromium } from "../../src/lib/base/index";
import { chartToFile } from "../../src/lib/jobs/index";
import { LARGE_STUDIES } from "../diestudy/studies";

const dir = mkdtempSync(join(tmpdir(), "numislab chart "));
afterAll(() => rmSync(dir, { recursive: true }));

const { coins } = LARGE_STUDIES[19];
const csv = [
  "coin,obverse_die,reverse_die",
  ...coins.map(
    ({ name, obverseDie, reverseDie }) => `${name},${obverseDie ?? ""},${reverseDie ?? ""}`,
  ),
].join("\n");
const sheet = join(dir, "links.csv");
writeFileSync(sheet, csv);
const study = join(dir, "study");
mkdirSync(study);
writeFileSync(join(study, "dies.csv"), csv);

describe("the die chart as a file", () => {
  it("of a study is that of its table as a sheet", async () => {
    const [one, other] = [join(dir, "one.svg"), join(dir, "other.svg")];
    expect(await chartToFile(study, one)).toMatchObject({ files: [one], coins: coins.length });
    await chartToFile(sheet, other);
    expect(readFileSync(one, "utf8")).toBe(readFileSync(other, "utf8"));
    expect(readFileSync(one, "utf8")).toMatch(/<title>Die chart: \d+ die chains?, 400 coins</);
  });

  it("has the same pages as a page for browsers and as drawings", async () => {
    const { files } = await chartToFile(sheet, join(dir, "page.svg"), { pages: true });
    expect(files.length).toBeGreaterThan(1);
    expect(readdirSync(dir).filter((file) => /^page-\d\d\.svg$/.test(file))).toHaveLength(
      files.length,
    );
    await chartToFile(sheet, join(dir, "pages.html"));
    const html = readFileSync(join(dir, "pages.html"), "utf8");
    expect(html.match(/<svg/g)).toHaveLength(files.length);
    for (const file of files)
      expect(html).toContain(
        readFileSync(file, "utf8")
          .replace(/^<\?xml[^>]*>\s*/, "")
          .trim(),
      );
  });

  it("is not written over what is no chart, nor as another kind of file", async () => {
    const picture = join(dir, "picture.svg");
    writeFileSync(picture, "<svg><title>my drawing</title></svg>");
    await expect(chartToFile(sheet, picture)).rejects.toThrow("is not written over");
    await expect(chartToFile(sheet, join(dir, "chart.png"))).rejects.toThrow(".svg, .html or .pdf");
    await expect(chartToFile(dir, join(dir, "none.svg"))).rejects.toThrow("it has no dies.csv");
  });

  it.skipIf(findChromium() === null)("is printed on as many pages of A4", async () => {
    const { files } = await chartToFile(sheet, join(dir, "printed.pdf"));
    const pdf = readFileSync(files.at(-1)!, "latin1");
    const drawn = readFileSync(files[0], "utf8").match(/<svg/g)!.length;
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(drawn);
  });
});
