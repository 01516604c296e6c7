import { open } from "node:fs/promises";
import { join } from "node:path";
import { isPhotographName, unreadPictureKind } from "../coins/index";
import { folderEntries, NumislabError } from "../base/index";

/** A file or folder that was left out, and why. */
export interface LeftOut {
  /** Its path. */
  file: string;
  /** A sentence that names it. */
  why: string;
}

/** A folder as a person sees it who looks for photographs: each list in natural order. */
export interface PhotographsIn {
  /** Names of plain files that are photographs by their ending. */
  photographs: string[];
  folders: string[];
  /** Names of other plain files. */
  others: string[];
  /** Pictures of kinds that are not read, folders with a photograph's name, and broken entries. */
  leftOut: LeftOut[];
}

/** What downloads, copies and backups put behind the ending of a photograph. */
const ENDING_INSIDE =
  /(\.(?:jpe?g|jpe|jfif|png|tiff?|webp|gif|avif))([\s.~_!?]+| ?-? ?(?:\(\d+\)|copy|kopie|copie|copia)|[_-](?:large|orig\p{L}*|\d+)|\.(?:crdownload|part|partial|download|opdownload|filepart|tmp|temp|bak|old|orig))$/iu;

/** The first bytes of JPEG, PNG, GIF, TIFF and RIFF (WebP). */
const PICTURE_START = /^(?:ffd8ff|89504e47|47494638|49492a00|4d4d002a|52494646)/;

async function isPicture(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return false; // told where it is needed
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return PICTURE_START.test(buffer.toString("hex"));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
/** The order of a person: 2 before 10. */
export const inNaturalOrder = (a: string, b: string): number =>
  natural.compare(a, b) || (a < b ? -1 : 1);

/**
 * What a folder holds, for everything that reads photographs. No picture is passed over in silence:
 * what looks like one and is not read is left out by name.
 *
 * @throws NumislabError `input` where there is no such folder or it cannot be read
 */
export async function photographsIn(dir: string): Promise<PhotographsIn> {
  const { files, folders, unusable } = await folderEntries(dir).catch((cause) => {
    throw new NumislabError(
      "input",
      `${dir} ${whatOf(cause)}: give the folder that holds the photographs.`,
      { cause },
    );
  });
  const leftOut = unusable.map(({ name, why }) => ({ name, why }));
  for (const name of folders.filter(isPhotographName))
    leftOut.push({ name, why: "is a folder with a photograph's name: rename or remove it" });
  for (const name of files) {
    if (isPhotographName(name)) continue;
    const inside = ENDING_INSIDE.exec(name);
    if (inside)
      leftOut.push({
        name,
        why: `is not read, as ${JSON.stringify(inside[2])} stands behind the ending '${inside[1]}': if it is a photograph, rename it so that it ends in ${inside[1]}`,
      });
    else if (!name.includes(".") && (await isPicture(join(dir, name))))
      leftOut.push({
        name,
        why: "is a picture by what it holds, but its name has no ending: rename it so that it ends in .jpg, .png or .tif",
      });
    const kind = unreadPictureKind(name);
    if (kind !== null)
      leftOut.push({ name, why: `is a ${kind} file, which is not read: save it as JPEG or PNG` });
  }
  return {
    photographs: files.filter(isPhotographName).sort(inNaturalOrder),
    folders: folders.filter((name) => !isPhotographName(name)).sort(inNaturalOrder),
    others: files
      .filter((name) => !isPhotographName(name) && !leftOut.some((left) => left.name === name))
      .sort(inNaturalOrder),
    leftOut: leftOut
      .sort((a, b) => inNaturalOrder(a.name, b.name))
      .map(({ name, why }) => ({ file: join(dir, name), why: `${join(dir, name)} ${why}.` })),
  };
}

function whatOf(cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") return "does not exist";
  if (code === "ENOTDIR") return "is not a folder";
  if (code === "ELOOP") return "is a link that leads back to itself";
  if (code === "EACCES" || code === "EPERM") return "cannot be read (no permission)";
  return `cannot be read (${code})`;
}
