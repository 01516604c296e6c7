import type { Layout } from "../../coins/index";
import type { FoundCoin } from "./find-photographs";

/** A folder is of one layout: that of most coins; the others are told and left out. */
export function oneLayout(
  found: readonly FoundCoin[],
  told: string[],
): { layout: Layout; kept: FoundCoin[] } {
  const both = found.filter(({ files }) => files.every(({ side }) => side === null));
  const apart = found.filter(({ files }) => files.some(({ side }) => side !== null));
  const layout = both.length > apart.length ? "halves" : "single";
  const [kept, others] = layout === "halves" ? [both, apart] : [apart, both];
  for (const { coin } of others)
    told.push(
      `coin '${coin.name}' is left out: ${layout === "halves" ? "its photographs show one side each, those of the others both" : "its photograph shows both sides, those of the others one side each"}. Import such coins into a folder of their own.`,
    );
  return {
    layout,
    kept: kept.map(({ coin, files }) => ({
      coin,
      files: layout === "single" ? files.filter(({ side }) => side !== null) : files,
    })),
  };
}
