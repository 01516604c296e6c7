import { join, relative, resolve } from "node:path";
import type { Layout } from "../../coins/index";
import { coinsInFolder, photographFolder, SIDES } from "../../data/index";
import {
  mapConcurrent,
  NumislabError,
  parseJson,
  readPlainFile,
  readPlainText,
  sha256Of,
} from "../../base/index";
import { studySourceSchema, type StudySource } from "./study-source";

export const STUDY_FILE = "study.json";

/**
 * The photographs that a study is made from.
 *
 * A photograph that cannot be read is left out; the matcher tells of it.
 *
 * @param options.known SHA-256 of photographs by file, where they were read already: that of the
 *   bytes that were matched holds, whatever has become of the file since
 * @throws NumislabError "input" as `coinsInFolder` does
 */
export async function studySource(
  dir: string,
  {
    layout = "halves" as Layout,
    anyRotation = false,
    sheet,
    types,
    known,
  }: {
    layout?: Layout;
    anyRotation?: boolean;
    sheet?: string;
    types?: string;
    known?: ReadonlyMap<string, string>;
  } = {},
): Promise<StudySource> {
  const folder = await photographFolder(dir);
  const { coins } = await coinsInFolder(dir, { layout });
  const files = [...new Set(coins.flatMap(({ sides }) => Object.values(sides)))];
  const digests = new Map(
    await mapConcurrent(files, 4, async (file): Promise<[string, string | null]> => [
      file,
      known?.get(file) ?? (await digestOf(file)),
    ]),
  );
  return {
    folder: resolve(dir),
    layout,
    anyRotation,
    sheet: sheet === undefined ? null : resolve(sheet),
    types: types === undefined ? null : resolve(types),
    coins: coins.map(({ name, sides }) => ({
      name,
      sides: Object.fromEntries(
        SIDES.flatMap((side) => {
          const file = sides[side];
          const sha256 = file && digests.get(file);
          return file && sha256 ? [[side, { file: relative(folder, file), sha256 }]] : [];
        }),
      ),
    })),
  };
}

async function digestOf(file: string): Promise<string | null> {
  const bytes = await readPlainFile(file).catch(() => null);
  return bytes && sha256Of(bytes);
}

/**
 * study.json of a study; null where there is none. @throws NumislabError "input" where it is
 * damaged
 */
export async function readStudySource(study: string): Promise<StudySource | null> {
  const file = join(study, STUDY_FILE);
  const text = await readPlainText(file);
  if (text === null) return null;
  const remedy = "delete it and run `numislab die-study` again, which writes it";
  const checked = studySourceSchema.safeParse(parseJson(file, text, { remedy }));
  if (checked.success) return checked.data;
  const [{ path, message }] = checked.error.issues;
  throw new NumislabError(
    "input",
    `${file} is damaged (${path.join(".")}: ${message}): ${remedy}.`,
  );
}

/**
 * Refuses to write a study over one of other photographs: its verdicts and tables name coins that
 * would be others. Coins may have come and gone, but one that kept its name must have kept its
 * photograph.
 *
 * @throws NumislabError "input" naming a coin that is another
 */
export async function checkSameStudy(out: string, source: StudySource): Promise<void> {
  const before = await readStudySource(out);
  if (before === null) return;
  const place = `${out} holds a die study of ${before.folder}`;
  if (before.layout !== source.layout)
    throw new NumislabError(
      "input",
      `${place} in layout ${before.layout}: name another folder with --out.`,
    );
  const known = new Map(before.coins.map((coin) => [coin.name, coin]));
  const kept = source.coins.filter(({ name }) => known.has(name));
  const changed = kept.find(({ name, sides }) =>
    SIDES.some((side) => sides[side]?.sha256 !== known.get(name)!.sides[side]?.sha256),
  );
  if (changed)
    throw new NumislabError(
      "input",
      `${place}, in which ${changed.name} is another photograph: name another folder with --out, or, if it is the same coin photographed again, remove ${join(out, STUDY_FILE)}.`,
    );
  if (kept.length === 0)
    throw new NumislabError(
      "input",
      `${place}, which has no coin in common with this one: name another folder with --out.`,
    );
}
