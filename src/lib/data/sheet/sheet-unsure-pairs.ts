import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { readGrids } from "./sheet-grid";

/** Two coins of which nobody can say whether they share a die on this side. */
export interface UnsurePair {
  side: Side;
  coinA: string;
  coinB: string;
}

/**
 * Pairs to leave out of an evaluation: a table with the columns side, coin_a, coin_b.
 *
 * @throws NumislabError `input` naming the row that is not of this form
 */
export async function readUnsurePairs(file: string): Promise<UnsurePair[]> {
  const [{ rows }] = await readGrids(file);
  const text = (r: number, c: number) => rows[r][c]?.text.trim() ?? "";
  const pairs: UnsurePair[] = [];
  for (let r = 0; r < rows.length; r++) {
    const [side, coinA, coinB] = [text(r, 0).toLowerCase(), text(r, 1), text(r, 2)];
    if ((r === 0 && side === "side") || (side === "" && coinA === "" && coinB === "")) continue;
    if ((side !== "obverse" && side !== "reverse") || coinA === "" || coinB === "") {
      throw new NumislabError(
        "input",
        `${file}, row ${r + 1}: expected side (obverse or reverse), coin_a, coin_b; found ${rows[r].map((c) => c?.text ?? "").join(", ")}.`,
      );
    }
    pairs.push({ side, coinA, coinB });
  }
  return pairs;
}
