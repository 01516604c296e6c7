/**
 * Whether the long tests run too (`npm run test:all`): those that kill processes at random moments,
 * train several networks or match whole hoards. Without it some look at a part of their data.
 */
export const slow = process.env.NUMISLAB_SLOW === "1";

/** All of a list, or so many of it, evenly spread, where the long checks are not asked for. */
export const some = <T>(all: readonly T[], few: number): T[] =>
  slow || all.length <= few
    ? [...all]
    : Array.from({ length: few }, (_, i) => all[Math.floor((i * all.length) / few)]);
