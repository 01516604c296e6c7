import { dieOf, SIDES } from "../../data/index";
import type { DieStudy, SideStudy } from "../../diestudy/index";
import { html, type Html } from "../pages/html";
import type { CoinPhotographs } from "./coin-photographs";
import { sourceFiles } from "./source-files";
import { share } from "./share";

/**
 * Largest number of photographs of a side on the page; browsers do not open pages with tens of
 * thousands.
 */
const MAX_PHOTOGRAPHS_PER_SIDE = 2000;

/**
 * Every die with the photographs of its coins, the largest first; dies that were seen once stand
 * together.
 */
export function groups(study: DieStudy, photographs: CoinPhotographs): Html {
  const sheet = new Map((study.sheet ?? []).map((coin) => [coin.name, coin]));
  return html`${SIDES.map((side) => {
    const one = study.sides[side];
    if (!one) return null;
    let left = MAX_PHOTOGRAPHS_PER_SIDE;
    const card = (coin: string, support: number) => {
      const given = sheet.has(coin) ? dieOf(sheet.get(coin)!, side) : null;
      return html`<figure class="strike">${left-- > 0 ? photographs.of(coin, side) : null}<figcaption><strong>${coin}</strong><br><span class="${support < 0.9 ? "wrong" : ""}">${share(support)}</span>${given ? html`<br>sheet: ${given}` : null}</figcaption></figure>`;
    };
    const supports = new Map(one.coins.map((coin, i) => [coin, one.coinSupport[i]]));
    const falling = [...one.dieSupport].sort((a, b) => b.coins.length - a.coins.length);
    const alone = falling.filter(({ coins }) => coins.length === 1);
    return html`<h2>${side === "obverse" ? "Obverse" : "Reverse"} dies</h2>
<p>Under each coin: how sure it is that it belongs to this die${study.sheet ? ", and the die that the sheet gives" : ""}. ${verdictNote(one)}${one.coins.length > MAX_PHOTOGRAPHS_PER_SIDE ? ` The ${MAX_PHOTOGRAPHS_PER_SIDE} coins of the largest dies have their photographs here, the others their names.` : ""}</p>
${falling.filter(({ coins }) => coins.length > 1).map(({ die, coins, support }) => html`<section class="group"><h3>${die} <small>${coins.length} coins; exactly these: ${share(support)}</small></h3><div class="strikes">${coins.map((coin) => card(coin, supports.get(coin)!))}</div></section>`)}
${alone.length > 0 ? html`<section class="group"><h3>Seen once <small>${alone.length} ${alone.length === 1 ? "die" : "dies"}</small></h3><div class="strikes">${alone.map(({ die, coins: [coin], support }) => html`<div><p class="of">${die}</p>${card(coin, support)}</div>`)}</div></section>` : null}`;
  })}${sourceFiles("dies.csv", "estimates.json")}`;
}

const verdictNote = ({ coins }: SideStudy) =>
  `${coins.length} coins show this side. Support is the doubt that is left if pairs err independently, and so too sure.`;
