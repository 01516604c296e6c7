/** The coins of a folder with the dies that its sheet gives them. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.coins({ coins: 24, seed: 1, width: 787 });
  const { coins } = await numislab.data.readCoins(folder);
  const rows = coins.map(({ name, obverseDie, reverseDie }) => ({ name, obverseDie, reverseDie }));
  numislab.show.table(rows, { max: 8 });
}
