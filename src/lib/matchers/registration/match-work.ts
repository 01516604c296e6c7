import { LRUCache } from "lru-cache";
import {
  prepareShownSide,
  sideInPhotograph,
  type PhotographSource,
  type Picture,
  type Side,
} from "../../coins/index";
import type { Affine } from "./align/affine";
import { matchSide, type MatchSide, type Plane } from "./match-side";
import type { Aligned } from "./align/align";
import { alignAt, register, type Registration } from "./align/register";
import { fixedSide } from "./align/fixed-side";
import { template, type Template } from "./align/template";

/**
 * Question to a matching thread: make sides of a decoded photograph, register one side with others,
 * or align one with references coarsely.
 */
export type MatchQuestion = SidesQuestion | RegisterQuestion | AlignQuestion;

export interface SidesQuestion extends PhotographSource {
  photograph: Picture;
  sides: readonly Side[];
}

export interface RegisterQuestion {
  fixed: MatchSide;
  others: readonly MatchSide[];
  /** Initial maps from `fixed` to each of the others, halves of the frame. */
  starts: readonly Affine[];
}

/** Planes of 70 pixels a side. */
export interface AlignQuestion {
  side: Plane;
  references: readonly { digest: string; tiny: Plane }[];
  /** Initial maps from each of the references to the side, halves of the frame. */
  starts: readonly Affine[];
}

/**
 * The sides of a photograph, in the order in which they were asked for. Throws as `prepareSide`
 * does.
 */
export function sidesOf({ photograph, sides, ...source }: SidesQuestion): MatchSide[] {
  return sides.map((side) =>
    matchSide(prepareShownSide(sideInPhotograph(photograph, source, side))),
  );
}

/** Registers one side with each of the others. */
export function registerAll({ fixed, others, starts }: RegisterQuestion): Registration[] {
  const a = fixedSide(fixed);
  return others.map((other, i) => register(a, other, starts[i]));
}

/** Number of references whose templates stay in memory. */
const MAX_FIXED_TEMPLATES = 256;
const fixedTemplates = new LRUCache<string, Template>({ max: MAX_FIXED_TEMPLATES });

/** Aligns a side with each of the references at 70 pixels. */
export function alignAll({ side, references, starts }: AlignQuestion): Aligned[] {
  return references.map((reference, i) => {
    const fixed = fixedTemplates.get(reference.digest) ?? template(reference.tiny);
    fixedTemplates.set(reference.digest, fixed);
    return alignAt(0, fixed, side, starts[i]);
  });
}

export const isSidesQuestion = (question: MatchQuestion): question is SidesQuestion =>
  "photograph" in question;
export const isAlignQuestion = (question: MatchQuestion): question is AlignQuestion =>
  "references" in question;
