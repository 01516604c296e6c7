import { NumislabError, parseJson, readPlainText } from "../../base/index";
import type { SheetOptions } from "../sheet/options";
import { readSheet } from "../sheet/read-sheet";
import { readDieRecords } from "./die-records";
import { isIiifManifest, readIiifManifest } from "./iiif-manifest";
import type { Json } from "./iiif-text";
import type { PublishedStudy } from "./published-study";

/**
 * Reads a die study as others publish it: a IIIF Presentation manifest, JSON-LD in Nomisma's model,
 * or a table of coins and dies (see `readSheet`).
 *
 * @param sheetOptions what overrules the reader of tables
 * @throws NumislabError "input" where the file is none of these
 */
export async function readPublished(
  file: string,
  sheetOptions?: SheetOptions,
): Promise<PublishedStudy> {
  if (/\.(rdf|xml|ttl|nt|n3)$/i.test(file))
    throw new NumislabError(
      "input",
      `${file} is RDF, of which JSON-LD is read only: convert it, for example with riot --output=jsonld of Apache Jena.`,
    );
  if (!/\.(json|jsonld)$/i.test(file)) return ofSheet(file, sheetOptions);
  const text = await readPlainText(file);
  if (text === null)
    throw new NumislabError("input", `${file} does not exist: name the manifest or the table.`);
  const value = parseJson(file, text, { remedy: "Save it again from where it is published." });
  return typeof value === "object" && value !== null && isIiifManifest(value as Json)
    ? readIiifManifest(file, value as Json)
    : readDieRecords(file, value);
}

async function ofSheet(file: string, options?: SheetOptions): Promise<PublishedStudy> {
  const { rows, warnings } = await readSheet(file, { options });
  return {
    coins: rows.map(({ coin, image, obverseDie, reverseDie }) => ({
      name: coin,
      obverseDie,
      reverseDie,
      photographs: [{ side: null, address: image ?? null, label: coin }],
    })),
    told: warnings.map((warning) => `${file}: ${warning}`),
  };
}
