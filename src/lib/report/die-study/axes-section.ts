import { coinsOnce, type DieStudy } from "../../diestudy/index";
import { dieAxisRose } from "../figures/die-axis-rose";
import { html, raw, type Html } from "../pages/html";
import { sourceFiles } from "./source-files";

/** Die axes as a rose chart; nothing where none is known. */
export function axesSection({ coins, specimens, axes, rotation }: DieStudy): Html | null {
  const all = coinsOnce(coins, specimens?.specimens).flatMap(({ name }) => axes?.get(name) ?? []);
  const known = all.filter(({ relativeTo }) => relativeTo === null);
  const measured = known.filter(({ from }) => from === "outline").length;
  const relative = all.length - known.length;
  if (all.length === 0) return null;
  const sheet = known.length - measured;
  return html`<h2>Die axes</h2>
<p>The rotation of the reverse against the obverse, clockwise as the reverse is seen. ${sheet > 0 ? `Of ${sheet} ${sheet === 1 ? "coin" : "coins"} the sheet gives it. ` : ""}${measured > 0 ? `Of ${measured} ${measured === 1 ? "coin" : "coins"} it was measured by the outline of the flan, which both sides share, as if both designs were exactly upright in their photographs. ` : ""}${relative > 0 ? `Of ${relative} coins it is known only relative to other coins from the same two dies (dies.csv), for the coins are not upright in their photographs. ` : ""}${rotation?.rotation === "upright" || known.length > 0 ? "" : "The chart needs upright photographs, or a sheet with a die axis."}</p>
${known.length > 0 ? html`<p>${known.length} coins by hour; the area of a sector is its number of coins.</p>${raw(dieAxisRose(known.map(({ degrees }) => degrees)))}` : null}
${sourceFiles("dies.csv")}`;
}
