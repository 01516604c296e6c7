/** Which euro coin is this? A photograph against a catalogue of designs. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const catalogue = await numislab.identify.loadCatalogue(await numislab.simulate.catalogue());
  const one = { photographs: 1, seed: 3 };
  const [{ picture: photograph }] = await numislab.simulate.photographs(catalogue, one);
  const picture =
    typeof photograph === "string" ? await numislab.coins.readPhotograph(photograph) : photograph;
  const [coin] = await numislab.identify.coins(catalogue, picture);
  const outlined = await numislab.identify.outlined(picture, [coin.answer]);
  await numislab.show.pictures([{ png: outlined, caption: numislab.identify.text(coin.answer) }]);
}
