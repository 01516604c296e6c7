/** Two coins aligned with each other: red is the first, cyan the second, grey what they share. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const folder = await numislab.simulate.coins({ coins: 24, seed: 1, width: 787 });
  const { coins } = await numislab.data.listCoins(folder);
  const files = ["003", "005"].map((name) => coins.find((coin) => coin.name === name)!.file);
  const { obverse } = await numislab.match.compare(files[0], files[1]);
  const prepared = await Promise.all(
    files.map((file) => numislab.coins.prepare(file, { side: "obverse" })),
  );
  const [first, second] = prepared.map((one) => one.obverse!);
  const warp = obverse!.registration!.warp!;
  const picture = numislab.match.overlay(first, second, warp);
  const caption = "003 and 005, obverse";
  const left = numislab.match.residuals(first, second, warp);
  const field = left ? [{ picture: left, caption: "what the alignment leaves" }] : [];
  await numislab.show.pictures([{ picture, caption }, ...field], { width: 440 });
}
