import type { Pair, Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import { disjointSets } from "../../metrics/index";
import type { Verdict } from "../groups/verdict";

/**
 * What verdicts say of two coins: judged, or following from others (a and b same, b and c same: so
 * a and c).
 */
export interface ImpliedVerdicts<V extends Verdict> {
  /** What follows for a pair, or null. */
  of(side: Side, a: string, b: string): "same" | "different" | null;
  /** In words, what a new verdict contradicts, or null. */
  contradicted(verdict: Verdict): string | null;
  /** The verdicts, least in number, that a new one contradicts; none where it contradicts none. */
  contradicting(verdict: Verdict): V[];
}

/** The verdicts that each coin is part of. */
type Steps<V> = ReadonlyMap<string, readonly Step<V>[]>;
type Step<V> = Pick<Pair, "a" | "b"> & { verdict: "same" | "different"; of: V };

/** @param verdicts  that do not contradict each other, each pair once */
export function impliedBy<V extends Verdict>(verdicts: readonly V[]): ImpliedVerdicts<V> {
  const judged = Object.fromEntries(
    SIDES.map((side) => [
      side,
      verdicts.flatMap((of): Step<V>[] =>
        of.side === side && of.verdict !== "unsure"
          ? [{ a: of.a, b: of.b, verdict: of.verdict, of }]
          : [],
      ),
    ]),
  ) as Record<Side, Step<V>[]>;
  const follows = Object.fromEntries(
    SIDES.map((side) => [side, followingFrom(judged[side])]),
  ) as Record<Side, (a: string, b: string) => "same" | "different" | null>;
  const pathAgainst = ({ side, a, b, verdict }: Verdict): Step<V>[] => {
    if (verdict === "unsure") return [];
    const others = judged[side].filter(
      (one) => !(one.a === a && one.b === b) && !(one.a === b && one.b === a),
    );
    const path = shortest(byCoin(others), a, b);
    return path === null || following(path) === verdict ? [] : path;
  };
  return {
    of: (side, a, b) => follows[side](a, b),
    contradicted(verdict) {
      const path = pathAgainst(verdict);
      if (path.length === 0) return null;
      const { a, b } = verdict;
      const said = path.map((step) => `${step.a} and ${step.b} ${step.verdict}`).join(", ");
      return `${a} and ${b} cannot be ${verdict.verdict === "same" ? "from the same die" : "of different dies"}: judged before were ${said}. Take one of these back first.`;
    },
    contradicting: (verdict) => pathAgainst(verdict).map(({ of }) => of),
  };
}

const following = (path: readonly { verdict: string }[]) =>
  path.every(({ verdict }) => verdict === "same") ? "same" : "different";

/** What follows for two coins: by the components of 'same', and the components that are apart. */
function followingFrom<V>(steps: readonly Step<V>[]) {
  const place = new Map<string, number>();
  for (const { a, b } of steps)
    for (const coin of [a, b]) if (!place.has(coin)) place.set(coin, place.size);
  const { find, join } = disjointSets(place.size);
  for (const { a, b, verdict } of steps) if (verdict === "same") join(place.get(a)!, place.get(b)!);
  const key = (x: number, y: number) => Math.min(x, y) * place.size + Math.max(x, y);
  const apart = new Set(
    steps
      .filter(({ verdict }) => verdict === "different")
      .map(({ a, b }) => key(find(place.get(a)!), find(place.get(b)!))),
  );
  return (a: string, b: string) => {
    const [i, j] = [place.get(a), place.get(b)];
    if (i === undefined || j === undefined) return null;
    const [x, y] = [find(i), find(j)];
    if (x === y) return "same";
    return apart.has(key(x, y)) ? "different" : null;
  };
}

function byCoin<V>(steps: readonly Step<V>[]): Steps<V> {
  const own = new Map<string, Step<V>[]>();
  for (const step of steps)
    for (const coin of [step.a, step.b]) {
      const known = own.get(coin);
      if (known) known.push(step);
      else own.set(coin, [step]);
    }
  return own;
}

/**
 * The shortest way from one coin to another over verdicts, at most one of them 'different'; null
 * where there is none.
 */
function shortest<V>(steps: Steps<V>, from: string, to: string): Step<V>[] | null {
  const key = (coin: string, parted: boolean) => `${parted ? 1 : 0}${coin}`;
  const reached = new Map<string, Step<V>[]>([[key(from, false), []]]);
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
