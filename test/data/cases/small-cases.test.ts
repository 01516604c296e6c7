import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { judge, type Case } from "./case";
import { EXPORTS } from "./exports";
import { FOLDER_SIGNS } from "./folder-signs";
import { FORMS } from "./forms";
import { GRADED } from "./grades";

/** Inputs without pictures, which take milliseconds each. */
const CASES: Record<string, Case[]> = {
  "grades of condition are no dies": GRADED,
  "tables of other forms are read, and how is told": FORMS,
  "tables are read as programs and people leave them": EXPORTS,
  "signs for sides are read with care": FOLDER_SIGNS,
};

const root = mkdtempSync(join(tmpdir(), "numislab small cases "));
afterAll(() => rmSync(root, { recursive: true }));

it.each(Object.keys(CASES))("%s", async (behaviour) => {
  for (const one of CASES[behaviour]) {
    const dir = join(root, one.kind, one.name);
    mkdirSync(dir, { recursive: true });
    const { name, result, found } = await judge(one, dir);
    expect({ name, found: result === "wrong" || result === "crash" ? found : undefined }).toEqual({
      name,
    });
  }
});
