import { join, relative, resolve } from "node:path";
import type { Layout } from "../../coins/index";
import { coinsInFolder, photographFolder, SIDES, type CoinFiles } from "../../data/index";
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
 * @param options.also coins of other folders that it is compared with
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
    also = [],
  }: {
    layout?: Layout;
    anyRotation?: boolean;
    sheet?: string;
    types?: string;
    known?: ReadonlyMap<string, string>;
    also?: readonly CoinFiles[];
  } = {},
): Promise<StudySource> {
  const folder = await photographFolder(dir);
  const coins = [...(await coinsInFolder(dir, { layout })).coins, ...also];
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
  const remedy = "delete it and run `npx numislab die-study` again, which writes it";
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
 * would be others. Photographs may have come and gone, and some may have been made again; but a coin
 * that kept its name must not have the photograph that another coin had, and most must be as before.
 *
 * @returns what has changed, as sentences
 * @throws NumislabError "input" naming a coin that is another
 */
export async function checkSameStudy(out: string, source: StudySource): Promise<string[]> {
  const before = await readStudySource(out);
  if (before === null) return [];
  const place = `${out} holds a die study of ${before.folder}`;
  if (before.layout !== source.layout)
    throw new NumislabError(
      "input",
      `${place} in layout ${before.layout}: name another folder with --out.`,
    );
  const known = new Map(before.coins.map((coin) => [coin.name, coin]));
  const kept = source.coins.filter(({ name }) => known.has(name));
  if (kept.length === 0)
    throw new NumislabError(
      "input",
      `${place}, which has no coin in common with this one: name another folder with --out.`,
    );
  const digestsOf = ({ sides }: StudySource["coins"][number]) =>
    SIDES.flatMap((side) => sides[side]?.sha256 ?? []);
  const ownerOf = new Map(
    before.coins.flatMap((coin) => digestsOf(coin).map((digest) => [digest, coin.name])),
  );
  const changed = kept.filter(({ name, sides }) =>
    SIDES.some((side) => sides[side]?.sha256 !== known.get(name)!.sides[side]?.sha256),
  );
  const taken = changed.find((coin) =>
    digestsOf(coin).some((digest) => (ownerOf.get(digest) ?? coin.name) !== coin.name),
  );
  const other = taken ?? (2 * changed.length > kept.length ? changed[0] : undefined);
  if (other)
    throw new NumislabError(
      "input",
      `${place}, in which ${other.name} is another photograph: name another folder with --out, or, if it is the same coin photographed again, remove ${join(out, STUDY_FILE)}.`,
    );
  const now = new Set(source.coins.map(({ name }) => name));
  const removed = before.coins.filter(({ name }) => !now.has(name)).map(({ name }) => name);
  return [
    ...(changed.length > 0
      ? [
          `the photographs of ${few(changed.map(({ name }) => name))} are others than in the study before; verdicts on these coins are kept: withdraw those that no longer hold`,
        ]
      : []),
    ...(removed.length > 0
      ? [
          `${few(removed)} of the study before ${removed.length === 1 ? "is" : "are"} not there any more`,
        ]
      : []),
  ];
}

const few = (names: readonly string[]) =>
  names.length > 6
    ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`
    : names.join(", ");
