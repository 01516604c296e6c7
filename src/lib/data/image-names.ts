import { basename, extname } from "node:path";

const PICTURE = /\.(jpe?g|jfif|jpe|png|tiff?|webp|gif|bmp|avif|heic|heif|jp2|psd)$/i;
const IIIF_END =
  /\/(full|square|max|!?[\d,.pct:^]+)\/[^/]+\/!?[\d.]+\/(default|native|color|gray|bitonal)\.\w+$/i;

/**
 * The names under which a photograph may lie in a folder, from what a sheet says of it: a path, a
 * web address (its query and IIIF's parameters are cut off), or several files in one cell. Parts of
 * an address that are the same in all rows (`common`) name no photograph.
 */
export function imageNames(image: string, common: ReadonlySet<string> = new Set()): string[] {
  return image
    .split(/[;|\n]|,\s*(?=\S+\.\w{3,4}\b)/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => (isAddress(part) ? addressNames(part, common) : [part]));
}

/** The parts of addresses that all of them have. */
export function commonParts(images: readonly string[]): Set<string> {
  const all = images.filter(isAddress).map((image) => new Set(partsOf(image)));
  if (all.length < 2) return new Set();
  return new Set([...all[0]].filter((part) => all.every((parts) => parts.has(part))));
}

const isAddress = (text: string) => /^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^www\./i.test(text);

function addressNames(address: string, common: ReadonlySet<string>): string[] {
  return partsOf(address).filter((part) => !common.has(part));
}

/**
 * Parts of an address that may be a name, the most probable first: the last of its path, then on.
 */
function partsOf(address: string): string[] {
  const [path, query = ""] = address.replace(/^[a-z][a-z\d+.-]*:\/\//i, "").split(/[?#]/);
  const segments = path
    .replace(IIIF_END, "")
    .split("/")
    .slice(1)
    .map(decoded)
    .filter((s) => s !== "")
    .reverse();
  const inside = segments.flatMap((s) => [basename(s), ...s.split(/[:/=]/).reverse()]);
  const values = query.split(/[&;]/).map((pair) => decoded(pair.slice(pair.indexOf("=") + 1)));
  return [...new Set([...inside, ...values.filter((v) => v !== "")])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A file's name without its ending, and without further endings of pictures before it: 001.jpg.jpg. */
export function bareStem(file: string): string {
  let stem = basename(file, extname(file));
  while (PICTURE.test(stem)) stem = stem.replace(PICTURE, "");
  return stem;
}

/** A file name without the ending of a picture, or two of them, and without spaces before it. */
export function withoutEnding(name: string): string {
  const stem = name.replace(PICTURE, "").trim();
  return stem === name ? stem : withoutEnding(stem); // 001.jpg.jpg
}
