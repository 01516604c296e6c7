import type { Random } from "../../base/index";

/** A position, each as likely as its logarithm says. */
export function pickByLog(logs: ArrayLike<number>, random: Random): number {
  let most = -Infinity;
  for (let i = 0; i < logs.length; i++) most = Math.max(most, logs[i]);
  let total = 0;
  for (let i = 0; i < logs.length; i++) total += Math.exp(logs[i] - most);
  let left = random.next() * total;
  let last = 0;
  for (let i = 0; i < logs.length; i++) {
    const share = Math.exp(logs[i] - most);
    if (share === 0) continue;
    last = i;
    if ((left -= share) < 0) return i;
  }
  return last;
}
