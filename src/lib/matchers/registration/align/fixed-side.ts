import { searched, type Searched } from "./blocks";
import type { MatchSide } from "../match-side";
import { template, type Template } from "./template";

/**
 * The fixed image of registrations. Templates and block sums are computed on first use and kept.
 */
export interface FixedSide {
  side: MatchSide;
  template(level: number): Template;
  searched(level: number): Searched;
}

export function fixedSide(side: MatchSide): FixedSide {
  const [templates, sums]: [Template[], Searched[]] = [[], []];
  return {
    side,
    template: (level) => (templates[level] ??= template(side.pyramid[level])),
    searched: (level) => (sums[level] ??= searched(side.pyramid[level])),
  };
}
