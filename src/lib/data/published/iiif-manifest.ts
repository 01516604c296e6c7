import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { sidesInNames } from "../folders/sides-in-names";
import { readHeading } from "../sheet/columns/heading";
import { idOf, iiifText, objectsOf, type Json } from "./iiif-text";
import { coinsOfStatements, type CoinStatement, type PublishedStudy } from "./published-study";

/** Whether a JSON document is a IIIF manifest, of version 2 or 3. */
export const isIiifManifest = (value: Json): boolean =>
  /^(sc:)?Manifest$/.test(String(value.type ?? value["@type"] ?? ""));

/**
 * A die study in a IIIF Presentation manifest. Each canvas is a photograph of a coin or of one side
 * of it, by its label (`12 obverse`); a manifest of one coin may label them by the side alone. Dies
 * are metadata of the canvas or the manifest (`Obverse die`: `O1`), in any of the languages that a
 * sheet may be in, or ranges called by them (`Obverse die O1`).
 *
 * @throws NumislabError "input" where the manifest has no canvas
 * @see https://iiif.io/api/presentation/3.0/ and https://iiif.io/api/presentation/2.1/
 */
export function readIiifManifest(file: string, manifest: Json): PublishedStudy {
  const canvases = [
    ...objectsOf(manifest.items),
    ...objectsOf(manifest.sequences).flatMap(({ canvases: own }) => objectsOf(own)),
  ];
  if (canvases.length === 0)
    throw new NumislabError(
      "input",
      `${file} is a IIIF manifest without canvases: it names no photograph. Save the whole manifest, not a part of it.`,
    );
  const title = iiifText(manifest.label);
  const labels = canvases.map((canvas, i) => iiifText(canvas.label) || `canvas ${i + 1}`);
  const { files: read } = sidesInNames(
    labels.map((stem) => ({ stem, folder: null })),
    { called: title || "coin" },
  );
  const ranges = diesOfRanges(manifest);
  const told: string[] = [];
  const ofManifest = metadataOf(manifest);
  // a value of the manifest holds for the coin that it is of, where that is one
  const alone = new Set(read.map(({ coin }) => coin)).size === 1;
  const statements = canvases.map((canvas, i): CoinStatement => {
    const own = metadataOf(canvas);
    const { coin = read[i].coin } = { ...(alone ? ofManifest : {}), ...own };
    const side = own.side ?? read[i].side ?? null;
    const unsided = own.unsidedDie;
    if (unsided && side === null)
      told.push(
        `${file}: canvas '${labels[i]}' names the die ${unsided} and no side: write 'Obverse die' or 'Reverse die'`,
      );
    const address = imageOf(canvas);
    if (address === null)
      told.push(`${file}: canvas '${labels[i]}' has no image: it is looked for by its label`);
    return {
      coin,
      dies: [
        ...own.dies,
        ...(alone ? ofManifest.dies : []),
        ...(unsided && side !== null ? [{ side, die: unsided }] : []),
        ...(ranges.get(idOf(canvas) ?? "") ?? []),
      ],
      photographs: [{ side, address, label: labels[i] }],
    };
  });
  if (!alone && ofManifest.dies.length > 0)
    told.push(
      `${file}: the dies of the manifest itself are not used, for it shows several coins: put them into the metadata of each canvas`,
    );
  const study = coinsOfStatements(file, statements);
  return { coins: study.coins, told: [...told, ...study.told] };
}

interface Metadata {
  coin?: string;
  side?: Side;
  dies: { side: Side; die: string }[];
  /** A die without a side: that of what the canvas shows. */
  unsidedDie?: string;
}

function metadataOf(thing: Json): Metadata {
  const found: Metadata = { dies: [] };
  for (const { label, value } of objectsOf(thing.metadata)) {
    const [heading, text] = [readHeading(iiifText(label)), iiifText(value)];
    if (text === "") continue;
    if (heading.die && heading.side !== undefined && heading.side !== "both")
      found.dies.push({ side: heading.side, die: text });
    else if (heading.die) found.unsidedDie ??= text;
    else if (heading.coin > 0) found.coin ??= text;
    else if (/^(side|seite|face|lato|cara)$/i.test(heading.text)) {
      const { side } = readHeading(text);
      if (side === "obverse" || side === "reverse") found.side = side;
    }
  }
  return found;
}

/** The image of a canvas, by the address of its image service where it has one. */
function imageOf(canvas: Json): string | null {
  const bodies = [
    ...objectsOf(canvas.images).flatMap(({ resource }) => objectsOf(resource)),
    ...objectsOf(canvas.items)
      .flatMap(({ items }) => objectsOf(items))
      .flatMap(({ body }) => objectsOf(body)),
  ].flatMap((body) => [body, ...objectsOf(body.items), ...objectsOf(body.default)]);
  for (const body of bodies) {
    const address = idOf(body) ?? objectsOf(body.service).map(idOf)[0];
    if (address && !address.startsWith("_:")) return address;
  }
  return null;
}

/** Dies of canvases by ranges such as `Obverse die O1`. */
function diesOfRanges(manifest: Json): Map<string, { side: Side; die: string }[]> {
  const dies = new Map<string, { side: Side; die: string }[]>();
  const add = (range: Json): void => {
    const [, words, die] = /^(.*\S)\s+(\S+)$/.exec(iiifText(range.label)) ?? [];
    const heading = words === undefined ? null : readHeading(words);
    const side = heading?.die && heading.side !== "both" ? heading.side : undefined;
    const members = [
      ...(Array.isArray(range.canvases) ? range.canvases : []),
      ...objectsOf(range.items).map(idOf),
    ];
    for (const id of side === undefined ? [] : members)
      if (typeof id === "string") dies.set(id, [...(dies.get(id) ?? []), { side: side!, die }]);
    objectsOf(range.items).forEach(add);
  };
  objectsOf(manifest.structures).forEach(add);
  return dies;
}
