import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { reproduce } from "../../src/lib/jobs/index";
import { root } from "../workspace/jupyter";
import { shownBy, unformatted, visibleText } from "./visible-text";

/** Runs the main job on a data set, and looks for values that are not formatted in what it made. */
export async function outcome(data: string, scale: "quick" | "full" = "quick") {
  const made = await reproduce({ root, data, scale });
  const { siamese, classifier, dieStudy, pages } = made;
  for (const one of [siamese, classifier, dieStudy])
    if (one) expect(visibleText(one.report)).not.toMatch(unformatted);
  expect(pages).not.toEqual([]);
  for (const page of pages)
    expect(shownBy(page.replace(/html$/, "ipynb"))).not.toMatch(unformatted);
  return {
    made: [siamese && "siamese", classifier && "classifier", dieStudy && "die study"].filter(
      Boolean,
    ),
    leftOut: made.leftOut.map(({ step }) => step),
    result: siamese?.evaluation,
  };
}

/**
 * A folder for data sets whose names hold a mark. After the tests of the file it is removed, and so
 * is everything in the project that has the mark in its name.
 */
export function markedFolder(mark: string): string {
  const dir = mkdtempSync(join(tmpdir(), "numislab main job "));
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
    for (const folder of ["experiments", "data/splits", "reports"])
      for (const name of readdirSync(join(root, folder)))
        if (name.includes(mark)) rmSync(join(root, folder, name), { recursive: true });
  });
  return dir;
}
