import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simulateHoard } from "../../src/lib/simulator/index";

/**
 * Simulated coins with a sheet that names other dies than those that struck them.
 *
 * @param dies the obverse and reverse die of coin 1, 2, …; "" where one is not known
 */
export async function labelled(
  folder: string,
  coins: number,
  dies: (coin: number) => [obverse: string, reverse: string],
): Promise<void> {
  await simulateHoard(folder, { coins, seed: 3, width: 400 });
  for (const file of readdirSync(folder))
    if (file !== "images") rmSync(join(folder, file), { recursive: true });
  const rows = Array.from({ length: coins }, (_, i) => [i + 1, ...dies(i + 1)].join(","));
  writeFileSync(
    join(folder, "die-links.csv"),
    ["coin,obverse die,reverse die", ...rows, ""].join("\n"),
  );
}
