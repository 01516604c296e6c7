/** From a photograph to a coin without light and patina, step by step. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.coins({ coins: 24, seed: 1, width: 787 });
  const { coins } = await numislab.data.listCoins(folder);
  const steps = await numislab.coins.steps(coins[0].file, { side: "obverse" });
  const labels = steps.map((step) => step.name);
  const pictures = steps.map((step) => step.picture);
  await numislab.show.sheet(pictures, { columns: 5, cell: 240, labels, width: 1200 });
}
