import type { Side } from "../../../coins/index";
import { best, HOW, list, type Candidate } from "./candidate";
import { holdsCodes } from "./column-content";

/** The column of the dies of a side; why none is taken where several could be it. */
export function dieColumn(
  free: Candidate[],
  side: Side,
  all: readonly Candidate[],
): { column?: number; refused?: string } {
  // one letter heads an obverse where a sign or an R beside it says so: D/, V and R
  const letters = all.some(({ heading }) => /^r\s*[./]?$/i.test(heading.text));
  const believed = ({ heading }: Candidate) =>
    !heading.weak || letters || /[./]/.test(heading.text);
  const score = ({ heading }: Candidate) =>
    (heading.weak ? 1 : 2) + (heading.die ? 2 : 0) - (heading.qualified ? 0.5 : 0);
  const fitting = free.filter(
    ({ column, heading, content }) =>
      heading.side === side &&
      !heading.other &&
      believed({ column, heading, content }) &&
      (holdsCodes(content) ||
        content.filled === 0 ||
        (heading.die && content.decimals < 0.5 && content.addresses < 0.5 && !content.grades)),
  );
  const shown = fitting.filter(({ hidden }) => !hidden);
  const possible = shown.length > 0 ? shown : fitting;
  const found = best(possible, score);
  if (!found) return {};
  // of a column named plainly and one named with more words, such as an author, either may be meant
  const rivals = possible.filter(
    (c) =>
      c.content.filled > 0 &&
      (score(c) === score(found) ||
        (c.heading.die && found.heading.die) ||
        (found.heading.qualified && !c.heading.qualified && holdsCodes(c.content))),
  );
  if (rivals.length > 1)
    return {
      refused: `columns ${list(rivals)} could each hold the ${side} dies: ${HOW}`,
    };
  return { column: found.column };
}
