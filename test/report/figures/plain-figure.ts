import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Figure } from "../../../src/lib/report/index";

const PICTURE = "data:image/png;base64,";

/**
 * A figure as text for a snapshot: numbers with six digits, as the last ones differ between
 * machines, and pictures by their size and the hash of their pixels.
 */
export async function plainFigure(figure: Figure | null): Promise<string> {
  const pictures = new Map<string, string>();
  for (const [source] of JSON.stringify(figure).matchAll(/data:image\/png;base64,[^"]+/g))
    pictures.set(source, await described(source));
  const plain = (_key: string, value: unknown): unknown => {
    if (typeof value === "number") return Number(value.toPrecision(6));
    if (typeof value === "string") return pictures.get(value) ?? value;
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  };
  return `${JSON.stringify(figure, plain, 2)}\n`;
}

async function described(source: string): Promise<string> {
  const png = Buffer.from(source.slice(PICTURE.length), "base64");
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 12);
  return `picture of ${info.width} x ${info.height} pixels, ${hash}`;
}
