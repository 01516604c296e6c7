import type { DieGroups } from "../../src/lib/diestudy/index";
import type { Row } from "./stage";

/** Of one side: what support was given, and what share of it the truth kept. */
export interface Kept {
  /**
   * Each coin: its support; the share of the other coins of its die that one die struck with it
   * (alone: whether it is).
   */
  coins: { given: number; kept: number; alone: boolean }[];
  /** Each die: its support, and whether exactly these coins are of it. */
  dies: { given: number; kept: number }[];
  /** Whether the true number of dies was among those that 95 % of draws had. */
  countHeld: boolean;
}

export function supportKept(
  {
    die,
    coinSupport,
    dieSupport,
    drawn,
  }: Pick<DieGroups, "die" | "coinSupport" | "dieSupport" | "drawn">,
  truth: readonly number[],
): Kept {
  const members = dieSupport.map((_, d) => truth.map((_, i) => i).filter((i) => die[i] === d));
  const size = (i: number) => truth.filter((other) => other === truth[i]).length;
  const counts = drawn.map((partition) => new Set(partition).size).sort((a, b) => a - b);
  const dies = new Set(truth).size;
  return {
    coins: truth.map((own, i) => {
      const others = members[die[i]].filter((j) => j !== i);
      const alone = others.length === 0;
      return {
        given: coinSupport[i],
        kept: alone
          ? Number(size(i) === 1)
          : others.filter((j) => truth[j] === own).length / others.length,
        alone,
      };
    }),
    dies: members.map((own, d) => ({
      given: dieSupport[d],
      kept: Number(own.length === size(own[0]) && own.every((i) => truth[i] === truth[own[0]])),
    })),
    countHeld:
      counts[Math.floor(0.025 * counts.length)] <= dies &&
      dies <= counts[Math.ceil(0.975 * counts.length) - 1],
  };
}

const BINS = [0, 0.8, 0.9, 0.95, 0.98, 1];

/** Reliability of support over several sides: by bins of what was given, lone coins, and dies. */
export function supportRows(name: string, sides: readonly Kept[]): Row[] {
  const coins = sides.flatMap((side) => side.coins);
  const row = (what: string, some: readonly { given: number; kept: number }[]): Row[] => {
    const mean = (key: "given" | "kept") =>
      Number((some.reduce((sum, one) => sum + one[key], 0) / some.length).toFixed(3));
    return some.length === 0
      ? []
      : [
          {
            name: `${name}: ${what}`,
            count: some.length,
            given: mean("given"),
            kept: mean("kept"),
          },
        ];
  };
  return [
    ...BINS.slice(1).flatMap((to, b) =>
      row(
        `coins, support ${BINS[b]} to ${to}`,
        coins.filter(({ given }) => given >= BINS[b] && (given < to || to === 1)),
      ),
    ),
    ...row("all coins", coins),
    ...row(
      "coins alone",
      coins.filter(({ alone }) => alone),
    ),
    ...row(
      "dies",
      sides.flatMap((side) => side.dies),
    ),
    {
      name: `${name}: number of dies held by its interval`,
      count: sides.length,
      kept: Number((sides.filter(({ countHeld }) => countHeld).length / sides.length).toFixed(3)),
    },
  ];
}
