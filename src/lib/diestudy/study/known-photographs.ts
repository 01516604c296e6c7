import type { CoinFiles } from "../../data/index";
import type { KnownStudy } from "./known-study";

/** Photographs that are in both folders: such a coin is no new one. */
export function knownPhotographs(
  coins: readonly CoinFiles[],
  known: KnownStudy | undefined,
  digests: ReadonlyMap<string, string>,
): string[] {
  const filesOf = ({ sides }: CoinFiles) => Object.values(sides);
  const owners = new Map(
    (known?.coins ?? []).flatMap((coin) =>
      filesOf(coin).map((file) => [digests.get(file), coin.name] as const),
    ),
  );
  return coins.flatMap((coin) => {
    const owner = filesOf(coin)
      .map((file) => digests.get(file))
      .find((digest) => digest !== undefined && owners.has(digest));
    return owner === undefined
      ? []
      : [`${coin.name} has the same photograph as ${owners.get(owner)}: it is no new coin`];
  });
}
