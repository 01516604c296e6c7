import { readFile } from "node:fs/promises";
import { fromCsv } from "../csv";
import { NumislabError } from "../errors";
import type { Verdict } from "./groups/verdict";

/**
 * Reads a table of verdicts: side, coin_a, coin_b, verdict (same, different, unsure); further columns don't matter. A
 * file that is not there holds none.
 *
 * @throws NumislabError "input" naming the row that is not of this form
 */
export async function readVerdicts(file: string): Promise<Verdict[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new NumislabError("input", `${file} can't be read: ${(cause as Error).message}`, { cause });
  }
  if (text.trim() === "") return [];
  return fromCsv(text).map(({ side, coin_a: coinA, coin_b: coinB, verdict }, row) => {
    const good = (side === "obverse" || side === "reverse") && coinA && coinB && ["same", "different", "unsure"].includes(verdict);
    if (!good) throw new NumislabError("input", `${file}, row ${row + 2}: expected side (obverse or reverse), coin_a, coin_b, verdict (same, different or unsure); found ${[side, coinA, coinB, verdict].join(", ")}.`);
    return { side: side as Verdict["side"], coinA, coinB, verdict: verdict as Verdict["verdict"] };
  });
}
