import type { CoinDies } from "../../data/index";

/**
 * Coin-Die-SNA's die_ground_truth.csv: `coin_id;obverse_die;reverse_die`. `readDieSheet` reads it.
 */
export function toDieGroundTruth(coins: readonly CoinDies[]): string {
  const cell = (text: string | null) =>
    text === null ? "" : /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return (
    [
      "coin_id;obverse_die;reverse_die",
      ...coins.map(({ name, obverseDie, reverseDie }) =>
        [name, obverseDie, reverseDie].map(cell).join(";"),
      ),
    ].join("\n") + "\n"
  );
}
