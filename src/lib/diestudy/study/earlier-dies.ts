import { join } from "node:path";
import type { Side } from "../../coins/index";
import { NumislabError, readPlainText, typedRows } from "../../base/index";
import { coinFinder } from "../../data/index";
import type { EarlierDies } from "./die-names";
import { readStudySource } from "./study-file";

/**
 * The dies of the study in a folder, from its dies.csv; null where there is no finished study.
 *
 * @throws NumislabError "input" where study.json or dies.csv cannot be read
 */
export async function readEarlierDies(study: string): Promise<Record<Side, EarlierDies> | null> {
  const source = await readStudySource(study);
  if (source === null) return null;
  const file = join(study, "dies.csv");
  const text = await readPlainText(file);
  const wrong = (why: string) =>
    new NumislabError("input", `${file}${why}: restore it, or name another folder with --out.`);
  const rows =
    text === null
      ? []
      : typedRows(text, { columns: ["coin", "obverse_die", "reverse_die"], wrong });
  const find = coinFinder(source.coins.map(({ name }) => name));
  const coinOf = (name: string) => {
    const meant = find(name); // a spreadsheet program makes 1 of 001
    return meant.length === 1 ? meant[0] : name;
  };
  const of = (side: Side): EarlierDies => ({
    dies: new Map(
      rows.flatMap((row) => {
        const die = row.text(`${side}_die`);
        return die === "" ? [] : [[coinOf(row.text("coin")), die] as const];
      }),
    ),
    highest: source.highestDies?.[side] ?? 0,
  });
  return { obverse: of("obverse"), reverse: of("reverse") };
}
