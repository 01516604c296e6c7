import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { slow, some } from "../../slow";
import { judge, type Case, type Judged } from "./case";
import { CATALOGUES } from "./catalogues";
import { CLASS_FOLDERS } from "./class-folders";
import { COPIES } from "./copies";
import { EXPORTS } from "./exports";
import { FOLDER_NAMES } from "./folder-names";
import { FOLDERS } from "./folders";
import { FOLDER_SIGNS } from "./folder-signs";
import { FORMS } from "./forms";
import { FRAMED } from "./frames";
import { GRADED } from "./grades";
import { GROUNDS_AND_CASTS } from "./grounds";
import { LANGUAGES } from "./languages";
import { LAYOUTS } from "./layouts";
import { MODELS } from "./models";
import { PHOTOGRAPHS } from "./photographs";
import { SHEETS } from "./sheets";
import { casesPage } from "./table";
import { VERDICTS } from "./verdicts";

/** Inputs as people bring them, made for the test and the same each time. */
const CASES: Case[] = [
  ...FOLDERS,
  ...FOLDER_NAMES,
  ...SHEETS,
  ...LANGUAGES,
  ...GRADED,
  ...FORMS,
  ...EXPORTS,
  ...FOLDER_SIGNS,
  ...CLASS_FOLDERS,
  ...CATALOGUES,
  ...VERDICTS,
  ...COPIES,
  ...PHOTOGRAPHS,
  ...LAYOUTS,
  ...FRAMED,
  ...GROUNDS_AND_CASTS,
  ...MODELS,
];

const root = mkdtempSync(join(tmpdir(), "numislab cases "));
afterAll(() => rmSync(root, { recursive: true }));

it("reads right, or tells in words what it cannot, whatever people bring", async () => {
  const judged: Judged[] = [];
  for (const one of some(CASES, 12)) {
    const dir = join(root, one.kind, one.name);
    mkdirSync(dir, { recursive: true });
    judged.push(await judge(one, dir));
  }
  expect(judged.filter(({ result }) => result === "wrong" || result === "crash")).toEqual([]);
  if (slow)
    await expect(casesPage(judged)).toMatchFileSnapshot("../../../docs/measurements/cases.md");
}, 900_000);
