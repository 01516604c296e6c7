/** How well two studies of the same coins agree: adjusted Rand index. */
import * as numislab from "../../src/lib/index";

export default function () {
  const published = ["A", "A", "B", "B", "B", "C", "D"];
  const mine = ["1", "1", "2", "2", "3", "3", "4"];
  const value = numislab.metrics.adjustedRand(published, mine);
  numislab.show.table([{ "adjusted Rand index": numislab.show.number(value, "no coins") }]);
}
