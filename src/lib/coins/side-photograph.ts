import sharp from "sharp";
import { readPlainFile } from "../base/index";
import type { Side } from "./picture";

/**
 * A photograph (its path, or its bytes), or the half of it that shows one side, to be looked at: an
 * upright JPEG on white, at most `across` pixels wide.
 */
export async function sidePhotograph(
  file: string | Buffer,
  half: Side | null,
  width: number,
): Promise<Buffer> {
  // Turned upright first: the halves are those that a person sees. Made small while it is read,
  // which is many times faster.
  const { data, info } = await sharp(typeof file === "string" ? await readPlainFile(file) : file)
    .rotate()
    .resize({ width: half ? 2 * width + 1 : width, withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = sharp(data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  });
  const across = Math.floor(info.width / 2);
  if (half)
    picture.extract({
      left: half === "obverse" ? 0 : info.width - across,
      top: 0,
      width: across,
      height: info.height,
    });
  return picture.jpeg({ quality: 80 }).toBuffer();
}
