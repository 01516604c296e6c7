/**
 * Measures the identifier on real photographs, and writes evaluation.json and a page with every
 * answer:
 *
 *     node models/euro-identifier/evaluate.cjs --catalogue DIR --crops DIR [--page FILE.html]
 *
 * `--crops` holds the folders train and test with photographs by denomination (the data set
 * euro-denominations).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../src/lib/base/index";
import {
  evaluateIdentification,
  identificationMetrics,
  loadCatalogue,
  withoutPictures,
  type Catalogue,
  type JudgedPhotograph,
  type KnownPhotograph,
} from "../../src/lib/catalogue/index";
import { fromCsv } from "../../src/lib/base/csv";
import { random } from "../../src/lib/base/random";
import { writeIdentificationPage } from "../../src/lib/report/index";

const ROOT = join(__dirname, "..", "..");
/** Of each other denomination, from the folder `test`, which the fit has not seen. */
const OTHERS = 20;
const WRITE_UP = /^writeup-/;

export async function main(words: readonly string[]): Promise<void> {
  const option = (name: string) =>
    words.includes(name) ? words[words.indexOf(name) + 1] : undefined;
  const [dir, crops] = [option("--catalogue"), option("--crops")];
  if (!dir || !crops) throw new Error("give --catalogue DIR and --crops DIR");
  const catalogue = await loadCatalogue(dir, { cache: join(ROOT, ".cache", "catalogue") });
  const { sides, others, missing, writeUp } = photographs(catalogue, dir, crops);
  const onProgress = ({ done, total }: { done: number; total: number }) =>
    done % 20 === 0 && console.error(`${done} of ${total}`);
  const judged: JudgedPhotograph[] = await evaluateIdentification(
    catalogue,
    [...sides, ...others],
    { onProgress },
  );
  for (const [country, queries] of missing) {
    const without = await withoutPictures(catalogue, (file) => isNational(file, country));
    judged.push(...(await evaluateIdentification(without, queries)));
  }
  const withoutWriteUp = await withoutPictures(catalogue, (file) => WRITE_UP.test(file));
  const ofWriteUp = await evaluateIdentification(withoutWriteUp, writeUp);
  const evaluation = {
    crops: identificationMetrics(judged),
    reliability: bins(judged),
    writeUp: ofWriteUp.map(({ name, right, answer }) => ({
      file: name,
      right,
      verdict: answer?.verdict,
      design: answer?.designs[0]?.name,
      probability: answer?.probability,
    })),
  };
  await writeWhole(join(__dirname, "evaluation.json"), `${JSON.stringify(evaluation, null, 1)}\n`);
  console.log(JSON.stringify(evaluation, null, 1));
  const page = option("--page");
  if (page) await writeIdentificationPage(page, [...judged, ...ofWriteUp], catalogue);
}

/** A country's national side as the crops show it: of the years before the crops were taken. */
const isNational = (file: string, country: string) =>
  new RegExp(`^(national|writeup)-20(02|08)-${country}\\.`).test(file);

function photographs(catalogue: Catalogue, dir: string, crops: string) {
  const known = (file: string) => ({ name: file, picture: join(crops, file) });
  const labels = fromCsv(
    readFileSync(join(ROOT, "test", "catalogue", "euro-2e-labels.csv"), "utf8"),
  );
  const sides = labels.map(({ file, design }): KnownPhotograph => {
    const names = catalogue.designs
      .filter(({ files }) => files.some((one) => isNational(one, design)))
      .map(({ name }) => name);
    return design === "common"
      ? { ...known(file), truth: "common side" }
      : { ...known(file), truth: "design", designs: names };
  });
  const draw = random(1);
  const denominations = readdirSync(join(crops, "test"))
    .filter((name) => name !== "2e")
    .sort();
  const others = denominations.flatMap((name) => {
    const files = draw
      .fork(name)
      .shuffle(readdirSync(join(crops, "test", name)).sort())
      .slice(0, OTHERS);
    return files.map((file): KnownPhotograph => ({
      ...known(join("test", name, file)),
      truth: "not a 2-euro coin",
    }));
  });
  const countries = [...new Set(labels.map(({ design }) => design))].filter(
    (design) => design !== "common",
  );
  const missing = countries.map((country): [string, KnownPhotograph[]] => [
    country,
    labels
      .filter(({ design }) => design === country)
      .map(({ file }) => ({ ...known(file), truth: "not in this catalogue" })),
  ]);
  const writeUp = catalogue.designs.flatMap(({ name, files }) =>
    files
      .filter((file) => WRITE_UP.test(file))
      .map((file): KnownPhotograph =>
        files.length > 1
          ? { name: file, picture: join(dir, file), truth: "design", designs: [name] }
          : { name: file, picture: join(dir, file), truth: "not in this catalogue" },
      ),
  );
  return { sides, others, missing, writeUp };
}

/** Verdicts by their probability: how often they are right. */
function bins(judged: readonly JudgedPhotograph[]) {
  const edges = [0, 0.5, 0.7, 0.9, 0.97, 1.01];
  return edges.slice(1).flatMap((to, i) => {
    const those = judged.filter(
      ({ answer }) => answer !== null && answer.probability >= edges[i] && answer.probability < to,
    );
    return those.length === 0
      ? []
      : [
          {
            from: edges[i],
            answers: those.length,
            given: those.reduce((sum, { answer }) => sum + answer!.probability, 0) / those.length,
            right: those.filter(({ right }) => right).length / those.length,
          },
        ];
  });
}
