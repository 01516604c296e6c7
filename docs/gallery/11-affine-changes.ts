/** Random changes of Keras' ImageDataGenerator on a photograph of a euro coin. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.euros({ photographs: 24, seed: 1 });
  const { input } = numislab.train.classifierConfig({ kind: "classifier", name: "changes" });
  const { photographs } = await numislab.train.readPhotographs(folder, input);
  const shape = { height: input.size, width: input.size, channels: 3 };
  const affine = { rotation: 30, shear: 0.1, zoom: 0.2, heightShift: 0.1, widthShift: 0.1 };
  const six = Array<Uint8Array>(6).fill(photographs[0].picture);
  const changed = numislab.augment.pictures(six, shape, {
    range: { affine },
    random: numislab.random(1),
  });
  await numislab.show.sheet(changed, { columns: 6, cell: 160, width: 960 });
}
