import { join } from "node:path";
import { NumislabError } from "../errors";
import { IMAGE, inNaturalOrder, isFolder, list, photographFolder } from "./coins-in-folder";

/** A photograph whose class is known. */
export interface ClassPhotograph {
  /** Its path. */
  file: string;
  /** Its path relative to the class folder, with forward slashes. */
  name: string;
  label: string;
}

export interface ClassFolder {
  /** The labels, in natural order. */
  classes: string[];
  /** In natural order of name (2 before 10). */
  photographs: ClassPhotograph[];
  /** In words, naming the files. */
  warnings: string[];
}

/**
 * A folder of photographs sorted into classes, in either layout: one folder a class
 * (`Atenas/78.jpg`), or the write-up's naming, all in one folder, where the class is the name up to
 * the first `0` (`Atenas0 (78).jpg`). The photographs or class folders lie in the folder or in
 * `images/` inside it.
 *
 * @throws NumislabError `input` when there is no such folder, no labelled photograph in it, or both
 *   layouts at once
 */
export async function loadClassFolder(dir: string): Promise<ClassFolder> {
  const folder = await photographFolder(dir);
  const entries = await list(folder);
  const warnings: string[] = [];
  const loose = entries.filter((name) => IMAGE.test(name));
  const inFolders: ClassPhotograph[] = [];
  const others: string[] = [];
  for (const label of entries.filter((name) => !IMAGE.test(name))) {
    if (!(await isFolder(join(folder, label)))) {
      others.push(label);
      continue;
    }
    const names = await list(join(folder, label));
    const images = names.filter((name) => IMAGE.test(name));
    for (const name of images)
      inFolders.push({ file: join(folder, label, name), name: `${label}/${name}`, label });
    others.push(...names.filter((name) => !IMAGE.test(name)).map((name) => `${label}/${name}`));
    if (images.length === 0) warnings.push(`${label}/ has no photographs; it makes no class`);
  }
  if (loose.length > 0 && inFolders.length > 0) {
    throw new NumislabError(
      "input",
      `${folder} mixes two layouts: ${some(loose)} beside folders of photographs (${some([...new Set(inFolders.map((p) => p.label))])}). Use one folder a class, or put all in one folder, named like 'Atenas0 (78).jpg'.`,
    );
  }
  const photographs = inFolders.length > 0 ? inFolders : namedByClass(folder, loose, warnings);
  if (photographs.length === 0) {
    throw new NumislabError(
      "input",
      `${folder} has no labelled photographs: make one folder a class with JPEG, PNG, TIFF, WebP or GIF files in it, or name the files by class, a 0 and a number, like 'Atenas0 (78).jpg'.`,
    );
  }
  if (others.length > 0) warnings.push(`not photographs, left alone: ${some(others)}`);
  return {
    classes: [...new Set(photographs.map((p) => p.label))].sort(inNaturalOrder),
    photographs,
    warnings,
  };
}

function namedByClass(folder: string, names: string[], warnings: string[]): ClassPhotograph[] {
  const label = (name: string) =>
    name.indexOf("0") > 0 ? name.slice(0, name.indexOf("0")).trim() : "";
  const unnamed = names.filter((name) => label(name) === "");
  if (unnamed.length > 0)
    warnings.push(`no class in the name (class, 0, number), left out: ${some(unnamed)}`);
  return names
    .filter((name) => label(name) !== "")
    .map((name) => ({ file: join(folder, name), name, label: label(name) }));
}

/** The first few of a list, and how many more there are. */
function some(names: string[]): string {
  return names.length > 5
    ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`
    : names.join(", ");
}
