import { NumislabError } from "../base/index";
import { outlineEntry, type OutlineCache } from "./find/outline-cache";
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
  checkHalves(picture, name, layout);
  return { obverse: half(picture, layout, "obverse"), reverse: half(picture, layout, "reverse") };
}

/** A side in a photograph. */
export interface SideInPhotograph {
  side: Side;
  /** The part of the photograph that shows it. */
  picture: Picture;
  /** What messages call that part. */
  name: string;
  /** What a person should know of the whole photograph, as sentences. */
  notes: readonly string[];
  /** Cache entry of the coin's outline, where there is a cache. */
  outline: string | null;
}

/** What is to be known of a photograph besides its pixels. */
export interface PhotographSource {
  /** What error messages call it. */
  name: string;
  layout: Layout;
  /** Cache of the outlines of its sides; none where it is left out. */
  outlines?: OutlineCache;
}

/**
 * The part of a photograph that shows a side: a half, or all of it in layout `single`.
 *
 * @throws NumislabError `input` as `splitHalves` does
 */
export function sideInPhotograph(
  photograph: Picture,
  { name, layout, outlines }: PhotographSource,
  side: Side,
): SideInPhotograph {
  const { notes = [] } = photograph;
  const known = { side, notes, outline: outlineEntry(outlines, layout, side) };
  if (layout === "single") return { ...known, picture: photograph, name };
  checkHalves(photograph, name, layout);
  return { ...known, picture: half(photograph, layout, side), name: `${name} (${side})` };
}

function half(picture: Picture, layout: Layout, side: Side): Picture {
  const { left, top, width, height } = boxOfHalf(halfOf(layout, side), picture);
  return crop(picture, left, top, width, height);
}

/** Refuses a picture that cannot hold two sides. */
function checkHalves(
  { width, height, orientation }: Picture,
  name: string,
  layout: Exclude<Layout, "single">,
): void {
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
}
