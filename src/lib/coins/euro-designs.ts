/** One side of a 2-euro coin, as a collector's catalogue describes it. */
export interface EuroDesign {
  /** The name of its class: how the write-up's files begin. */
  readonly name: string;
  /** The national side of ordinary coins, or the side of an issue that commemorates something. */
  readonly kind: "commemorative" | "national";
  /** The country that issued it. */
  readonly country: string;
  /** The year of issue; of a national side the year it was first struck. */
  readonly year: number;
  /** The last year in which it was struck. */
  readonly lastYear: number;
  /** What it commemorates; null for a national side. */
  readonly occasion: string | null;
  /** What it shows. */
  readonly description: string;
  /** Coins issued, in all qualities; null for a national side, which is struck year after year. */
  readonly mintage: number | null;
  /**
   * When it came out, as exactly as the central bank says it: YYYY-MM; null for a national side.
   */
  readonly issued: string | null;
}

/**
 * The four designs of the 2-euro write-up, in the order of their names.
 *
 * @see European Central Bank, "€2 commemorative coins" (pages of 2004, 2006 and 2015, after the
 *   Official Journal of the European Union) and "National sides: France": occasion, description,
 *   volume and month. Official Journal 2004/C 91/06 and 2006/C 260/06. The French tree was replaced
 *   in 2022.
 */
export const EURO_DESIGNS: readonly EuroDesign[] = [
  {
    name: "Altamira",
    kind: "commemorative",
    country: "Spain",
    year: 2015,
    lastYear: 2015,
    occasion: "UNESCO World Heritage: the cave of Altamira",
    description: "A bison of the cave's paintings, ESPAÑA, the crowned M of the Madrid mint, 2015",
    mintage: 8_000_000,
    issued: "2015-02",
  },
  {
    name: "Atenas",
    kind: "commemorative",
    country: "Greece",
    year: 2004,
    lastYear: 2004,
    occasion: "Olympic Games in Athens 2004",
    description: "An ancient statue of a discus thrower, ATHENS 2004, the Olympic rings, 2 ΕΥΡΩ",
    mintage: 35_000_000,
    issued: "2004-03",
  },
  {
    name: "Francia",
    kind: "national",
    country: "France",
    year: 1999,
    lastYear: 2021,
    occasion: null,
    description: "A tree in a hexagon, RF, LIBERTÉ ÉGALITÉ FRATERNITÉ",
    mintage: null,
    issued: null,
  },
  {
    name: "Vaticano",
    kind: "commemorative",
    country: "Vatican City",
    year: 2006,
    lastYear: 2006,
    occasion: "500 years of the Pontifical Swiss Guard",
    description:
      "A Swiss guard swearing on the flag, GUARDIA SVIZZERA PONTIFICIA, CITTÀ DEL VATICANO, 1506 and 2006",
    mintage: 100_000,
    issued: "2006-11",
  },
];

/** The design of a class, such as "Atenas"; undefined for a class that is none of the four. */
export function euroDesign(className: string): EuroDesign | undefined {
  return EURO_DESIGNS.find(({ name }) => name === className);
}
