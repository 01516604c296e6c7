import type { Layout, Side } from "../coins/index";
import { SIDES } from "../data/index";
import { refuseSwapped } from "./match-folder";
import { answeredPairs, type AnsweredPair, type Matcher, type MatcherOptions } from "./matcher";
import { openMatcher } from "./registry";

export interface ComparePhotographsOptions extends Pick<
  MatcherOptions,
  "anyRotation" | "calibration" | "model"
> {
  /** One of `METHODS`; registration where it is left out. */
  method?: string;
  layout?: Layout;
  /** In layout `single`, the side that both photographs show; obverse by default. */
  side?: Side;
  /** Cache folder of coin sides. */
  cache?: string;
}

/** The answer of a side, with what to look at in the two photographs. */
export interface ComparedPair extends AnsweredPair {
  warnings: string[];
}

/**
 * Were the obverses of these two coins struck from the same die, and the reverses?
 *
 * The engine must have been started (`startEngine`).
 *
 * @param a, b photographs
 * @throws NumislabError "input" naming the photograph that cannot be used, or both where one has
 *   its halves swapped; "usage" where there is no such method, or it has no use for an option
 */
export async function comparePhotographs(
  a: string,
  b: string,
  {
    method = "registration",
    layout = "halves",
    side = "obverse",
    cache,
    ...options
  }: ComparePhotographsOptions = {},
): Promise<{ [side in Side]?: ComparedPair }> {
  const matcher = await openMatcher(method, { ...options, caches: { sides: cache } });
  const sides: readonly Side[] = layout === "single" ? [side] : SIDES;
  try {
    return await compareSides(matcher, [a, b], { layout, sides, ...options });
  } finally {
    await matcher.close();
  }
}

/** `comparePhotographs` by a matcher that is open. */
export async function compareSides(
  matcher: Matcher,
  files: readonly [string, string],
  {
    layout,
    sides,
    ...options
  }: { layout: Layout; sides: readonly Side[] } & Pick<
    MatcherOptions,
    "anyRotation" | "calibration"
  >,
): Promise<{ [side in Side]?: ComparedPair }> {
  const read = await matcher.prepare(
    files.map((file) => ({ file, sides })),
    layout,
  );
  const refuse = () => {
    for (const { refusal } of read) if (refusal) throw refusal;
  };
  refuse();
  if (layout !== "single") await refuseSwapped(files, read, matcher, options);
  refuse();
  const named = read.flatMap((photograph, i) =>
    photograph.sides.map(({ side, seen }) => ({ coin: files[i], side, seen })),
  );
  const pairs = answeredPairs(await matcher.score(named));
  const warningsOf = (side: Side) =>
    read.flatMap((photograph, i) =>
      photograph.sides
        .filter((shown) => shown.side === side)
        .flatMap((shown) => shown.warnings.map((warning) => `${files[i]} (${side}): ${warning}`)),
    );
  return Object.fromEntries(
    pairs.map((pair) => [pair.side, { ...pair, warnings: warningsOf(pair.side) }]),
  );
}
