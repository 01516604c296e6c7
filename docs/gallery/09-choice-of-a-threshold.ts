/** Thresholds by four rules on the same scores. */
import * as numislab from "../../src/lib/index";

export default function () {
  const random = numislab.random(3);
  const labels = Array.from({ length: 2000 }, (_, i) => i % 20 === 0);
  const scores = labels.map((same) => random.normal() + (same ? 2.5 : 0));
  const rules = ["youden", "eer", "f1", "mcc"] as const;
  const rows = rules.map((rule) => {
    const threshold = numislab.metrics.chooseThreshold(labels, scores, rule);
    const called = scores.map((score) => score >= threshold);
    const counts = numislab.metrics.confusion(labels, called);
    const { recall, precision, accuracy } = numislab.metrics;
    const digits = (value: number) => numislab.show.number(value, "no pairs");
    return {
      rule,
      threshold: digits(threshold),
      recall: digits(recall(counts)),
      precision: digits(precision(counts)),
      accuracy: digits(accuracy(counts)),
    };
  });
  numislab.show.table(rows);
}
