import { NumislabError } from "../base/index";
import { crop, type Picture } from "./picture";

/**
 * The two sides of a coin photographed side by side: obverse = left half, reverse = right half. The
 * middle column of an odd width belongs to neither.
 *
 * @param name what error messages call the photograph
 * @throws NumislabError `input` when the picture is too narrow (under 1.3 times its height) to hold
 *   two sides
 */
export function splitHalves(
  picture: Picture,
  name = "the photograph",
): { obverse: Picture; reverse: Picture } {
  const { width, height, orientation } = picture;
  if (width < 1.3 * height) {
    const turned = orientation
      ? ` after its orientation tag (${orientation}) was applied; if it lies on its side, remove the tag`
      : "";
    throw new NumislabError(
      "input",
      `${name} is ${width} x ${height} pixels${turned}, too narrow for obverse and reverse side by side: if it shows one side, use layout single${height > 1.3 * width ? "; if obverse and reverse stand one above the other, layout stacked" : ""}.`,
    );
  }
  const half = width >> 1;
  return {
    obverse: crop(picture, 0, 0, half, height),
    reverse: crop(picture, width - half, 0, half, height),
  };
}
