import { createHash } from "node:crypto";
import type { MatchSide } from "../match-side";
import type { Affine } from "../align/affine";
import { pairCache } from "./pair-cache";
import type { Registration } from "../align/register";
import type { Workers } from "../workers";

/**
 * Workers with a disk cache of registrations, so that killed work resumes and a coin that is added
 * to a hoard costs its own pairs only. The key is the contents of both sides, the start and the
 * matcher's source; cached results equal computed ones.
 *
 * @param folder a folder that cannot be written to only costs time
 */
export function cachedRegistrations<W extends Pick<Workers, "register">>(
  workers: W,
  folder: string,
): W {
  const answers = pairCache<Registration>(folder, "registrations", { toJson, fromJson });
  return {
    ...workers,
    async register({ fixed, others, starts }) {
      const cached = await answers.of(fixed.digest);
      const keys = others.map((other, i) => keyOf(other, starts[i]));
      const missing = keys.flatMap((key, i) => (cached.has(key) ? [] : [i]));
      if (missing.length > 0) {
        const made = await workers.register({
          fixed,
          others: missing.map((i) => others[i]),
          starts: missing.map((i) => starts[i]),
        });
        missing.forEach((i, k) => cached.set(keys[i], made[k]));
        await answers.store(fixed.digest, cached);
      }
      return keys.map((key) => cached.get(key)!);
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
const toJson = ({ correlation, rejected, inPlace, residual, warp }: Registration) => [
  rejected,
  correlation,
  inPlace,
  residual,
  warp.map,
  [...warp.bend],
];

function fromJson([rejected, correlation, inPlace, residual, map, bend]: [
  boolean,
  number | null,
  number | null,
  number | null,
  Affine,
  number[],
]): Registration {
  return {
    correlation: correlation ?? NaN,
    rejected,
    inPlace: inPlace ?? NaN,
    residual: residual ?? NaN,
    warp: { map, bend: Float64Array.from(bend) },
  };
}
