import sharp, { type Metadata, type OutputInfo } from "sharp";
import { NumislabError, readPlainFile } from "../base/index";
import type { Picture } from "./picture";

/**
 * Photographs are shrunk to this longest side: 4 times what a normalised coin needs when it fills
 * half the frame.
 */
const LONGEST = 4096;
const SMALLEST = 64;
const FORMATS = new Set(["jpeg", "png", "tiff", "webp", "gif"]);
const LARGEST_FILE = 500e6;

/**
 * Reads a photograph as upright sRGB, 8 bit: applies the EXIF orientation and the ICC profile,
 * converts CMYK, palette and 16 bit, lays transparent pictures on white. Grey stays one channel. A
 * picture longer than 4096 px is shrunk.
 *
 * @param source path of a JPEG, PNG, TIFF, WebP or GIF file, or its bytes
 * @param name what error messages call it; the path by default
 * @throws NumislabError `input` when it cannot be read, is no such picture, is truncated, or is
 *   under 64 px a side
 */
export async function readPhotograph(source: string | Uint8Array, name?: string): Promise<Picture> {
  const called = name ?? (typeof source === "string" ? source : "the photograph");
  const bytes =
    typeof source === "string" ? await readPlainFile(source, { most: LARGEST_FILE }) : source;
  if (bytes.length === 0)
    throw new NumislabError("input", `${called} is empty (0 bytes): copy or download it again.`);
  if (bytes.length > LARGEST_FILE) {
    throw new NumislabError(
      "input",
      `${called} has ${Math.round(bytes.length / 1e6)} MB, over the limit of 500: export a smaller copy.`,
    );
  }
  const { width, height, grey } = await describe(bytes, called);
  if (Math.min(width, height) < SMALLEST) {
    throw new NumislabError(
      "input",
      `${called} is ${width} x ${height} pixels, too small to show a coin: use the original photograph (at least ${SMALLEST} px a side, better 600).`,
    );
  }
  let image = sharp(bytes, { failOn: "error" }).autoOrient().flatten({ background: "#ffffff" });
  if (Math.max(width, height) > LONGEST) image = image.resize(LONGEST, LONGEST, { fit: "inside" });
  try {
    const { data, info } = await image
      .toColourspace(grey ? "b-w" : "srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return picture(data, info);
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${called} is damaged or cut short (${reason(cause)}): copy or download it again.`,
      { cause },
    );
  }
}

async function describe(bytes: Uint8Array, called: string) {
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes).metadata();
  } catch (cause) {
    if (/pixel limit/i.test(reason(cause))) {
      throw new NumislabError(
        "input",
        `${called} has too many pixels (${reason(cause)}): export a copy of at most 4096 px.`,
        { cause },
      );
    }
    throw new NumislabError(
      "input",
      `${called} is not a picture: give a JPEG, PNG, TIFF, WebP or GIF file.`,
      { cause },
    );
  }
  const { format = "unknown", width = 0, height = 0, space } = metadata;
  if (!FORMATS.has(format)) {
    throw new NumislabError(
      "input",
      `${called} is a ${format} file: save it as JPEG, PNG, TIFF, WebP or GIF.`,
    );
  }
  return { width, height, grey: space === "b-w" || space === "grey16" };
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
