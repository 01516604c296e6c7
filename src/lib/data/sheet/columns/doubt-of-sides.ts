import { HOW, list, type Candidate, type Chosen, type Columns } from "./candidate";
import { mayBeScale } from "./column-content";

/**
 * Doubt whether columns under headings that name a side, and no die, hold dies: numbers that could
 * be grades or sizes, words that are not known.
 */
export function doubtOfSides(
  columns: Columns,
  all: readonly Candidate[],
): { refused?: string; told?: Chosen["told"] } | null {
  const sided = (["obverse", "reverse"] as const).flatMap((side) => {
    const found = all.find(({ column }) => column === columns[side]);
    return found && found.heading.text !== "" ? [{ side, ...found }] : [];
  });
  const graded = all.some(({ heading, content }) => heading.side !== undefined && content.grades);
  const said = sided.some(({ heading }) => heading.die);
  if (sided.length > 0 && sided.every(({ content }) => mayBeScale(content))) {
    const numbers = sided.map(({ content }) => content.numbers!);
    const span = `numbers from ${Math.min(...numbers.map(([least]) => least))} to ${Math.max(...numbers.map(([, most]) => most))} and no die 1`;
    const other = "grades of condition, diameters or other measurements";
    if (!said || graded)
      return {
        refused: `${sided.length === 1 ? "column" : "columns"} ${list(sided)} ${sided.length === 1 ? "holds" : "hold"} ${span}, which may be dies, or ${other}: ${HOW}`,
      };
    const [{ column }] = sided;
    return {
      told: [{ column, message: `${span}; read as dies (if they are ${other}: ${HOW})` }],
    };
  }
  const unknown = sided.filter(({ heading }) => heading.qualified && !heading.die);
  if (said)
    for (const { side, column, heading } of unknown) {
      columns[side] = undefined;
      return {
        told: [
          {
            column,
            message: `column '${heading.text}' does not say that it holds dies, as the other one does, so no ${side} die is known: if it holds them, ${HOW}`,
          },
        ],
      };
    }
  return {
    told: unknown.map(({ side, column, heading }) => ({
      column,
      message: `column '${heading.text}' is read as the ${side} die by what it holds (otherwise: ${HOW})`,
    })),
  };
}
