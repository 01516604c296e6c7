import { WORDS, type Keypoints } from "./keypoints";

/** The likest other keypoint must differ in fewer bits than this share of the second likest's. */
const RATIO = 0.8;

/**
 * Each keypoint of the first side with its likest of the second, where that stands out (Lowe's
 * ratio test over Hamming distances).
 *
 * @returns [first, second] positions
 * @see Lowe 2004, Distinctive image features from scale-invariant keypoints
 */
export function matchedKeypoints(
  a: Pick<Keypoints, "bits">,
  b: Pick<Keypoints, "bits">,
): [number, number][] {
  const [n, m] = [a.bits.length / WORDS, b.bits.length / WORDS];
  const [first, second] = [a.bits, b.bits];
  const words = WORDS; // read once: an import is looked up at every use
  const matches: [number, number][] = [];
  for (let i = 0; i < n; i++) {
    let [nearest, next, at] = [Infinity, Infinity, -1];
    for (let j = 0; j < m; j++) {
      let distance = 0;
      for (let w = 0; w < words && distance < next; w++) {
        let x = first[i * words + w] ^ second[j * words + w];
        x -= (x >>> 1) & 0x55555555;
        x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
        distance += (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
      }
      if (distance < nearest) [nearest, next, at] = [distance, nearest, j];
      else if (distance < next) next = distance;
    }
    if (m > 1 && nearest < RATIO * next) matches.push([i, at]);
  }
  return matches;
}
