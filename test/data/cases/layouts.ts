import { inspectFolder, type Inspection } from "../../../src/lib/data/index";
import type { Layout } from "../../../src/lib/coins/index";
import type { Case } from "./case";
import { beside, drawCoin, drawSide, jpeg, stacked, type Drawn } from "./draw";
import { put } from "./tables";

const above = (n: number) => stacked(drawSide(2 * n), drawSide(2 * n + 1));
const page = stacked(drawCoin(5, 5), drawCoin(6, 6));
const upright = (n: number) => drawSide(2 * n);

interface Laid {
  name: string;
  pictures: Record<string, Drawn>;
  given?: Layout;
  right: Layout;
  found: number;
  told?: RegExp[];
}

/** Sides of which the coin was found, and all words. */
function answerOf({ layout, coins, warnings }: Inspection) {
  const sides = coins.flatMap((coin) => Object.values(coin.sides));
  return {
    value: [layout, sides.filter(({ outline }) => outline !== undefined).length],
    told: [
      ...warnings,
      ...sides.flatMap(({ refused, warnings: own = [] }) => [...own, refused ?? ""]),
    ],
  };
}

const laidCase = ({ name, pictures, given, right, found, told }: Laid): Case => ({
  kind: "stacked",
  name,
  async make(dir) {
    for (const [file, drawn] of Object.entries(pictures)) put(dir, file, await jpeg(drawn));
  },
  ask: async (dir) => answerOf(await inspectFolder(dir, { sheet: null, layout: given })),
  right: [right, found],
  ...(told ? { told } : {}),
});

const two = { "001.jpg": above(1), "002.jpg": above(2) };
const LAID: Laid[] = [
  { name: "found", pictures: two, right: "stacked", found: 4 },
  {
    name: "said-to-be-single",
    pictures: two,
    given: "single",
    right: "single",
    found: 0,
    told: [/001\.jpg shows 2 coins .*one above the other: use layout stacked/],
  },
  {
    name: "said-to-be-halves",
    pictures: two,
    given: "halves",
    right: "halves",
    found: 0,
    told: [/too narrow .*one above the other, layout stacked/],
  },
  {
    name: "with-a-page-of-two-coins",
    pictures: { ...two, "page.jpg": page },
    right: "stacked",
    found: 4,
    told: [/page\.jpg shows more than two coins/, /page\.jpg .*too low/],
  },
  {
    name: "halves",
    pictures: { "1.jpg": drawCoin(1, 1), "2.jpg": drawCoin(2, 2) },
    right: "halves",
    found: 4,
  },
  {
    name: "single",
    pictures: { "1.jpg": upright(1), "2.jpg": upright(2) },
    right: "single",
    found: 2,
    told: [/do not say which side/],
  },
  {
    name: "three-in-a-row",
    pictures: {
      "1.jpg": beside(drawCoin(1, 1), drawSide(9)),
      "2.jpg": beside(drawCoin(2, 2), drawSide(8)),
    },
    right: "halves",
    found: 4,
    told: [/more than two coins, which is not read: crop/],
  },
];

/** How the two sides of coins lie in their photographs. */
export const LAYOUTS: Case[] = LAID.map(laidCase);
