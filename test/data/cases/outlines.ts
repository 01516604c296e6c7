import { join } from "node:path";
import type { Sharp } from "sharp";
import { findCoin, readPhotograph } from "../../../src/lib/coins/index";
import type { Case } from "./case";
import { cutCoin, type CutCoin } from "./coin-cut";
import type { Place } from "./scene";
import { put } from "./tables";

/** A picture of one coin, and where the coin lies in it. */
export interface Outlined {
  kind: string;
  name: string;
  /** PNG where it is left out. */
  ending?: "png" | "webp";
  place?: Place;
  draw(coin: CutCoin): Promise<Sharp>;
  /** What must be told where the outline is not right. */
  told?: RegExp;
  refused?: RegExp;
}

const MAX_DIAMETER_OFF = 0.03;
const MAX_CENTRE_OFF = 0.02;

/** The coin must be found to within 3 % of its diameter and 2 % of its place, or doubt be told. */
export const outlineCase = ({
  kind,
  name,
  ending = "png",
  place,
  draw,
  told,
  refused,
}: Outlined): Case => ({
  kind,
  name,
  make: async (dir) => {
    const drawn = await draw(await cutCoin(1, "obverse"));
    const file = await (ending === "png" ? drawn.png() : drawn.webp({ lossless: true })).toBuffer();
    put(dir, `coin.${ending}`, file);
  },
  async ask(dir) {
    const file = join(dir, `coin.${ending}`);
    const { centre, diameter, warnings } = findCoin(await readPhotograph(file), file);
    if (!place) return { value: "found", told: warnings };
    const { diameter: share, off } = await cutCoin(1, "obverse");
    const [x, y, longer] = place;
    const wide = diameter / (share * longer) - 1;
    const apart =
      Math.hypot(centre[0] - x - off[0] * longer, centre[1] - y - off[1] * longer) / diameter;
    const right = Math.abs(wide) < MAX_DIAMETER_OFF && apart < MAX_CENTRE_OFF;
    return {
      value: right || (told && warnings.length > 0) ? "found" : `${wide} wider, ${apart} apart`,
      told: right && told ? [...warnings, "right"] : warnings,
    };
  },
  ...(place ? { right: "found" } : {}),
  ...(told ? { told: [new RegExp(`${told.source}|^right$`)] } : {}),
  ...(refused ? { refused } : {}),
});
