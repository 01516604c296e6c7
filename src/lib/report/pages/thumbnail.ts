import { sidePhotograph, type Half } from "../../coins/index";

/** Pixels across a photograph among the examples. */
const WIDTH = 220;

/**
 * A photograph, or one half of it, as a small JPEG in a data address. @param file its path, or its
 * bytes
 */
export async function thumbnail(
  file: string | Buffer,
  half: Half | null = null,
  width = WIDTH,
): Promise<string> {
  return `data:image/jpeg;base64,${(await sidePhotograph(file, half, width)).toString("base64")}`;
}
