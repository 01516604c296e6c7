import { createHash } from "node:crypto";
import type { MatchSide } from "../match-side";
import type { Affine } from "../align/affine";
import { keptAnswers } from "./kept-answers";
import type { Registration } from "../align/register";
import type { Workers } from "../workers";

/**
 * Workers that remember on disk what they registered, so that work that was killed goes on where it
 * was and a coin that is added to a hoard costs its own pairs only. What is kept is found by the
 * contents of both sides, the start and the matcher's own source: any change of these registers
 * anew, and what was remembered is equal to what would be made.
 *
 * @param folder one that can't be written to costs time only
 */
export function keptRegistrations<W extends Pick<Workers, "register">>(
  workers: W,
  folder: string,
): W {
  const answers = keptAnswers<Registration>(folder, "registrations", { toJson, fromJson });
  return {
    ...workers,
    async register({ still, others, starts }) {
      const kept = await answers.of(still.digest);
      const keys = others.map((other, i) => keyOf(other, starts[i]));
      const missing = keys.flatMap((key, i) => (kept.has(key) ? [] : [i]));
      if (missing.length > 0) {
        const made = await workers.register({
          still,
          others: missing.map((i) => others[i]),
          starts: missing.map((i) => starts[i]),
        });
        missing.forEach((i, k) => kept.set(keys[i], made[k]));
        await answers.keep(still.digest, kept);
      }
      return keys.map((key) => kept.get(key)!);
    },
  };
}

const keyOf = (other: MatchSide, start: Affine) =>
  createHash("sha256")
    .update(other.digest)
    .update(JSON.stringify(start))
    .digest("hex")
    .slice(0, 32);

/** JSON has no NaN: null stands for it. */
const toJson = ({ correlation, putAside, inPlace, residual, warp }: Registration) => [
  putAside,
  correlation,
  inPlace,
  residual,
  warp.map,
  [...warp.bend],
];

function fromJson([putAside, correlation, inPlace, residual, map, bend]: [
  boolean,
  number | null,
  number | null,
  number | null,
  Affine,
  number[],
]): Registration {
  return {
    correlation: correlation ?? NaN,
    putAside,
    inPlace: inPlace ?? NaN,
    residual: residual ?? NaN,
    warp: { map, bend: Float64Array.from(bend) },
  };
}
