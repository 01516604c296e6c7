import { coinsOnce, type DieStudy } from "../../diestudy/index";
import { dieAxisRose } from "../figures/die-axis-rose";
import { html, raw, type Html } from "../pages/html";
import { sourceFiles } from "./source-files";

/** The die axes that the sheet gives, as a rose chart; nothing where it gives none. */
export function axesSection({ coins, specimens, axes }: DieStudy): Html | null {
  const known = coinsOnce(coins, specimens?.specimens).flatMap(({ name }) => axes?.get(name) ?? []);
  if (known.length === 0) return null;
  return html`<h2>Die axes</h2>
<p>The rotation of the reverse against the obverse, clockwise, of the ${known.length} coins for which the sheet gives it, by hour. The area of a sector is its number of coins. Photographs that were turned upright do not show the die axis, so none is measured in them.</p>
${raw(dieAxisRose(known))}
${sourceFiles("dies.csv")}`;
}
