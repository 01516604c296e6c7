import { judgeByProbability, scoreEveryPair } from "../judge";
import { everyLaterOne, withPictureThreads } from "../keypoints/picture-threads";
import type { MatchMethod, NamedSide } from "../matcher";
import { shippedMethodCalibration } from "../method-calibrations";
import { screen } from "../registration/search/screen";
import { reliefMatcher } from "../relief-matcher";

/**
 * Structural similarity of every pair, one side aligned with the other by the screen and the affine
 * registration of the method registration.
 */
export const ssim: MatchMethod = {
  name: "ssim",
  summary: "structural similarity of reliefs that are aligned with each other",
  title: "aligned SSIM",
  training:
    "nothing is trained; coins are aligned with each other as the registration matcher does",
  takes: ["anyRotation"],
  async open(options) {
    const calibration = shippedMethodCalibration("ssim");
    const judge = judgeByProbability(calibration.decisions);
    return reliefMatcher("ssim", options, {
      calibration,
      score: (named, { workers, onProgress, anyRotation }) =>
        withPictureThreads(workers.count > 1 ? options.threads : 0, (threads) =>
          scoreEveryPair(named, {
            judge,
            async scores(own: readonly NamedSide[], side) {
              const sides = own.map(({ seen }) => seen);
              const starts = screen(sides, {
                anyRotation,
                onProgress: (done, total) =>
                  onProgress?.({ stage: `screening ${side}s for SSIM`, done, total }),
              });
              return everyLaterOne(
                sides.length,
                async (first) => {
                  const { length } = sides;
                  const from = (first * (2 * length - first - 1)) / 2;
                  const later = starts.slice(from, from + length - 1 - first);
                  const others = later.map(({ b }) => sides[b]);
                  const aligned = await workers.register({
                    fixed: sides[first],
                    others,
                    starts: later.map(({ map }) => map),
                  });
                  return threads.ssim(
                    sides[first],
                    others,
                    aligned.map(({ warp }) => warp),
                  );
                },
                (done, total) => onProgress?.({ stage: `SSIM of ${side}s`, done, total }),
              );
            },
          }),
        ),
    });
  },
};
