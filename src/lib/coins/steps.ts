import { FLAT_LIMIT, flatten } from "./flatten";
import { findAndNormalise } from "./normalise-coin";
import { drawOutline } from "./find/outline";
import { greyPicture, type Picture } from "./picture";
import type { PrepareOptions } from "./prepare-coin";
import { readPhotograph } from "./read-photograph";
import { sideInPhotograph } from "./split-halves";

/**
 * Every picture between a photograph and a flattened coin side, to be looked at one after the
 * other: the photograph, the half (layout `halves` only), the outline that was found, the
 * normalised coin, the flattened one.
 *
 * @throws NumislabError `input` as `prepareCoin` does
 */
export async function stepsOfNormalisation(
  file: string,
  { layout = "halves", side = "obverse", size = 560 }: PrepareOptions = {},
): Promise<{ name: string; picture: Picture }[]> {
  const photograph = await readPhotograph(file);
  const steps = [{ name: "photograph", picture: photograph }];
  const shown = sideInPhotograph(photograph, { name: file, layout }, side);
  if (layout !== "single") steps.push({ name: side, picture: shown.picture });
  const { found, coin } = findAndNormalise(shown, size);
  steps.push({ name: "outline", picture: drawOutline(shown.picture, found) });
  steps.push({ name: "normalised", picture: greyPicture(coin.grey, size, size) });
  steps.push({
    name: "flattened",
    picture: greyPicture(flatten(coin).flat, size, size, -FLAT_LIMIT, FLAT_LIMIT),
  });
  return steps;
}
