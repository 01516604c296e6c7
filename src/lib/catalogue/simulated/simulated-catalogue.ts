import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { toPng } from "../../coins/index";
import { toCsv } from "../../base/index";
import { EURO_DESIGNS } from "../../coins/index";
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
  await mkdir(dir, { recursive: true });
  for (const { name } of EURO_DESIGNS)
    await writeFileAtomic(
      join(dir, `${name}.png`),
      await toPng(simulatedEuroSide(name as EuroSide, SIZE)),
      { fsync: false },
    );
  const rows = EURO_DESIGNS.map(({ name, kind, country, year, occasion, mintage }) => ({
    file: `${name}.png`,
    kind,
    country,
    year,
    occasion,
    mintage,
  }));
  await writeFileAtomic(
    sheet,
    toCsv(rows, ["file", "kind", "country", "year", "occasion", "mintage"]),
  );
  return dir;
}
