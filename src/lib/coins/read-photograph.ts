import sharp, { type Metadata, type OutputInfo } from "sharp";
import { NumislabError, readPlainFile } from "../base/index";
import { blankColour } from "./blank-picture";
import { deepValues } from "./deep-values";
import { fileKind } from "./file-kind";
import { largestPage } from "./largest-page";
import type { Picture } from "./picture";
import { READ_FORMS } from "./picture-endings";
import { seamRow } from "./seam";

/**
 * Photographs are shrunk to this longest side: 4 times what a normalised coin needs when it fills
 * half the frame.
 */
const MAX_SIDE_PX = 4096;
const MIN_SIDE_PX = 64;
const MAX_FILE_BYTES = 500e6;

/**
 * Reads a photograph as upright sRGB, 8 bit: applies the EXIF orientation and the ICC profile,
 * converts CMYK, palette, 16 bit and floats, lays transparent pictures on white. Grey stays one channel. A
 * picture longer than 4096 px is shrunk. Of several pages in a TIFF the largest is read. What a person
 * should know of the picture is in its `notes`.
 *
 * @param source path of a JPEG, PNG, TIFF, WebP, GIF or AVIF file, or its bytes
 * @param name what error messages call it; the path by default
 * @throws NumislabError `input` when it cannot be read, is no such picture, is truncated, or is
 *   under 64 px a side
 */
export async function readPhotograph(source: string | Uint8Array, name?: string): Promise<Picture> {
  const called = name ?? (typeof source === "string" ? source : "the photograph");
  const bytes =
    typeof source === "string" ? await readPlainFile(source, { most: MAX_FILE_BYTES }) : source;
  if (bytes.length === 0)
    throw new NumislabError("input", `${called} is empty (0 bytes): copy or download it again.`);
  if (bytes.length > MAX_FILE_BYTES) {
    throw new NumislabError(
      "input",
      `${called} has ${Math.round(bytes.length / 1e6)} MB, over the limit of 500: export a smaller copy.`,
    );
  }
  const about = await describe(bytes, called);
  const { width, height } = about;
  if (Math.min(width, height) < MIN_SIDE_PX) {
    throw new NumislabError(
      "input",
      `${called} is ${width} x ${height} pixels, too small to show a coin: use the original photograph (at least ${MIN_SIDE_PX} px a side, better 600).`,
    );
  }
  try {
    return noted(await decode(bytes, about), about);
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${called} is damaged or cut short (${reason(cause)}): copy or download it again.`,
      { cause },
    );
  }
}

/** What is known of a photograph before its pixels are decoded. */
interface About {
  format: string;
  width: number;
  height: number;
  grey: boolean;
  depth: string | undefined;
  page: number;
  orientation: number;
  notes: string[];
}

async function decode(bytes: Uint8Array, about: About): Promise<Picture> {
  const { format, width, height, grey, page } = about;
  const deep = Math.max(width, height) > MAX_SIDE_PX ? null : await deepValues(bytes, about);
  if (deep?.note) about.notes.push(deep.note);
  if (deep) return deep.picture;
  // A TIFF's or PNG's warnings are of tags that nobody needs; a JPEG's are of damaged pixels.
  const failOn = format === "jpeg" ? "warning" : "error";
  let image = sharp(bytes, { failOn, page }).autoOrient().flatten({ background: "#ffffff" });
  if (Math.max(width, height) > MAX_SIDE_PX)
    image = image.resize(MAX_SIDE_PX, MAX_SIDE_PX, { fit: "inside" });
  const { data, info } = await image
    .toColourspace(grey ? "b-w" : "srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return picture(data, info);
}

/** The picture with what a person should know of it, where there is anything. */
function noted(read: Picture, { format, width, height, orientation, notes }: About): Picture {
  const blank = blankColour(read);
  if (blank) notes.push(`is all ${blank}: it shows nothing`);
  const seam =
    format === "jpeg" && orientation <= 1 && Math.max(width, height) <= MAX_SIDE_PX
      ? seamRow(read)
      : null;
  if (seam !== null)
    notes.push(
      `has a sharp step over most of its width at row ${seam}, as scrambled files have: look at it, and copy it again if it is damaged`,
    );
  return {
    ...read,
    ...(orientation > 1 ? { orientation } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

async function describe(bytes: Uint8Array, called: string): Promise<About> {
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes).metadata();
  } catch (cause) {
    throw new NumislabError("input", `${called} ${whyNoPicture(bytes, cause)}`, { cause });
  }
  const { format = "unknown", pages = 1, orientation = 1 } = metadata;
  if (!FORMATS.has(format))
    throw new NumislabError("input", `${called} is a ${format} file: ${SAVE_AS}.`);
  const page = format === "tiff" && pages > 1 ? await largestPage(bytes, pages, called) : 0;
  if (page > 0) metadata = await sharp(bytes, { page }).metadata();
  const notes: string[] = [];
  if (format !== "tiff" && pages > 1) notes.push(`has ${pages} frames; the first is used`);
  const { width = 0, height = 0, space, depth } = metadata;
  const grey = space === "b-w" || space === "grey16";
  return { format, width, height, grey, depth, page, orientation, notes };
}

const FORMATS = new Set(["jpeg", "png", "tiff", "webp", "gif", "heif"]); // heif: AVIF alone is built in
const SAVE_AS = `save it as ${READ_FORMS}`;

/** Why sharp finds no picture in a file, to be read after its name. */
function whyNoPicture(bytes: Uint8Array, cause: unknown): string {
  const said = String((cause as Error)?.message ?? cause);
  if (/pixel limit/i.test(said))
    return `has too many pixels (${reason(cause)}): export a copy of at most 4096 px.`;
  if (/bad lab/i.test(said)) return `is in CIELAB colours, which are not read: save it as RGB.`;
  const kind = fileKind(bytes);
  if (kind === null) return `is not a picture: give a ${READ_FORMS} file.`;
  if (kind.read)
    return `is a ${kind.called} file that is damaged or cut short (${reason(cause)}): copy or download it again.`;
  return `is not a picture that is read, but a file of another kind: ${kind.called}. If it shows a coin, ${SAVE_AS}.`;
}

/** sharp may answer grey with two or three equal channels; keep one or three. */
function picture(data: Buffer, { width, height, channels }: OutputInfo): Picture {
  if (channels === 1 || channels === 3)
    return { width, height, channels, data: new Uint8Array(data) };
  const keep = channels === 2 ? 1 : 3;
  const out = new Uint8Array(width * height * keep);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < keep; c++) out[i * keep + c] = data[i * channels + c];
  return { width, height, channels: keep, data: out };
}

/** The first line of what a library said. */
function reason(cause: unknown): string {
  return String((cause as Error)?.message ?? cause)
    .split("\n")[0]
    .trim();
}
