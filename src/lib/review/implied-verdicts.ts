import type { Pair, Side } from "../coins/index";
import { SIDES } from "../data/index";
import type { Verdict } from "../diestudy/index";

/**
 * What verdicts say of two coins: judged, or following from others (a and b same, b and c same: so
 * a and c).
 */
export interface ImpliedVerdicts {
  /** What follows for a pair, or null. */
  of(side: Side, a: string, b: string): "same" | "different" | null;
  /** In words, what a new verdict contradicts, or null. */
  contradicted(verdict: Verdict): string | null;
}

/** The verdicts that each coin is part of. */
type Steps = ReadonlyMap<string, readonly Step[]>;
type Step = Pick<Pair, "a" | "b"> & { verdict: "same" | "different" };

/** @param verdicts  that do not contradict each other, each pair once */
export function impliedBy(verdicts: readonly Verdict[]): ImpliedVerdicts {
  const judged = Object.fromEntries(
    SIDES.map((side) => [
      side,
      verdicts.flatMap(({ side: own, a, b, verdict }): Step[] =>
        own === side && verdict !== "unsure" ? [{ a, b, verdict }] : [],
      ),
    ]),
  ) as Record<Side, Step[]>;
  const steps = Object.fromEntries(SIDES.map((side) => [side, byCoin(judged[side])])) as Record<
    Side,
    Steps
  >;
  return {
    of: (side, a, b) => following(shortest(steps[side], a, b)),
    contradicted({ side, a, b, verdict }) {
      if (verdict === "unsure") return null;
      const others = judged[side].filter(
        (one) => !(one.a === a && one.b === b) && !(one.a === b && one.b === a),
      );
      const path = shortest(byCoin(others), a, b);
      if (path === null || following(path) === verdict) return null;
      const said = path.map((step) => `${step.a} and ${step.b} ${step.verdict}`).join(", ");
      return `${a} and ${b} cannot be ${verdict === "same" ? "from the same die" : "of different dies"}: judged before were ${said}. Take one of these back first.`;
    },
  };
}

const following = (path: readonly Step[] | null) =>
  path === null ? null : path.every(({ verdict }) => verdict === "same") ? "same" : "different";

function byCoin(steps: readonly Step[]): Steps {
  const own = new Map<string, Step[]>();
  for (const step of steps)
    for (const coin of [step.a, step.b]) own.set(coin, [...(own.get(coin) ?? []), step]);
  return own;
}

/**
 * The shortest way from one coin to another over verdicts, at most one of them 'different'; null
 * where there is none.
 */
function shortest(steps: Steps, from: string, to: string): Step[] | null {
  const key = (coin: string, parted: boolean) => `${parted ? 1 : 0}${coin}`;
  const reached = new Map<string, Step[]>([[key(from, false), []]]);
  const queue = [{ coin: from, parted: false }];
  for (const { coin, parted } of queue) {
    const path = reached.get(key(coin, parted))!;
    if (coin === to) return path;
    for (const step of steps.get(coin) ?? []) {
      if (parted && step.verdict === "different") continue;
      const next = {
        coin: step.a === coin ? step.b : step.a,
        parted: parted || step.verdict === "different",
      };
      if (reached.has(key(next.coin, next.parted))) continue;
      reached.set(key(next.coin, next.parted), [...path, step]);
      queue.push(next);
    }
  }
  return null;
}
