import type { Layout, Side } from "../coins/index";
import { NumislabError } from "../base/index";
import { matchSides, type MatchedPair, type MatchOptions } from "./match-sides";
import { readSides } from "./registration/read-sides";
import { startWorkers } from "./registration/workers";

export interface ComparePhotographsOptions extends Pick<
  MatchOptions,
  "anyRotation" | "calibration"
> {
  layout?: Layout;
  /** In layout `single`, the side that both photographs show; obverse by default. */
  side?: Side;
  /** Folder in which sides of coins are kept between calls. */
  cache?: string;
}

/**
 * Were the obverses of these two coins struck by one die, and the reverses?
 *
 * The engine must have been started (`startEngine`).
 *
 * @param a, b photographs
 * @throws NumislabError "input" naming the photograph that can't be used, or both where one has its
 *   halves swapped
 */
export async function comparePhotographs(
  a: string,
  b: string,
  { layout = "halves", side = "obverse", cache, ...options }: ComparePhotographsOptions = {},
): Promise<{ [side in Side]?: MatchedPair }> {
  const workers = startWorkers(0); // two photographs are done before a thread is up
  const wanted: Side[] = layout === "single" ? [side] : ["obverse", "reverse"];
  const read = await readSides(
    [a, b].map((file) => ({ file, sides: wanted })),
    layout,
    workers,
    { cache },
  );
  for (const { refusal } of read) if (refusal) throw refusal;
  const sides = read.flatMap((photograph, i) =>
    photograph.sides.map((one) => ({ coin: [a, b][i], ...one })),
  );
  const pairs = await matchSides(sides, { ...options, workers });
  if (layout === "halves" && !pairs.some(({ answer }) => answer === "same")) {
    // Were one photograph the other way round, its obverse would lie on the other's reverse.
    const turned = sides.map((one, i) => (i < 2 ? one : { ...one, side: otherSide(one.side) }));
    if (
      (await matchSides(turned, { ...options, workers })).some(({ answer }) => answer === "same")
    ) {
      throw new NumislabError(
        "input",
        `${a} or ${b} has its halves swapped: the left half of one matches the right half of the other. Put the obverse left in both.`,
      );
    }
  }
  return Object.fromEntries(pairs.map((pair) => [pair.side, pair]));
}

const otherSide = (side: Side): Side => (side === "obverse" ? "reverse" : "obverse");
