/** What the strike simulator makes: strikes from one die as it ages. */
import * as numislab from "../../src/lib/index";

export default async function () {
  const [sheet] = await numislab.simulate.showcase({ seed: 1, width: 640 });
  await numislab.show.pictures([sheet], { width: 900 });
}
