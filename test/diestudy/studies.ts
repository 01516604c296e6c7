import type { CoinDies } from "../../src/lib/data/index";
import { random } from "../../src/lib/base/random";

/** Coins from lines `name obverse reverse`; ? = not known. */
export const coinsOf = (...lines: string[]): CoinDies[] =>
  lines.map((line) => {
    const [name, obverse, reverse] = line.split(" ");
    return {
      name,
      obverseDie: obverse === "?" ? null : obverse,
      reverseDie: reverse === "?" ? null : reverse,
    };
  });

/** Thirty coins of an issue whose dies wore out one after the other, and a few strays. */
function issue(): CoinDies[] {
  const rng = random(7);
  const struck = Array.from({ length: 34 }, (_, i) => {
    const time = rng.next() * 9;
    return `${i + 1} O${1 + Math.floor(time * 0.8)} R${1 + Math.floor(time * 1.7 + rng.uniform(0, 1.2))}`;
  });
  return coinsOf(...struck, "35 O20 R40", "36 O21 R41", "37 O22 ?");
}

export const STUDIES: Record<string, CoinDies[]> = {
  "two chains": coinsOf(
    "1 O1 R1",
    "2 O1 R2",
    "3 O2 R2",
    "4 O2 R2",
    "5 O2 R3",
    "6 O3 R4",
    "7 O3 R4",
  ),
  "an issue": issue(),
  "coins without a link": coinsOf("a O1 R1", "b O2 R2", "c O3 ?", "d ? R9"),
};

/** Issues of 20 to 400 coins, some with long names, some with unknown dies. */
export const LARGE_STUDIES = Array.from({ length: 20 }, (_, k) => {
  const rng = random(100 + k);
  const count = 20 + 20 * k;
  const name = [
    (i: number) => `${i}`,
    (i: number) => `${i}`.padStart(3, "0"),
    (i: number) => `Berlin 182${i}`,
  ];
  return {
    coins: Array.from({ length: count }, (_, i): CoinDies => {
      const type = rng.integer(k % 5 === 4 ? 1 : 4);
      const time = (rng.next() * count) / (k % 5 === 4 ? 8 : 20);
      return {
        name: name[k % 3](i),
        obverseDie: rng.next() < 0.02 ? null : `O${type * 100 + Math.floor(time / 2)}`,
        reverseDie: `R${type * 100 + Math.floor(time + rng.uniform(0, 1.3))}`,
      };
    }),
  };
});
