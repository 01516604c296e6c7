/**
 * Fits calibration.json again, on a catalogue's pictures, simulated photographs of them, and
 * photographs of other coins:
 *
 *     node models/euro-identifier/calibrate.cjs --catalogue DIR --others DIR
 *
 * `--others` holds folders of photographs that are not 2-euro coins, one a denomination; a folder
 * 2e is left out.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../src/lib/base/index";
import {
  COMMON,
  findCoins,
  findOneCoin,
  fitIdentifier,
  loadCatalogue,
  measureCoins,
  metalColours,
  simulatedPhotograph,
  swapped,
  type Catalogue,
  type CoinReading,
  type ScoreSample,
  type MetalColours,
  type MetalSample,
} from "../../src/lib/catalogue/index";
import { readPhotograph, type Picture } from "../../src/lib/coins/index";
import { random, type Random } from "../../src/lib/base/random";

const ROOT = join(__dirname, "..", "..");
const SEED = 1;
/**
 * Simulated photographs; and of each other denomination, photographs whose colours are taken and
 * those that designs are aligned with.
 */
const [SIMULATED, COLOURS, LAID_ON] = [100, 120, 10];
/** Pictures that the evaluation asks about. */
const ASKED = /^writeup-/;

export async function main(words: readonly string[]): Promise<void> {
  const option = (name: string) => words[words.indexOf(name) + 1];
  if (!words.includes("--catalogue") || !words.includes("--others"))
    throw new Error("give --catalogue DIR and --others DIR");
  const catalogue = await loadCatalogue(option("--catalogue"), {
    cache: join(ROOT, ".cache", "catalogue"),
  });
  const draw = random(SEED);
  const others = otherPhotographs(option("--others"), draw);
  const colours = await coinColours(catalogue, others);
  const metals = [...colours.values()].flatMap(({ twoEuro, metals }) =>
    metals.map((metal): MetalSample => ({ metal, twoEuro, weight: 1 / metals.length })),
  );
  const samples = [...(await ofSimulated(catalogue, draw)), ...(await ofOthers(catalogue, others))];
  const count = (is: (own: number | null) => boolean) =>
    samples.filter(({ own }) => is(own)).length;
  const from = {
    seed: SEED,
    designs: catalogue.designs.length,
    simulatedPhotographs: count((own) => own !== null),
    withoutADesign: count((own) => own === null),
    colours: Object.fromEntries([...colours].map(([name, { metals }]) => [name, metals.length])),
  };
  const result = JSON.stringify({ calibration: fitIdentifier(metals, samples), from }, null, 1);
  await writeWhole(join(__dirname, "calibration.json"), `${result}\n`);
  console.log(result);
}

/** Paths by denomination, in random order. */
function otherPhotographs(dir: string, draw: Random): Map<string, string[]> {
  const names = readdirSync(dir)
    .filter((name) => name !== "2e")
    .sort();
  return new Map(
    names.map((name) => [
      name,
      draw
        .fork(name)
        .shuffle(readdirSync(join(dir, name)).sort())
        .map((file) => join(dir, name, file)),
    ]),
  );
}

/**
 * Colours of each kind of coin. For 2-euro coins those of the catalogue's pictures and, as these
 * are cleaner than what people photograph, those of photographs of 1-euro coins with the metals
 * swapped.
 */
async function coinColours(
  catalogue: Catalogue,
  others: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, { twoEuro: boolean; metals: MetalColours[] }>> {
  const found = new Map<string, { twoEuro: boolean; metals: MetalColours[] }>();
  const colours = async (
    files: readonly string[],
    find: (picture: Picture) => CoinReading | null,
  ) => {
    const metals: MetalColours[] = [];
    for (const file of files) {
      const picture = await readPhotograph(file);
      const coin = find(picture);
      const metal = coin && metalColours(picture, coin.ellipse);
      if (metal) metals.push(metal);
    }
    return metals;
  };
  const likeliest = (picture: Picture) => findCoins(picture)[0]?.[0] ?? null;
  for (const [name, files] of others)
    found.set(name, { twoEuro: false, metals: await colours(files.slice(0, COLOURS), likeliest) });
  const oneEuro = found.get("1e");
  if (oneEuro)
    found.set("1e, metals swapped", { twoEuro: true, metals: oneEuro.metals.map(swapped) });
  const pictures = catalogue.pictureFiles
    .filter((file) => !ASKED.test(file))
    .map((file) => join(catalogue.dir, file));
  found.set("2e, catalogue", { twoEuro: true, metals: await colours(pictures, findOneCoin) });
  return found;
}

/**
 * Simulated photographs of the catalogue's pictures, each as it is and once more with its design
 * taken out.
 */
async function ofSimulated(catalogue: Catalogue, draw: Random): Promise<ScoreSample[]> {
  const pictures = catalogue.designOf.flatMap((design, picture) =>
    design === COMMON || ASKED.test(catalogue.pictureFiles[picture]) ? [] : [{ design, picture }],
  );
  const samples: ScoreSample[] = [];
  for (const [i, { design, picture }] of draw
    .fork("pictures")
    .shuffle(pictures)
    .slice(0, SIMULATED)
    .entries()) {
    const original = await readPhotograph(join(catalogue.dir, catalogue.pictureFiles[picture]));
    const designs = likenesses(
      catalogue,
      await simulatedPhotograph(
        original,
        catalogue.index.pictures[picture].ellipse,
        draw.fork(`photograph ${i}`),
      ),
    );
    if (designs)
      samples.push(
        { own: design, designs },
        { own: null, designs: designs.filter((one) => one.design !== design) },
      );
  }
  return samples;
}

/**
 * Other coins, which show no design of the catalogue; 1-euro coins are left out, for their common
 * side is much like the drawn one.
 */
async function ofOthers(
  catalogue: Catalogue,
  others: ReadonlyMap<string, readonly string[]>,
): Promise<ScoreSample[]> {
  const samples: ScoreSample[] = [];
  for (const [name, files] of others) {
    for (const file of name === "1e" ? [] : files.slice(0, LAID_ON)) {
      const designs = likenesses(catalogue, await readPhotograph(file));
      if (designs) samples.push({ own: null, designs });
    }
  }
  return samples;
}

function likenesses(catalogue: Catalogue, photograph: Picture): ScoreSample["designs"] | undefined {
  return measureCoins(catalogue, photograph)[0]?.designs.map(({ design, aligned, screened }) => ({
    design,
    aligned,
    screened,
  }));
}
