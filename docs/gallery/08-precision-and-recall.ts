/** Precision against recall, where one pair in a hundred is from the same die. */
import * as numislab from "../../src/lib/index";

export default function () {
  const random = numislab.random(2);
  const labels = Array.from({ length: 5000 }, (_, i) => i % 100 === 0);
  const scores = labels.map((same) => random.normal() + (same ? 3 : 0));
  const curve = numislab.metrics.precisionRecallCurve(labels, scores);
  numislab.plot(curve, { x: "recall", y: ["precision"] });
}
