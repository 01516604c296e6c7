import { join } from "node:path";
import { NumislabError, readPlainFileSync } from "../../base/index";
import type { SideTruth, SimulatedCoin } from "./simulated-coin";
import { compose, invert, type Homography } from "./pose";
import type { Side } from "./die";

/** One strike of `truth.json`: where a die's design lies in a picture. */
export interface StrikeTruth {
  /** The coin's name, as its files are called. */
  readonly coin: string;
  readonly side: Side;
  /** The picture's file, below the folder. */
  readonly image: string;
  readonly die: string;
  /**
   * From the die's design (its middle 0, 0; x right, y down; its diameter 1) to pixels of that
   * file.
   */
  readonly dieToPicture: Homography;
}

/**
 * Of one coin both strikes, as `truth.json` has them; in a picture of both sides the reverse lies
 * half a width to the right.
 */
export function strikesOf(coin: SimulatedCoin, layout: "halves" | "single"): StrikeTruth[] {
  return (["obverse", "reverse"] as const).map((side) => {
    const halves = layout === "halves";
    const right = halves && side === "reverse" ? coin.obverse.width : 0;
    return {
      coin: coin.name,
      side,
      image: halves ? `images/${coin.name}.jpg` : `images/${coin.name}-${side}.jpg`,
      die: side === "obverse" ? coin.obverseDie : coin.reverseDie,
      dieToPicture: compose([1, 0, right, 0, 1, 0, 0, 0, 1], coin.truth[side].dieToPicture),
    };
  });
}

/**
 * The true map from one strike's picture to another's, both from one die: what a matcher that
 * registers them should find.
 *
 * It is exact for relief of a letter's height; on a tilted coin what stands higher lies up to a
 * pixel beside it.
 */
export function strikeToStrike(
  a: Pick<SideTruth, "dieToPicture">,
  b: Pick<SideTruth, "dieToPicture">,
): Homography {
  return compose(b.dieToPicture, invert(a.dieToPicture));
}

/** The strikes of a simulated folder. @throws NumislabError "input" where there is no truth.json */
export function readTruth(folder: string): StrikeTruth[] {
  const file = join(folder, "truth.json");
  try {
    return (JSON.parse(readPlainFileSync(file).toString("utf8")) as { strikes: StrikeTruth[] })
      .strikes;
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${file} cannot be read: ${(cause as Error).message} Make the folder with: npx numislab data simulate`,
      { cause },
    );
  }
}
