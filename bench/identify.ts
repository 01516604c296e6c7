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
import { screen } from "../src/lib/catalogue/match/screen";
import { gaussian, readPhotograph, toPng, type Picture } from "../src/lib/coins/index";
import { random } from "../src/lib/base/random";
import { median } from "../src/lib/base/median";
import type { Row, Stage } from "./lib/stage";

const SIZES = [269, 2000];
const PHOTOGRAPHS = 9;

/** How long a photograph takes against few and many designs. */
export const stage: Stage = {
  title:
    "Identifying a photograph of one coin: simulated photographs, four engraved designs among designs of blots (median milliseconds, one thread)",
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
        rows.push(...(await timed(catalogue, files)));
      }
      return rows;
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

async function timed(catalogue: Catalogue, files: readonly string[]): Promise<Row[]> {
  const times = {
    whole: [] as number[],
    cpu: [] as number[],
    find: [] as number[],
    screen: [] as number[],
  };
  for (const file of files) {
    const [from, used] = [performance.now(), process.cpuUsage()];
    await identify(catalogue, file);
    times.whole.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    times.cpu.push((user + system) / 1000);
    const picture = await readPhotograph(file);
    const start = performance.now();
    const [readings] = findCoins(picture);
    const found = performance.now();
    times.find.push(found - start);
    for (const { frame } of readings)
      screen(catalogue.index.screen, softField(orientationField(frame)));
    times.screen.push(performance.now() - found);
  }
  const name = `${catalogue.designs.length} designs`;
  const cpu = median(times.cpu);
  return [
    { name: `${name}: a photograph`, numislab_ms: median(times.whole), cpu_ms: cpu },
    { name: `${name}: of that, finding the coin`, numislab_ms: median(times.find) },
    { name: `${name}: of that, the screen`, numislab_ms: median(times.screen) },
  ];
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
