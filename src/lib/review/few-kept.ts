/** A function that remembers its latest answers; one that failed is asked again. */
export function fewKept<Question extends readonly unknown[], Answer>(
  most: number,
  ask: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>();
  return (...question) => {
    const key = JSON.stringify(question);
    const answer = kept.get(key) ?? ask(...question);
    kept.delete(key);
    kept.set(key, answer); // the latest stands last
    answer.catch(() => kept.delete(key));
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return answer;
  };
}
