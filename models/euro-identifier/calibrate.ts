/**
 * Fits calibration.json anew, on simulated photographs of a catalogue's pictures and on photographs of other coins:
 *
 *     node models/euro-identifier/calibrate.cjs --catalogue DIR --others DIR
 *
 * `--others` holds folders of photographs that are not 2-euro coins, one a denomination; a folder 2e is left out.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { fitIdentifier, COMMON, loadCatalogue, measureCoins, simulatedPhotograph, type CalibrationSample, type Catalogue } from "../../src/lib/catalogue/index";
import { readPhotograph, type Picture } from "../../src/lib/coins/index";
import { simulatedEuroSide } from "../../src/lib/data/index";
import { random } from "../../src/lib/random";

const ROOT = join(__dirname, "..", "..");
const SEED = 1;
const COUNTS = { catalogue: 100, common: 16, others: 8 };
const SIDE = 400;

export async function main(words: readonly string[]): Promise<void> {
  const option = (name: string) => words[words.indexOf(name) + 1];
  if (!words.includes("--catalogue") || !words.includes("--others")) throw new Error("give --catalogue DIR and --others DIR");
  const catalogue = await loadCatalogue(option("--catalogue"), { cache: join(ROOT, ".cache", "catalogue") });
  const samples: CalibrationSample[] = [];
  for (const one of plan(catalogue, option("--others"))) samples.push(...(await one()));
  const calibration = fitIdentifier(samples);
  const count = (truth: string) => samples.filter((sample) => sample.truth === truth).length;
  const from = { seed: SEED, designs: catalogue.designs.length, simulatedPhotographs: count("design"), simulatedCommonSides: count("common"), otherCoins: count("other") };
  await writeFileAtomic(join(__dirname, "calibration.json"), `${JSON.stringify({ calibration, from }, null, 1)}\n`);
  console.log(JSON.stringify({ calibration, from }, null, 1));
}

/** The photographs to be measured, each as a piece of work. */
export function plan(catalogue: Catalogue, others: string): (() => Promise<CalibrationSample[]>)[] {
  const draw = random(SEED);
  const pictures = catalogue.designOf.flatMap((design, picture) => (design === COMMON ? [] : [{ design, picture }]));
  const chosen = draw.fork("pictures").shuffle(pictures).slice(0, COUNTS.catalogue);
  const denominations = readdirSync(others).filter((name) => name !== "2e").sort();
  return [
    ...chosen.map(({ design, picture }, i) => async () => {
      const photograph = await simulatedPhotograph(await readPhotograph(join(catalogue.dir, catalogue.pictureFiles[picture])), catalogue.index.pictures[picture].ellipse, draw.fork(`photograph ${i}`));
      return measure(catalogue, photograph, "design", design);
    }),
    ...Array.from({ length: COUNTS.common }, (_, i) => async () => {
      const ellipse = { x: SIDE / 2, y: SIDE / 2, a: 0.48 * SIDE, b: 0.48 * SIDE, angle: 0 };
      return measure(catalogue, await simulatedPhotograph(simulatedEuroSide("common", SIDE), ellipse, draw.fork(`common ${i}`)), "common", COMMON);
    }),
    ...denominations.flatMap((name) => {
      const files = draw.fork(name).shuffle(readdirSync(join(others, name)).sort()).slice(0, COUNTS.others);
      return files.map((file) => async () => measure(catalogue, await readPhotograph(join(others, name, file)), "other", null));
    }),
  ];
}

function measure(catalogue: Catalogue, photograph: Picture, truth: CalibrationSample["truth"], own: number | null): CalibrationSample[] {
  return measureCoins(catalogue, photograph).slice(0, 1).map((evidence) => ({ truth, own, metal: evidence.metal, designs: evidence.designs.map(({ design, laid, screened }) => ({ design, laid, screened })) }));
}
