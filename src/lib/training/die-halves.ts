/**
 * Divides a batch into two halves, the coins of each die evenly: places in the batch. Of an odd
 * number of coins the smaller half gets one more.
 *
 * @param dies a number for the die of each coin of the batch
 */
export function dieHalves(dies: readonly number[]): [number[], number[]] {
  const halves: [number[], number[]] = [[], []];
  for (const die of new Set(dies)) {
    const own = dies.flatMap((other, i) => (other === die ? [i] : []));
    const first = halves[0].length <= halves[1].length ? 0 : 1;
    own.forEach((place, i) => halves[(first + i) % 2].push(place));
  }
  return halves;
}
