import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readSheet } from "../../../src/lib/data/index";

const dir = mkdtempSync(join(tmpdir(), "numislab other forms "));
afterAll(() => rmSync(dir, { recursive: true }));
const file = join(dir, "sides.csv");

it("names the cells of the sheet as it is, whatever form it was brought into", async () => {
  writeFileSync(
    file,
    "\nCoin,Side,Die\n1,obv,O1\n1,rev,R1\n2,obv,O2?\n2,rev,R2\n3,rev,R3\n3,obv,O1\n",
  );
  const { headerRow, columns, rows, evidence, warnings } = await readSheet(file);
  expect([headerRow, columns]).toEqual([null, { coin: "A", obverseDie: "C", reverseDie: "C" }]);
  expect(
    rows.map(({ row, coin, obverseDie, reverseDie }) => [row, coin, obverseDie, reverseDie]),
  ).toEqual([
    [3, "1", "O1", "R1"],
    [5, "2", null, "R2"],
    [7, "3", "O1", "R3"],
  ]);
  expect(evidence.map(({ role, heading }) => [role, heading])).toEqual([
    ["coin", ""],
    ["obverseDie", ""],
    ["reverseDie", ""],
  ]);
  expect(warnings).toEqual([
    expect.stringMatching(/^Sheet1!B3: this column says a side in each row.*otherwise: --columns/),
    expect.stringMatching(/^Sheet1!C5: 'O2\?' is marked as doubtful/),
  ]);
});
