import sharp from "sharp";
import { readPlainFile } from "../base/index";
import { boxOfHalf, type Half } from "./layout";

/**
 * A photograph (its path, or its bytes), or the half of it that shows one side, to be looked at: an
 * upright JPEG on white, at most `across` pixels wide.
 */
export async function sidePhotograph(
  file: string | Buffer,
  half: Half | null,
  width: number,
): Promise<Buffer> {
  // Turned upright first: the halves are those that a person sees. Made small while it is read,
  // which is many times faster.
  const { data, info } = await sharp(typeof file === "string" ? await readPlainFile(file) : file)
    .rotate()
    .resize({
      width: half === "left" || half === "right" ? 2 * width + 1 : width,
      withoutEnlargement: true,
    })
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = sharp(data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  });
  if (half) picture.extract(boxOfHalf(half, info));
  return picture.jpeg({ quality: 80 }).toBuffer();
}
