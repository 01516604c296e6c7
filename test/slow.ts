/**
 * Whether the long checks are asked for too: `npm run test:slow`. Without it they look at a part.
 */
export const slow = process.env.NUMISLAB_SLOW === "1";

/** All of a list, or so many of it, evenly spread, where the long checks are not asked for. */
export const some = <T>(all: readonly T[], few: number): T[] =>
  slow || all.length <= few
    ? [...all]
    : Array.from({ length: few }, (_, i) => all[Math.floor((i * all.length) / few)]);
