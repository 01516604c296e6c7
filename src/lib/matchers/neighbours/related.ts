import { compose, invert, type Affine } from "../registration/align/affine";
import type { ProposedPair } from "./nearest-neighbours";

/** Two sides struck from the same die, and the map between them. */
export interface Link {
  a: number;
  b: number;
  /** From a to b. */
  map: Affine;
}

/**
 * Unregistered pairs of sides that share a die with the same third side: a die has few coins, so
 * all of its pairs can be registered.
 *
 * @param looked whether a pair (a before b) was looked at
 * @returns by a, then b
 */
export function related(
  links: readonly Link[],
  looked: (a: number, b: number) => boolean,
): ProposedPair[] {
  const of = new Map<number, { to: number; map: Affine }[]>();
  const add = (from: number, to: number, map: Affine) => {
    if (!of.has(from)) of.set(from, []);
    of.get(from)!.push({ to, map });
  };
  for (const { a, b, map } of links) {
    add(a, b, map);
    add(b, a, invert(map));
  }
  const found = new Map<number, ProposedPair>(); // by a * span + b
  const span = links.reduce((most, { a, b }) => Math.max(most, a, b), 0) + 1;
  for (const third of [...of.keys()].sort((x, y) => x - y)) {
    const others = [...of.get(third)!].sort((x, y) => x.to - y.to);
    others.forEach((first, i) => {
      for (const second of others.slice(i + 1)) {
        const key = first.to * span + second.to;
        if (looked(first.to, second.to) || found.has(key)) continue;
        found.set(key, {
          a: first.to,
          b: second.to,
          start: compose(second.map, invert(first.map)),
        });
      }
    });
  }
  return [...found.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}
