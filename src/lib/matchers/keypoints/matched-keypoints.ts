import { DESCRIPTOR_WORDS, type Keypoints } from "./keypoints";

/**
 * Ratio test: the nearest keypoint must have less than this share of the Hamming distance of the
 * second nearest.
 */
const RATIO = 0.8;

/**
 * Nearest neighbour in the second side of each keypoint of the first, by Hamming distance with
 * Lowe's ratio test.
 *
 * @returns [first, second] positions
 * @see Lowe 2004, Distinctive image features from scale-invariant keypoints
 */
export function matchedKeypoints(
  a: Pick<Keypoints, "bits">,
  b: Pick<Keypoints, "bits">,
): [number, number][] {
  const [n, m] = [a.bits.length / DESCRIPTOR_WORDS, b.bits.length / DESCRIPTOR_WORDS];
  const [first, second] = [a.bits, b.bits];
  const words = DESCRIPTOR_WORDS; // read once: an import is looked up at every use
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
