// A study of which a judge who knows the truth answers questions.
/** Partition of coins that answers change, and how many of its pairs are wrong. */
export class JudgedStudy {
  private readonly groups: number[];

  constructor(
    private readonly truth: readonly number[],
    found: readonly string[],
  ) {
    const numbers = new Map<string, number>();
    this.groups = found.map((name) => {
      if (!numbers.has(name)) numbers.set(name, numbers.size);
      return numbers.get(name)!;
    });
  }

  /** Pairs that the study calls otherwise than they are. */
  wrong(): number {
    let wrong = 0;
    for (let i = 0; i < this.truth.length; i++)
      for (let j = i + 1; j < this.truth.length; j++)
        if ((this.groups[i] === this.groups[j]) !== (this.truth[i] === this.truth[j])) wrong++;
    return wrong;
  }

  /** Whether two coins are of one die. */
  same(i: number, j: number): boolean {
    return this.truth[i] === this.truth[j];
  }

  /**
   * Takes in the answer to a pair: two groups become one, or a part leaves its group.
   *
   * @param parts  that may leave where the two are of different dies: the one that leaves fewest
   *   pairs wrong
   */
  answer(i: number, j: number, parts: readonly (readonly number[])[]): void {
    const [x, y] = [this.groups[i], this.groups[j]];
    if (this.same(i, j)) {
      for (let k = 0; k < this.groups.length; k++) if (this.groups[k] === y) this.groups[k] = x;
    } else if (x === y) {
      const fresh = Math.max(...this.groups) + 1;
      const outcomes = parts.map((part) => {
        for (const coin of part) this.groups[coin] = fresh;
        const wrong = this.wrong();
        for (const coin of part) this.groups[coin] = x;
        return { part, wrong };
      });
      const { part } = outcomes.reduce((best, one) => (one.wrong < best.wrong ? one : best));
      for (const coin of part) this.groups[coin] = fresh;
    }
  }
}
