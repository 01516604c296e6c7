import { searched, type Searched } from "./blocks";
import type { MatchSide } from "../match-side";
import { template, type Template } from "./template";

/**
 * A side as the one that stays where it is while others are registered with it; what that needs is
 * made once, when it is needed.
 */
export interface StillSide {
  side: MatchSide;
  template(level: number): Template;
  searched(level: number): Searched;
}

export function stillSide(side: MatchSide): StillSide {
  const [templates, sums]: [Template[], Searched[]] = [[], []];
  return {
    side,
    template: (level) => (templates[level] ??= template(side.pyramid[level])),
    searched: (level) => (sums[level] ??= searched(side.pyramid[level])),
  };
}
