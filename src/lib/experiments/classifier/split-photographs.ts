import { NumislabError, type Random } from "../../base/index";

export type PhotographRole = "training" | "validation" | "test";

/**
 * The write-up's split: photographs in random order, the first of them tested, a share of the
 * others for validation, the rest for training. Photographs of a class are not dealt evenly.
 *
 * @param test how many; below 1 a share of all
 * @param validation share of the others, rounded up, as scikit-learn's `train_test_split` does
 * @returns the role of each photograph
 * @throws NumislabError "input" where one of the three would be empty
 */
export function splitPhotographs(
  count: number,
  { test, validation }: { test: number; validation: number },
  random: Random,
): PhotographRole[] {
  const tested = Math.min(count, test < 1 ? Math.ceil(test * count) : Math.round(test));
  const validating = Math.ceil(validation * (count - tested));
  const training = count - tested - validating;
  if (tested < 1 || validating < 1 || training < 1) {
    throw new NumislabError(
      "input",
      `${count} photographs cannot be split into ${tested} for the test, ${validating} for validation and ${Math.max(0, training)} for training: each needs one at least. Lower split.test (${test}) or bring more photographs.`,
    );
  }
  const roles = new Array<PhotographRole>(count);
  const order = random.shuffle(Array.from({ length: count }, (_, i) => i));
  order.forEach((photograph, place) => {
    roles[photograph] =
      place < tested ? "test" : place < tested + validating ? "validation" : "training";
  });
  return roles;
}
