import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

/** Places photographs of coins 001 to 003 in a folder, for what reads their names only. */
export async function threePhotographs(dir: string): Promise<void> {
  const picture = await sharp({
    create: { width: 40, height: 20, channels: 3, background: "#888" },
  })
    .jpeg()
    .toBuffer();
  for (const name of ["001", "002", "003"]) writeFileSync(join(dir, `${name}.jpg`), picture);
}
