/** Were two coins struck from the same dies? The answer of the die matcher. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.coins({ coins: 24, seed: 1, width: 787 });
  const { coins } = await numislab.data.listCoins(folder);
  const file = (name: string) => coins.find((coin) => coin.name === name)!.file;
  const answer = await numislab.match.compare(file("003"), file("005"));
  const rows = Object.values(answer).map(({ side, answer, probability, score }) => ({
    side,
    answer,
    probability: numislab.show.probability(probability, "not compared"),
    score: numislab.show.number(score, "not compared"),
  }));
  numislab.show.table(rows);
}
