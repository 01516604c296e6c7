/** Are probabilities right? Calibration error and Brier score of a sure and of an honest forecast. */
import * as numislab from "../../src/lib/index";

export default function () {
  const random = numislab.random(4);
  const honest = Array.from({ length: 2000 }, () => random.next());
  const labels = honest.map((probability) => random.next() < probability);
  const sure = honest.map((probability) => (probability > 0.5 ? 0.99 : 0.01));
  const rows = Object.entries({ honest, sure }).map(([forecast, probabilities]) => ({
    forecast,
    "calibration error": numislab.metrics.calibrationError(labels, probabilities),
    "Brier score": numislab.metrics.brierScore(labels, probabilities),
  }));
  numislab.show.table(rows);
}
