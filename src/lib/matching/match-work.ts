import { prepareSide, splitHalves, type Layout, type Picture, type Side } from "../coins/index";
import type { Affine } from "./affine";
import { matchSide, type MatchSide } from "./match-side";
import { register, type Registration } from "./register";
import { stillSide } from "./still-side";

/** What a matching thread does: makes sides of a decoded photograph, or registers one side with others. */
export type MatchQuestion = SidesQuestion | RegisterQuestion;

export interface SidesQuestion {
  photograph: Picture;
  name: string;
  layout: Layout;
  sides: readonly Side[];
}

export interface RegisterQuestion {
  still: MatchSide;
  others: readonly MatchSide[];
  /** From `still` to each of the others, roughly. */
  starts: readonly Affine[];
}

/** The sides of a photograph, in the order in which they were asked for. Throws as `prepareSide` does. */
export function sidesOf({ photograph, name, layout, sides }: SidesQuestion): MatchSide[] {
  if (layout === "single") return sides.map(() => matchSide(prepareSide(photograph, name)));
  const halves = splitHalves(photograph, name);
  return sides.map((side) => matchSide(prepareSide(halves[side], `${name} (${side})`)));
}

/** Registers one side with each of the others. */
export function registerAll({ still, others, starts }: RegisterQuestion): Registration[] {
  const a = stillSide(still);
  return others.map((other, i) => register(a, other, starts[i]));
}

export const isSidesQuestion = (question: MatchQuestion): question is SidesQuestion => "photograph" in question;
