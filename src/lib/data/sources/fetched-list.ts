import { join, parse } from "node:path";
import { z } from "zod";
import { NumislabError, readPlainText, writeWhole } from "../../base/index";
import { isAddress } from "../sheet/columns/column-content";

/** The file in which a folder says which photographs were fetched for a sheet, and from where. */
const NAME = "fetched.json";

const fetchedSchema = z.object({
  coin: z.string(),
  side: z.enum(["obverse", "reverse"]).nullable(),
  /** Relative to the folder; nothing in a list may lead out of it. */
  file: z.string().regex(/^images\/[^/\\]+$/),
  address: z.string(),
  sha256: z.string(),
  bytes: z.number(),
});
const listSchema = z.object({ sheet: z.string(), photographs: z.array(fetchedSchema) });

/** A photograph that was fetched for a coin of a sheet. */
export type FetchedPhotograph = z.infer<typeof fetchedSchema>;

/**
 * What `fetched.json` in a folder lists; null where there is none.
 *
 * @throws NumislabError `input` where the file is damaged
 */
export async function readFetched(folder: string): Promise<FetchedPhotograph[] | null> {
  const file = join(folder, NAME);
  const text = await readPlainText(file);
  if (text === null) return null;
  try {
    return listSchema.parse(JSON.parse(text)).photographs;
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${file} is damaged: delete it and the photographs that were fetched, and fetch them again.`,
      { cause },
    );
  }
}

/** Writes `fetched.json`. */
export async function writeFetched(
  folder: string,
  sheet: string,
  photographs: readonly FetchedPhotograph[],
): Promise<void> {
  await writeWhole(join(folder, NAME), `${JSON.stringify({ sheet, photographs }, null, 2)}\n`, {
    sync: false,
  });
}

/**
 * Rows of a sheet with the names that their photographs were given when they were fetched. A row
 * with an address of which nothing was fetched is left with its coin's name: parts of addresses
 * may be the names of other coins.
 */
export function asFetched<Row extends { coin: string; image?: string }>(
  rows: readonly Row[],
  photographs: readonly FetchedPhotograph[],
): Row[] {
  const names = new Map(
    photographs.map(({ coin, side, file }) => {
      const { name } = parse(file);
      return [coin, side ? name.slice(0, -`-${side}`.length) : name];
    }),
  );
  return rows.map((row) =>
    row.image === undefined || isAddress(row.image) ? { ...row, image: names.get(row.coin) } : row,
  );
}
