import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FRAME } from "../src/lib/catalogue/match/coin-frame";
import { designOfFrame } from "../src/lib/catalogue/design-picture";
import { findCoins } from "../src/lib/catalogue/find/find-coins";
import {
  catalogueOf,
  identify,
  loadCatalogue,
  simulatedCatalogue,
  simulatedPhotographs,
  type Catalogue,
  type CatalogueDesign,
} from "../src/lib/catalogue/index";
import { orientationField, softField } from "../src/lib/catalogue/match/orientation";
import { scoreDesigns } from "../src/lib/catalogue/match/score-designs";
import { screen } from "../src/lib/catalogue/match/screen";
import { gaussian, readPhotograph, toPng, type Picture } from "../src/lib/coins/index";
import { random } from "../src/lib/base/random";
import { median } from "../src/lib/base/median";
import { growthExponent, sharesOf } from "./lib/growth";
import type { Row, Stage } from "./lib/stage";

const SIZES = [269, 2000];
const PHOTOGRAPHS = 9;

/** How long a photograph takes against few and many designs. */
export const stage: Stage = {
  title:
    "Identifying a photograph of one coin: simulated photographs, four engraved designs among designs of blots (median milliseconds, one thread; shares of processor time)",
  async run({ say }) {
    const dir = mkdtempSync(join(tmpdir(), "numislab bench "));
    try {
      const engraved = await loadCatalogue(await simulatedCatalogue(dir));
      const photographs = await simulatedPhotographs(engraved, {
        photographs: PHOTOGRAPHS,
        seed: 1,
      });
      const files: string[] = [];
      for (const [i, { picture }] of photographs.entries()) {
        writeFileSync((files[i] = join(dir, `${i}.png`)), await toPng(picture as Picture));
      }
      const rows: Row[] = [];
      for (const size of SIZES) {
        say(`${size} designs …`);
        const catalogue = await filledUp(engraved, size);
        await identify(catalogue, files[0]); // compiled by then
        rows.push(await timed(catalogue, files));
      }
      return [
        ...rows,
        {
          name: "exponents over the number of designs",
          exponent_of_clock: growthExponent(rows, "designs", "numislab_ms"),
          exponent_of_processor: growthExponent(rows, "designs", "cpu_ms"),
        },
      ];
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

async function timed(catalogue: Catalogue, files: readonly string[]): Promise<Row> {
  const clock: number[] = [];
  const times: Record<string, number[]> = {
    whole: [],
    reading: [],
    finding: [],
    screen: [],
    fit: [],
  };
  for (const file of files) {
    const [from, used] = [performance.now(), process.cpuUsage()];
    await identify(catalogue, file);
    clock.push(performance.now() - from);
    times.whole.push(processorMs(used));
    let since = process.cpuUsage();
    const lap = (stage: string) => {
      times[stage].push(processorMs(since));
      since = process.cpuUsage();
    };
    const picture = await readPhotograph(file);
    lap("reading");
    const coins = findCoins(picture);
    lap("finding");
    for (const { frame } of coins.flat())
      screen(catalogue.index.screen, softField(orientationField(frame)));
    lap("screen");
    for (const readings of coins) scoreDesigns(catalogue.index, readings);
    lap("fit");
    // the designs are screened once more before they are fitted
    times.fit[times.fit.length - 1] -= times.screen[times.screen.length - 1];
  }
  const { whole, ...stages } = times;
  const { reading, finding, screen: screening, fit } = stages;
  return {
    name: `${catalogue.designs.length} designs: a photograph`,
    designs: catalogue.designs.length,
    numislab_ms: median(clock),
    cpu_ms: median(whole),
    ...sharesOf({
      reading: median(reading),
      finding_coins: median(finding),
      screening: median(screening),
      fitting: median(fit),
    }),
  };
}

function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** The catalogue with further designs, each of blots of its own. */
async function filledUp(catalogue: Catalogue, size: number): Promise<Catalogue> {
  const draw = random(1);
  const designs: CatalogueDesign[] = [...catalogue.designs];
  const pictures = catalogue.designs.map((_, i) => [catalogue.index.pictures[i]]);
  const ellipse = { x: FRAME / 2, y: FRAME / 2, a: 72, b: 72, angle: 0 };
  while (designs.length < size) {
    const noise = Float32Array.from({ length: FRAME * FRAME }, () => draw.normal(0, 400));
    pictures.push([designOfFrame(gaussian(noise, FRAME, FRAME, 2), ellipse)]);
    designs.push({
      name: `blots ${designs.length}`,
      kind: "commemorative",
      country: "none",
      year: 2000,
      details: {},
      files: [`${designs.length}`],
    });
  }
  return { ...(await catalogueOf(designs, pictures)), dir: catalogue.dir };
}
