import { prepareSide, splitHalves, type Layout, type Picture, type Side } from "../../coins/index";
import type { Affine } from "./align/affine";
import { matchSide, type MatchSide, type Plane } from "./match-side";
import type { Aligned } from "./align/align";
import { alignAt, register, type Registration } from "./align/register";
import { stillSide } from "./align/still-side";
import { template, type Template } from "./align/template";

/**
 * What a matching thread does: makes sides of a decoded photograph, registers one side with others,
 * or lays one on others roughly.
 */
export type MatchQuestion = SidesQuestion | RegisterQuestion | LayQuestion;

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

/** Planes of 70 pixels a side: laying looks no closer. */
export interface LayQuestion {
  side: Plane;
  references: readonly { digest: string; tiny: Plane }[];
  /** From each of the references to the side, roughly. */
  starts: readonly Affine[];
}

/**
 * The sides of a photograph, in the order in which they were asked for. Throws as `prepareSide`
 * does.
 */
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

/** References come again and again: what they need is made once. */
const stills = new Map<string, Template>();
const STILLS = 256;

/** Lays a side on each of the references at 70 pixels. */
export function layAll({ side, references, starts }: LayQuestion): Aligned[] {
  return references.map((reference, i) => {
    const still = stills.get(reference.digest) ?? template(reference.tiny);
    if (stills.size >= STILLS) stills.clear();
    stills.set(reference.digest, still);
    return alignAt(0, still, side, starts[i]);
  });
}

export const isSidesQuestion = (question: MatchQuestion): question is SidesQuestion =>
  "photograph" in question;
export const isLayQuestion = (question: MatchQuestion): question is LayQuestion =>
  "references" in question;
