import sharp from "sharp";
import { NumislabError } from "../base/index";

/** Largest number of pages that are read. */
const MAX_PAGES = 64;

/**
 * The page of a TIFF that shows the photograph: the largest, for others are thumbnails.
 *
 * @param pages how many the file has
 * @param called what error messages call it
 * @throws NumislabError "input" where two pages are of one size, so that none is the photograph
 */
export async function largestPage(
  bytes: Uint8Array,
  pages: number,
  called: string,
): Promise<number> {
  const areas: number[] = [];
  for (let page = 0; page < Math.min(pages, MAX_PAGES); page++) {
    const { width = 0, height = 0 } = await sharp(bytes, { page }).metadata();
    areas.push(width * height);
  }
  const largest = Math.max(...areas);
  const equal = areas.filter((area) => area === largest).length;
  if (equal > 1)
    throw new NumislabError(
      "input",
      `${called} has ${equal} pages of one size: save each page as a photograph of its own (layout single), or put obverse and reverse side by side in one.`,
    );
  return areas.indexOf(largest);
}
