/** The longest run of true round a circle of flags, and the position of its middle. */
export function longestArc(flags: readonly boolean[]): { length: number; middle: number } {
  const n = flags.length;
  let [length, middle, run] = [0, 0, 0];
  for (let a = 0; a < 2 * n; a++) {
    run = flags[a % n] ? Math.min(n, run + 1) : 0;
    if (run > length) [length, middle] = [run, (a - run / 2 + n) % n];
  }
  return { length, middle };
}
