import { readCoinTable, rowsByCoin, type CoinTableOptions } from "./coin-table";
import type { Heading } from "../columns/heading";
import { plain } from "../columns/plain";

/** What a sheet says of where a coin was found and when it was struck, as it stands there. */
export interface CoinFinds {
  findspot?: string;
  hoard?: string;
  date?: string;
}

export const FIND_KINDS = ["findspot", "hoard", "date"] as const;

/** Headings of each, as `plain` writes them. */
const HEADINGS: Record<keyof CoinFinds, RegExp> = {
  findspot:
    /^(find ?spot|find ?place|fundort|fundplatz|fundstelle|lieu de (la )?(trouvaille|decouverte)|provenance|luogo (di )?(ritrovamento|rinvenimento)|lugar de hallazgo|vindplaats|findested|fyndort)s?$/u,
  hoard:
    /^(hoard|hoards|hort|hortfund|schatz|schatzfund|depotfund|tresor|tesoro|ripostiglio|schatvondst)( ?name)?$/u,
  date: /^(date|dates|dating|datum|datierung|datation|datazione|fecha|year|jahr|annee|anno|ano)$/u,
};

/**
 * Findspots, hoards and dates of coins in a folder, from a sheet with a header.
 *
 * @param options.sheetOptions which sheet and columns to read
 * @returns by the coins' names in the folder; empty where the sheet has none of these columns
 */
export async function coinFinds(
  dir: string,
  sheet: string,
  { layout = "halves", sheetOptions }: CoinTableOptions = {},
): Promise<Map<string, CoinFinds>> {
  const is =
    (kind: keyof CoinFinds) =>
    ({ text }: Heading) =>
      HEADINGS[kind].test(plain(text).replaceAll("_", " ").trim());
  const rows = await readCoinTable(
    sheet,
    { findspot: is("findspot"), hoard: is("hoard"), date: is("date") },
    sheetOptions,
  );
  const named = (rows ?? []).flatMap(({ cells: { coin, image, ...said } }) => {
    const called = coin ?? image;
    const finds = Object.fromEntries(
      FIND_KINDS.flatMap((kind) => (said[kind] === undefined ? [] : [[kind, said[kind]]])),
    ) as CoinFinds;
    return called === undefined || Object.keys(finds).length === 0
      ? []
      : [{ coin: called, image, finds }];
  });
  if (named.length === 0) return new Map();
  const byCoin = await rowsByCoin(dir, named, layout);
  return new Map([...byCoin].map(([name, { finds }]) => [name, finds]));
}
