import { judgeByProbability, scoreEveryPair } from "../judge";
import { requireOpenCv } from "../keypoints/keypoints";
import { everyLaterOne, withPictureThreads } from "../keypoints/picture-threads";
import type { MatchMethod } from "../matcher";
import { shippedMethodCalibration } from "../method-calibrations";
import { reliefMatcher } from "../relief-matcher";

/**
 * AKAZE keypoints of every side; the score of a pair is how many matches agree on one similarity
 * (see `agreeingMatches`). Any rotation.
 */
export const keypoints: MatchMethod = {
  name: "keypoints",
  summary: "AKAZE keypoints with a geometric check; needs the optional @techstark/opencv-js",
  title: "keypoints (AKAZE), geometric check",
  training: "nothing is trained",
  takes: ["anyRotation"],
  async open(options) {
    requireOpenCv(); // says so where it is missing, before photographs are read
    const calibration = shippedMethodCalibration("keypoints");
    const judge = judgeByProbability(calibration.decisions);
    return reliefMatcher("keypoints", options, {
      calibration,
      score: (sides, { workers, onProgress }) =>
        withPictureThreads(workers.count > 1 ? options.threads : 0, (threads) =>
          scoreEveryPair(sides, {
            judge,
            async scores(own, side) {
              let done = 0;
              const points = await Promise.all(
                own.map(async ({ seen }) => {
                  const found = await threads.keypoints(seen);
                  onProgress?.({
                    stage: `finding keypoints on ${side}s`,
                    done: ++done,
                    total: own.length,
                  });
                  return found;
                }),
              );
              return everyLaterOne(
                own.length,
                (first) => threads.inliers(points[first], points.slice(first + 1)),
                (d, total) =>
                  onProgress?.({ stage: `comparing keypoints of ${side}s`, done: d, total }),
              );
            },
          }),
        ),
    });
  },
};
