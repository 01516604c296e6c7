/** The die chart of a sheet of die links. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.coins({ coins: 24, seed: 1, width: 787 });
  const { coins } = await numislab.data.readCoins(folder);
  numislab.show.svg(numislab.dies.chart(coins), "die chart");
}
