import sharp from "sharp";

/** Pixels across a photograph among the examples. */
const WIDTH = 220;

/** A photograph, or one half of it, as a small JPEG in a data address. @param file  its path, or its bytes */
export async function thumbnail(file: string | Buffer, half: "obverse" | "reverse" | null = null): Promise<string> {
  const picture = sharp(await sharp(file).rotate().toBuffer()); // turned upright first: the halves are those that a person sees
  const { width = 2, height = 1 } = await picture.metadata();
  const across = Math.floor(width / 2);
  if (half) picture.extract({ left: half === "obverse" ? 0 : width - across, top: 0, width: across, height });
  const bytes = await picture.resize(WIDTH).flatten({ background: "#fff" }).jpeg({ quality: 80 }).toBuffer();
  return `data:image/jpeg;base64,${bytes.toString("base64")}`;
}
