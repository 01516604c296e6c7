import { existsSync } from "node:fs";
import { join } from "node:path";
import { EURO_DESIGNS, toPng } from "../../coins/index";
import { toCsv, writeWhole } from "../../base/index";
import { simulatedEuroSide, type EuroSide } from "../../simulator/index";

const SIZE = 400;

/**
 * A catalogue of the four designs that numislab's simulator engraves, made where it is not there
 * yet: what identification can be shown with on a bare machine.
 *
 * @param raw the folder that it is made in
 * @returns the catalogue's folder
 */
export async function simulatedCatalogue(raw: string): Promise<string> {
  const dir = join(raw, "simulated-euro-catalogue");
  const sheet = join(dir, "catalogue.csv");
  if (existsSync(sheet)) return dir; // it is written last
  for (const { name } of EURO_DESIGNS)
    await writeWhole(
      join(dir, `${name}.png`),
      await toPng(simulatedEuroSide(name as EuroSide, SIZE)),
      { sync: false },
    );
  const rows = EURO_DESIGNS.map(({ name, kind, country, year, occasion, mintage }) => ({
    file: `${name}.png`,
    kind,
    country,
    year,
    occasion,
    mintage,
  }));
  await writeWhole(sheet, toCsv(rows, ["file", "kind", "country", "year", "occasion", "mintage"]));
  return dir;
}
