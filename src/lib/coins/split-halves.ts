import { NumislabError } from "../base/index";
import { boxOfHalf, halfOf, type Layout } from "./layout";
import { crop, type Picture, type Side } from "./picture";

/** A photograph of two sides is this many times as long one way at least. */
const MIN_LONGER = 1.3;

/**
 * The two sides of a coin in one photograph: obverse = left half, reverse = right half; in layout
 * `stacked` the upper and the lower half. The middle column or row of an odd size belongs to
 * neither.
 *
 * @param name what error messages call the photograph
 * @throws NumislabError `input` when the picture is under 1.3 times as long that way as the other,
 *   and so cannot hold two sides
 */
export function splitHalves(
  picture: Picture,
  name = "the photograph",
  layout: Exclude<Layout, "single"> = "halves",
): { obverse: Picture; reverse: Picture } {
  const { width, height, orientation } = picture;
  const [along, across] = layout === "halves" ? [width, height] : [height, width];
  if (along < MIN_LONGER * across) {
    const turned = orientation
      ? ` after its orientation tag (${orientation}) was applied; if it lies on its side, remove the tag`
      : "";
    const [fault, other, where] =
      layout === "halves"
        ? ["too narrow for obverse and reverse side by side", "stacked", "one above the other"]
        : ["too low for obverse and reverse one above the other", "halves", "side by side"];
    const instead =
      across > MIN_LONGER * along ? `; if its two sides stand ${where}, layout ${other}` : "";
    throw new NumislabError(
      "input",
      `${name} is ${width} x ${height} pixels${turned}, ${fault}: if it shows one side, use layout single${instead}.`,
    );
  }
  const part = (side: Side) => {
    const box = boxOfHalf(halfOf(layout, side), picture);
    return crop(picture, box.left, box.top, box.width, box.height);
  };
  return { obverse: part("obverse"), reverse: part("reverse") };
}
