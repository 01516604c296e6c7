/**
 * Why a process failed, by its log: what numislab said last, or the last line where it said
 * nothing.
 */
export function lastWords(log: string): string {
  const lines = log.trim().split("\n").reverse();
  return (
    lines.find((line) => line.startsWith("numislab: "))?.slice("numislab: ".length) ?? lines[0]
  );
}
