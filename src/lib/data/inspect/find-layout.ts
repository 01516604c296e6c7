import { basename } from "node:path";
import { detectLayout, readPhotograph, type Layout, type SeenLayout } from "../../coins/index";
import { NumislabError } from "../../base/index";
import type { FolderOfCoins } from "../folders/folder-of-coins";

export interface FoundLayout {
  layout: Layout;
  /** What it was concluded from, in words. */
  evidence: string;
  warnings: string[];
}

/** Photographs that are looked at. */
const FEW = 8;

const CALLED: Record<SeenLayout, string> = {
  none: "no coin",
  single: "one coin",
  "side-by-side": "two coins side by side",
  stacked: "two coins one above the other",
  diagonal: "two coins in opposite corners",
  plate: "more than two coins",
};

const LAYOUT_OF: Record<SeenLayout, Layout> = {
  none: "halves",
  single: "single",
  "side-by-side": "halves",
  stacked: "stacked",
  diagonal: "halves",
  plate: "halves",
};

/**
 * How the photographs of a folder are laid out: by their names where these say sides, else by what
 * some of them show.
 *
 * @param single the folder as it is read in layout `single`
 */
export async function findLayout(single: FolderOfCoins): Promise<FoundLayout> {
  const { coins } = single;
  const shown = new Set(coins.flatMap(({ sides }) => Object.keys(sides)));
  if (shown.size === 2 && single.evidence.length > 0)
    return { layout: "single", evidence: single.evidence.join("; "), warnings: [] };
  const files = coins.flatMap(({ sides }) => Object.values(sides));
  const step = Math.max(1, files.length / FEW);
  const some = Array.from(
    { length: Math.min(FEW, files.length) },
    (_, i) => files[Math.floor(i * step)],
  );
  const seen: { file: string; layout: SeenLayout }[] = [];
  for (const file of some) {
    try {
      seen.push({ file, layout: detectLayout(await readPhotograph(file)).layout });
    } catch (error) {
      if (!(error instanceof NumislabError)) throw error; // told of where the coins are read
    }
  }
  const counts = new Map<SeenLayout, number>();
  for (const { layout } of seen) counts.set(layout, (counts.get(layout) ?? 0) + 1);
  const [most, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (most === undefined)
    return { layout: "halves", evidence: "no photograph could be looked at", warnings: [] };
  const evidence = `${count} of ${seen.length} photographs looked at show ${CALLED[most]}`;
  const others = seen.filter(({ layout }) => layout !== most);
  const warnings = others.map(
    ({ file, layout }) => `${basename(file)} shows ${CALLED[layout]}, unlike the others`,
  );
  if (most === "diagonal" || most === "plate")
    warnings.unshift(
      `${evidence}, which is not read: crop each coin to a photograph of its own with obverse left and reverse right, or save each side as one (layout single)`,
    );
  return { layout: LAYOUT_OF[most], evidence, warnings };
}
