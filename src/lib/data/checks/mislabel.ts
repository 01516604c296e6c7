import type { Random } from "../../base/index";
import type { ClassPhotograph } from "../folders/class-folder";

/**
 * Photographs of which some have a wrong label, drawn at random: to see how many of them the checks
 * find.
 *
 * @param share of the photographs that get the label of another class
 * @returns the photographs, in their order, and the names of those with a wrong label
 */
export function mislabel(
  photographs: readonly ClassPhotograph[],
  share: number,
  draw: Random,
): { photographs: ClassPhotograph[]; wrong: Set<string> } {
  const classes = [...new Set(photographs.map((p) => p.label))];
  const chosen = new Set(
    draw.shuffle(photographs).slice(0, Math.round(share * photographs.length)),
  );
  const labelled = photographs.map((p) =>
    chosen.has(p) ? { ...p, label: draw.pick(classes.filter((c) => c !== p.label)) } : p,
  );
  return { photographs: labelled, wrong: new Set([...chosen].map((p) => p.name)) };
}
