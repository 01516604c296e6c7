/** The ROC curves of two methods on the same pairs. */
import * as numislab from "../../src/lib/index";

export default function () {
  const random = numislab.random(1);
  const labels = Array.from({ length: 400 }, (_, i) => i % 8 === 0);
  const scores = { good: 2, weak: 0.7 };
  const rows = Object.entries(scores).flatMap(([method, shift]) => {
    const own = labels.map((same) => random.normal() + (same ? shift : 0));
    const curve = numislab.metrics.rocCurve(labels, own);
    return curve.map((point) => ({
      "false positive rate": point.falsePositiveRate,
      [method]: point.truePositiveRate,
    }));
  });
  numislab.plot(rows, { x: "false positive rate", y: ["good", "weak"] });
}
