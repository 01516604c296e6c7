import {
  findAndNormalise,
  flatten,
  readPhotograph,
  sideInPhotograph,
  type Layout,
  type PhotographSource,
  type Picture,
  type Side,
  type SideInPhotograph,
} from "../coins/index";
import { fromLevels, toLevels } from "./levels";

/** Preprocessing of a coin side for a network. */
export interface InputRecipe {
  /** Pixels a side. */
  size: number;
  /** Whether light and patina are removed (see `flatten`). */
  flatten: boolean;
  /** Sigma of the local mean that is subtracted then, in pixels of a frame of 560; default 40. */
  wide?: number;
  /** Sigma of the local contrast that it is divided by, likewise; default 60. */
  contrast?: number;
}

/** Network input of one side of a coin. */
export interface NetworkInput {
  side: Side;
  /** size * size values around 0, in 255 even levels; 0 outside the coin. */
  picture: Float32Array;
  /** Warnings about the photograph, as sentences. */
  warnings: string[];
}

/**
 * Sigmas of the local mean and contrast where a recipe does not say. At 96 pixels what the matcher
 * calls detail is lost, so they are wider than the matcher's.
 */
const LOCAL_MEAN_SIGMA_PX = 40;
const LOCAL_CONTRAST_SIGMA_PX = 60;

/** How a recipe has light and patina removed: the options of `flatten`. */
export const lightOf = ({
  wide = LOCAL_MEAN_SIGMA_PX,
  contrast = LOCAL_CONTRAST_SIGMA_PX,
}: Pick<InputRecipe, "wide" | "contrast">): { wide: number; contrast: number } => ({
  wide,
  contrast,
});

/** A name for the recipe, for cache entries: two recipes with the same output have the same. */
export function recipeName(recipe: InputRecipe): string {
  const { wide, contrast } = lightOf(recipe);
  const usual = wide === LOCAL_MEAN_SIGMA_PX && contrast === LOCAL_CONTRAST_SIGMA_PX;
  if (!recipe.flatten) return `${recipe.size}`;
  return `${recipe.size}-flat${usual ? "" : `-${wide}-${contrast}`}`;
}

/** One side of a coin as a network sees it. Throws as `findCoin` does. */
export function networkInput(shown: SideInPhotograph, recipe: InputRecipe): NetworkInput {
  const { found, coin } = findAndNormalise(shown, recipe.size);
  const normalised = recipe.flatten
    ? flatten(coin, lightOf(recipe)).flat
    : standardise(coin.grey, coin.mask);
  return {
    side: shown.side,
    picture: fromLevels(toLevels(normalised)),
    warnings: [...shown.notes, ...found.warnings],
  };
}

/**
 * The sides that a photograph shows, as a network sees them.
 *
 * @param file  path of the photograph, or its bytes with a name for error messages
 * @param sides  the halves to take; in layout `single` the one side that the photograph shows
 * @throws NumislabError "input" naming the file and side where no single coin is found
 */
export async function networkInputs(
  file: string | { bytes: Uint8Array; name: string },
  layout: Layout,
  sides: readonly Side[],
  recipe: InputRecipe,
): Promise<NetworkInput[]> {
  const { bytes, name } = typeof file === "string" ? { bytes: file, name: file } : file;
  const photograph = await readPhotograph(bytes, name);
  return inputsOfPhotograph({ photograph, name, layout, sides, recipe });
}

/** A decoded photograph, and what to take from it. */
export interface InputQuestion extends PhotographSource {
  photograph: Picture;
  sides: readonly Side[];
  recipe: InputRecipe;
}

/** `networkInputs` of a photograph that was decoded already. */
export function inputsOfPhotograph({
  photograph,
  sides,
  recipe,
  ...source
}: InputQuestion): NetworkInput[] {
  return sides.map((side) => networkInput(sideInPhotograph(photograph, source, side), recipe));
}

/** Mean 0 and standard deviation 1 inside the mask, 0 outside. */
function standardise(grey: Float32Array, mask: Uint8Array): Float32Array {
  let n = 0,
    sum = 0,
    squares = 0;
  for (let i = 0; i < grey.length; i++) {
    if (!mask[i]) continue;
    n++;
    sum += grey[i];
    squares += grey[i] * grey[i];
  }
  const mean = sum / n;
  const deviation = Math.sqrt(Math.max(squares / n - mean * mean, 1e-12));
  return grey.map((value, i) => (mask[i] ? (value - mean) / deviation : 0));
}
