import { join } from "node:path";
import { READ_FORMS, type Layout } from "../../coins/index";
import { isFolder, NumislabError } from "../../base/index";
import { bareStem } from "../image-names";
import { withoutMasks } from "./beside";
import { coinsBySide } from "./coins-by-side";
import type { FolderOfCoins } from "./folder-of-coins";
import { inNaturalOrder, photographsIn, type PhotographsIn } from "../photographs-in";
import { sidesInNames } from "./sides-in-names";
import { some } from "./some";

/**
 * The coins in a folder of photographs, in natural order (2 before 10). The photographs lie in the
 * folder or in `images/` inside it. In layout `single` their names say the side, in any of the
 * languages that a sheet may be in (`12-obverse.jpg`, `12_r.png`, `4325O.tif`, `Vs/12.jpg`; see
 * `sidesInNames`), and each coin's photographs may lie in a folder of its own; a name without a side
 * is taken as an obverse. Masks that lie beside the photographs (`12_mask.png`) are left out.
 *
 * @throws NumislabError `input` when there is no such folder or no photograph in it
 */
export async function coinsInFolder(
  dir: string,
  { layout = "halves" as Layout } = {},
): Promise<FolderOfCoins> {
  const folder = await photographFolder(dir);
  const listed = await photographsIn(folder);
  const found = layout === "single" ? await coinsBySide(folder, listed) : halves(folder, listed);
  const { coins, warnings, leftOut } = found;
  if (folder !== dir) {
    const outside = await photographsIn(dir);
    leftOut.push(...outside.leftOut);
    if (outside.photographs.length > 0)
      warnings.push(
        `${count(outside.photographs.length)} in ${dir} beside images/ not read, only what lies in images/: ${some(outside.photographs)}`,
      );
  }
  const read = new Set(coins.flatMap(({ sides }) => Object.values(sides)));
  const deeper = await foldersNotRead(folder, listed, read);
  if (coins.length === 0) {
    const deepest = deeper.length > 0 ? [] : await foldersOfFolders(folder, listed);
    const other = leftOut.slice(0, 5).map(({ why }) => why);
    throw new NumislabError(
      "input",
      [
        deeper.length > 0
          ? `${folder} has no photographs itself; they lie a folder deeper, in ${some(deeper)}: ${layout !== "single" ? "use --layout single if each is one side, else put them into one folder" : "name one of these folders, or put the side into the names"}.`
          : deepest.length > 0
            ? `${folder} has no photographs itself; they lie in folders inside ${some(deepest)}: name one of these.`
            : `${folder} has no photographs: put ${READ_FORMS} files in it or in ${join(dir, "images")}.`,
        ...other,
      ].join(" "),
    );
  }
  if (deeper.length > 0)
    warnings.push(
      `photographs in folders inside ${folder} are not read: ${some(deeper)}; put them beside the others if they are coins`,
    );
  return { ...found, coins };
}

const count = (n: number) => (n === 1 ? "1 photograph" : `${n} photographs`);

/** Folders that hold folders with photographs. */
async function foldersOfFolders(folder: string, { folders }: PhotographsIn): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (name) => {
      const inside = await photographsIn(join(folder, name));
      const own = await Promise.all(
        inside.folders.slice(0, 50).map((one) => photographsIn(join(folder, name, one))),
      );
      return own.some(({ photographs }) => photographs.length > 0) ? [name] : [];
    }),
  );
  return found.flat();
}

/** Folders with photographs of which none was read. */
async function foldersNotRead(
  folder: string,
  { folders }: PhotographsIn,
  read: ReadonlySet<string>,
): Promise<string[]> {
  const found = await Promise.all(
    folders
      .filter((name) => !/^(masks?|masken|masques|outlines|thumbs|thumbnails)$/i.test(name))
      .map(async (name) => ({ name, ...(await photographsIn(join(folder, name))) })),
  );
  return found
    .filter(
      ({ name, photographs }) =>
        photographs.length > 0 && !photographs.some((image) => read.has(join(folder, name, image))),
    )
    .map(({ name }) => name);
}

/** `images/` in the folder where there is one, otherwise the folder itself. */
export async function photographFolder(dir: string): Promise<string> {
  return (await isFolder(join(dir, "images"))) ? join(dir, "images") : dir;
}

/** Everything in a folder that is no folder, not hidden and can be read, in natural order. */
export async function list(dir: string): Promise<string[]> {
  const { photographs, others } = await photographsIn(dir);
  return [...photographs, ...others].sort(inNaturalOrder);
}

function halves(folder: string, { photographs, leftOut }: PhotographsIn): FolderOfCoins {
  const { images, warnings } = withoutMasks(photographs);
  const stems = images.map(bareStem);
  const coins = images.map((image, i) => {
    const twice = stems.filter((s) => s === stems[i]).length > 1;
    if (twice)
      warnings.push(
        `${image}: another photograph has this name with another extension; the coin is called '${image}'`,
      );
    const file = join(folder, image);
    return { name: twice ? image : stems[i], file, sides: { obverse: file, reverse: file } };
  });
  const names = sidesInNames(stems.map((stem) => ({ folder: null, stem })));
  const sides = new Set(names.files.flatMap(({ side }) => side ?? []));
  const said = names.files.filter(({ side }) => side).length;
  if (sides.size === 2 && 2 * said > images.length)
    warnings.push(
      `the names seem to say sides (${names.evidence.join("; ")}): if each photograph shows one side, use layout single`,
    );
  return { coins, leftOut: [...leftOut], warnings, evidence: [] };
}
