import { describe, expect, it } from "vitest";
import { squarePicture, type PictureRecipe } from "../../src/lib/models/index";

/** A grey picture whose pixels are numbered. */
const numbered = (width: number, height: number, channels: 1 | 3 = 3) => ({
  width,
  height,
  channels,
  data: Uint8Array.from({ length: width * height * channels }, (_, i) => Math.floor(i / channels)),
});
const reds = (picture: Uint8Array) => Array.from(picture).filter((_, i) => i % 3 === 0);
const recipe: PictureRecipe = { size: 2, fit: "stretch", resize: "nearest" };

describe("squarePicture", () => {
  it("takes the pixels that Pillow's nearest-neighbour resize takes", () => {
    // PIL: Image.fromarray(np.arange(20, dtype="uint8").reshape(4, 5)).resize((2, 2),
    // Image.NEAREST) is [[6, 8], [16, 18]]
    expect(reds(squarePicture(numbered(5, 4), recipe))).toEqual([6, 8, 16, 18]);
    // and .resize((7, 7), Image.NEAREST) of a 5 x 4 picture has as its first row
    expect(reds(squarePicture(numbered(5, 4), { ...recipe, size: 7 })).slice(0, 7)).toEqual([
      0, 1, 1, 2, 3, 3, 4,
    ]);
  });

  it("takes the mean of the pixels that fall into one", () => {
    expect(reds(squarePicture(numbered(4, 4), { ...recipe, resize: "area" }))).toEqual(
      [3, 5, 11, 13].map((_, i) => Math.round([2.5, 4.5, 10.5, 12.5][i])),
    );
  });

  it("pads an oblong picture by going on with its edges", () => {
    expect(reds(squarePicture(numbered(4, 2), { ...recipe, size: 4, fit: "pad" }))).toEqual([
      0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7,
    ]);
  });

  it("gives a grey picture three equal channels, and keeps colours apart", () => {
    const grey = squarePicture(numbered(2, 2, 1), recipe);
    expect(Array.from(grey)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    const colours = Uint8Array.from([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
    expect(squarePicture({ width: 2, height: 2, channels: 3, data: colours }, recipe)).toEqual(
      colours,
    );
  });

  it("enlarges", () => {
    expect(reds(squarePicture(numbered(1, 1), { ...recipe, resize: "area" }))).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
