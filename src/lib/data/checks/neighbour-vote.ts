/** How many neighbours vote. */
const NEIGHBOURS = 10;

/**
 * The probability of each class for each photograph, as the ten photographs most like it vote; it
 * does not vote itself, and neither do its copies. With more than a thousand photographs every n-th
 * votes, to end in seconds.
 *
 * @param similarity of two photographs; higher is more alike
 * @param weight of a neighbour's vote, from its likeness
 * @param isCopy whether two photographs are copies of one
 */
export function neighbourVote(
  labels: readonly string[],
  classes: readonly string[],
  similarity: (i: number, j: number) => number,
  weight: (similarity: number) => number,
  isCopy: (i: number, j: number) => boolean,
): Float64Array[] {
  const step = Math.ceil(labels.length / 1000);
  return labels.map((_, i) => {
    const nearest: { j: number; like: number }[] = [];
    for (let j = 0; j < labels.length; j += step) {
      if (j === i || isCopy(i, j)) continue;
      const like = similarity(i, j);
      if (nearest.length === NEIGHBOURS && like <= nearest[NEIGHBOURS - 1].like) continue;
      if (nearest.length === NEIGHBOURS) nearest.pop();
      nearest.push({ j, like });
      nearest.sort((a, b) => b.like - a.like);
    }
    const votes = new Float64Array(classes.length);
    for (const { j, like } of nearest) votes[classes.indexOf(labels[j])] += weight(like);
    const sum = votes.reduce((a, b) => a + b, 0);
    return sum > 0 ? votes.map((v) => v / sum) : votes;
  });
}
