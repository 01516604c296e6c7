import type { CoinAnswer } from "./answer";

/** A coin's answer in a few words. */
export function answerWords({ verdict, designs: [best] }: CoinAnswer): string {
  return verdict === "design" ? `${best.country} ${best.year}, ${best.kind}` : verdict;
}
