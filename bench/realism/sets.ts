import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JudgedCoin } from "./prepare-sides";

/** The real hoard: look-alikes carry the same legend. */
export function hoardCoins(folder: string): { coins: JudgedCoin[]; unsure: Set<string> } {
  const legend = (text: string) => text.replace(/\s/g, "");
  const coins = table(join(folder, "die-labels.csv")).map((row): JudgedCoin => ({
    name: row.coin,
    file: join(folder, "images", row.image),
    obverse: { die: row.obverse_die, design: legend(row.obverse_legend) },
    reverse: { die: row.reverse_die, design: legend(row.reverse_legend) },
  }));
  const unsure = table(join(folder, "unsure-pairs.csv")).flatMap(({ side, coin_a, coin_b }) => [
    `${side} ${coin_a} ${coin_b}`,
    `${side} ${coin_b} ${coin_a}`,
  ]);
  return { coins, unsure: new Set(unsure) };
}

/** A simulated hoard: look-alikes are of one type. */
export function simulatedCoins(folder: string): JudgedCoin[] {
  const { coins } = JSON.parse(readFileSync(join(folder, "simulation.json"), "utf8")) as {
    coins: { name: string; obverseDie: string; reverseDie: string; type: number }[];
  };
  return coins.map(({ name, obverseDie, reverseDie, type }) => ({
    name,
    file: join(folder, "images", `${name}.jpg`),
    obverse: { die: obverseDie, design: String(type) },
    reverse: { die: reverseDie, design: String(type) },
  }));
}

/** A plain comma-separated file with a header, as the hoard's tables are. */
function table(file: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(header.map((key, i) => [key, cells[i]])));
}
