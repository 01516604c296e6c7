import sharp from "sharp";
import { toPng, type Picture } from "../../coins/index";
import { escapeMarkup } from "../../base/index";
import type { CoinAnswer } from "../answer";
import { answerWords } from "../answer-words";

/** Pixels that a small photograph is enlarged to, so that the words on it can be read. */
const MIN_SIDE_PX = 480;

/**
 * The photograph with each coin's outline, number and answer drawn on it, as the bytes of a PNG
 * file.
 */
export async function outlinedPhotograph(
  picture: Picture,
  coins: readonly CoinAnswer[],
): Promise<Buffer> {
  const scale = Math.max(1, MIN_SIDE_PX / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const line = Math.max(2, Math.max(width, height) / 300);
  const text = Math.max(13, Math.round(Math.max(width, height) / 42));
  const marks = coins.map((coin, i) => {
    const { x, y, a, b, angle } = coin.outline;
    const colour =
      coin.verdict === "design"
        ? "#00e05a"
        : coin.verdict === "common side"
          ? "#3fc1ff"
          : "#ffb020";
    const words = `${coins.length > 1 ? `${i + 1}: ` : ""}${answerWords(coin)} ${coin.probability.toFixed(2)}`;
    const across = Math.min(width, 0.56 * text * words.length + text);
    const left = Math.max(0, Math.min(width - across, x * scale - across / 2));
    const top = Math.max(0, Math.min(height - 1.5 * text, (y + 0.62 * b) * scale));
    return `<ellipse cx="${x * scale}" cy="${y * scale}" rx="${a * scale}" ry="${b * scale}" transform="rotate(${angle} ${x * scale} ${y * scale})" fill="none" stroke="${colour}" stroke-width="${line}"/>
<rect x="${left}" y="${top}" width="${across}" height="${1.5 * text}" rx="${0.3 * text}" fill="#000" fill-opacity=".72"/><text x="${left + across / 2}" y="${top + 1.07 * text}" fill="${colour}">${escapeMarkup(words)}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="${text}" text-anchor="middle">${marks.join("")}</svg>`;
  return sharp(await toPng(picture))
    .resize(width, height)
    .toColourspace("srgb")
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
}
