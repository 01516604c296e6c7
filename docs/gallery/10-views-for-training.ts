/** A coin as a Siamese network sees it, and random views of it. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.coins({ coins: 24, seed: 1, width: 787 });
  const { coins } = await numislab.data.listCoins(folder);
  const config = numislab.train.siameseConfig({ kind: "siamese", name: "views" });
  const views = await numislab.augment.views(coins[0].file, { config, side: "obverse", views: 7 });
  await numislab.show.sheet(views, { columns: 8, cell: 140, width: 1120 });
}
