import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { classWarnings, loadClassFolder } from "../../data/index";
import { simulatedEuroFolder } from "../../simulator/index";
import { mapConcurrent, NumislabError, type OnProgress } from "../../base/index";
import { pictureInput, type PictureRecipe } from "../../models/index";
import { type ClassifierConfig, fingerprint, textDigest } from "../../runs/index";

/** A photograph of known class, as a network sees it. */
export interface ReadyPhotograph {
  /** Relative to its folder. */
  name: string;
  file: string;
  /** The number of its class. */
  label: number;
  picture: Uint8Array;
}

/** The photographs of a class folder, ready for a network. */
export interface ReadyPhotographs {
  photographs: ReadyPhotograph[];
  classes: string[];
  /** What a user should look at. */
  warnings: string[];
  /** sha256 of the photographs and of their names, which tell their classes. */
  fingerprints: Record<string, string>;
  simulated: boolean;
}

/**
 * The class folder that a configuration names; simulated photographs are made where they are not
 * there yet.
 */
export async function classFolder(
  { data }: ClassifierConfig,
  root: string,
  onProgress?: OnProgress,
): Promise<string> {
  if (data.folder !== null) return resolve(root, data.folder);
  return simulatedEuroFolder(join(root, "data", "raw"), data.simulated, (done, total) =>
    onProgress?.({ stage: "simulating 2-euro photographs", done, total }),
  );
}

/** Number of photographs that are decoded concurrently. */
const MAX_CONCURRENT_PHOTOGRAPHS = 8;

/**
 * Reads the photographs of a class folder. One that cannot be read is named in the warnings and
 * left out.
 *
 * @param classes the classes to number them by; those of the folder where they are left out. A
 *   photograph of another class is left out too
 * @throws NumislabError "input" where none is left
 */
export async function readyPhotographs(
  folder: string,
  recipe: PictureRecipe,
  { classes, onProgress }: { classes?: readonly string[]; onProgress?: OnProgress } = {},
): Promise<ReadyPhotographs> {
  const found = await loadClassFolder(folder);
  const known = classes ?? found.classes;
  const warnings = [
    ...found.warnings,
    ...classWarnings(found),
    ...found.leftOut.map(({ why }) => `left out: ${why}`),
  ];
  if (!classes && found.classes.length < 2)
    throw new NumislabError(
      "input",
      `${folder} has one class (${found.classes[0]}): a classifier tells classes apart, so make one folder for each of two classes at least.`,
    );
  for (const other of found.classes.filter((name) => !known.includes(name))) {
    warnings.push(`the photographs of ${other} are left out: the model knows ${known.join(", ")}`);
  }
  const wanted = found.photographs.filter(({ label }) => known.includes(label));
  let done = 0;
  const read = await mapConcurrent(
    wanted,
    MAX_CONCURRENT_PHOTOGRAPHS,
    async ({ file, name, label }): Promise<ReadyPhotograph | null> => {
      try {
        return {
          name,
          file,
          label: known.indexOf(label),
          picture: await pictureInput(file, recipe),
        };
      } catch (error) {
        if (!(error instanceof NumislabError)) throw error;
        warnings.push(`${name} is left out: ${error.message}`);
        return null;
      } finally {
        onProgress?.({ stage: "reading photographs", done: ++done, total: wanted.length });
      }
    },
  );
  const photographs = read.flatMap((photograph) => photograph ?? []);
  if (photographs.length === 0)
    throw new NumislabError(
      "input",
      `${folder}: no photograph can be used. ${warnings.slice(0, 5).join("; ")}`,
    );
  return {
    photographs,
    classes: [...known],
    warnings,
    fingerprints: {
      photographs: fingerprint(photographs.map(({ file }) => file)),
      names: textDigest(photographs.map(({ name }) => name).join("\n")),
    },
    simulated: existsSync(join(folder, "simulation.json")),
  };
}
