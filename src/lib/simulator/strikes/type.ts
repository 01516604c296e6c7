import type { Random } from "../../base/index";
import { designBust } from "./bust";
import type { BustDesign } from "./bust-design";
import type { FigureKind } from "./figure";
import type { Legend } from "./legend";

export type ReversePicture = FigureKind | "temple" | "altar";

/** What every die of one coin type shares: the designs of both sides and their legends. */
export interface CoinType {
  readonly obverse: { readonly bust: BustDesign; readonly legend: Legend; readonly dots: number };
  readonly reverse: {
    readonly picture: ReversePicture;
    readonly legend: Legend;
    readonly mintMark: string;
    readonly fieldMarks: readonly [left: string, right: string];
    readonly dots: number;
  };
}

const RULERS = [
  "IMP C MAXIMIANVS P F AVG",
  "IMP DIOCLETIANVS AVG",
  "FL VAL CONSTANTIVS NOB C",
  "IMP CONSTANTINVS P F AVG",
  "GAL VAL MAXIMINVS NOB CAES",
  "IMP C VAL LICINIVS AVG",
  "D N MAXENTIVS P F AVG",
  "ANTONINVS PIVS AVG GERM",
];
const LEGENDS: Readonly<Record<ReversePicture, readonly string[]>> = {
  genius: ["GENIO POP ROM", "GENIO POPVLI ROMANI", "GENIO AVGVSTI", "GENIO IMPERATORIS"],
  robed: ["SACRA MONETA VRBIS", "SALVIS AVGG ET CAESS", "FELIX ADVENTVS AVGG"],
  jupiter: ["IOVI CONSERVATORI AVG", "IOVI VICTORI AVGG", "HERCVLI CONSERVAT"],
  sol: ["SOLI INVICTO COMITI", "SOLI INVICTO", "CLARITAS AVGG"],
  altar: ["BEATA TRANQVILLITAS", "BEAT TRANQLITAS", "VOTA PVBLICA"],
  temple: ["CONSERVATORES VRB SVAE", "AETERNAE MEMORIAE", "ROMAE AETERNAE AVGG"],
};
const PICTURES: readonly ReversePicture[] = [
  "genius",
  "sol",
  "robed",
  "temple",
  "genius",
  "jupiter",
  "altar",
];
const MINTS = ["PLG", "PLN", "PTR", "ANT", "SIS", "KA", "TT", "ALE", "SMN"];

/** Draws a coin type: a ruler's portrait and a reverse, no two of one hoard with the same ruler. */
export function designType(rng: Random, number: number): CoinType {
  const rulers = rng.fork("rulers").shuffle(RULERS);
  const own = rng.fork(`type ${number}`);
  const picture =
    PICTURES[(number + rng.fork("pictures").integer(PICTURES.length)) % PICTURES.length];
  const bust = designBust(own.fork("bust"));
  // a dressed bust reaches the rim: the legend begins and ends beside it
  const ends = bust.dress === "bare" ? own.uniform(142, 156) : own.uniform(122, 132);
  const foot = own.uniform(112, 132);
  return {
    obverse: {
      bust,
      legend: {
        text: rulers[number % rulers.length],
        from: -ends,
        to: ends,
        radius: 0.408,
        letterHeight: own.uniform(0.07, 0.08),
      },
      dots: Math.round(own.uniform(80, 115)),
    },
    reverse: {
      picture,
      legend: {
        text: own.pick(LEGENDS[picture]),
        from: -foot,
        to: foot,
        radius: 0.408,
        letterHeight: own.uniform(0.07, 0.08),
      },
      mintMark: own.pick(MINTS),
      fieldMarks: own.pick([
        ["", ""],
        ["", "A"],
        ["S", "F"],
        ["", "*"],
        ["(", "B"],
        ["*", "G"],
      ] as const),
      dots: Math.round(own.uniform(80, 115)),
    },
  };
}
