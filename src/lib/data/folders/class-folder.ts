import { join } from "node:path";
import { NumislabError } from "../../base/index";
import { READ_FORMS } from "../../coins/index";
import { photographFolder } from "./coins-in-folder";
import { inNaturalOrder, photographsIn, type LeftOut } from "../photographs-in";

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
  /** Pictures that are not read, broken links and the like, and why. */
  leftOut: LeftOut[];
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
  const { photographs: loose, folders, others, leftOut } = await photographsIn(folder);
  const warnings: string[] = [];
  const inFolders: ClassPhotograph[] = [];
  const nested: string[] = [];
  if (folder !== dir) leftOut.push(...(await photographsIn(dir)).leftOut);
  for (const label of folders) {
    const within = await photographsIn(join(folder, label));
    for (const name of within.photographs)
      inFolders.push({
        file: join(folder, label, name),
        name: `${label}/${name}`,
        label: label.normalize("NFC"),
      });
    if (within.folders.length > 0) nested.push(label);
    others.push(...[...within.others, ...within.folders].map((name) => `${label}/${name}`));
    leftOut.push(...within.leftOut);
    if (within.photographs.length === 0)
      warnings.push(`${label}/ has no photographs; it makes no class`);
  }
  if (loose.length > 0 && inFolders.length > 0) {
    throw new NumislabError(
      "input",
      `${folder} mixes two layouts: ${some(loose)} beside folders of photographs (${some([...new Set(inFolders.map((p) => p.label))])}). Use one folder a class, or put all in one folder, named like 'Atenas0 (78).jpg'.`,
    );
  }
  const photographs = inFolders.length > 0 ? inFolders : namedByClass(folder, loose, warnings);
  if (photographs.length === 0) {
    const deeper = await classFoldersIn(folder, nested);
    if (deeper.length > 0)
      throw new NumislabError(
        "input",
        `${folder} has no labelled photographs; its class folders lie a level deeper, in ${some(deeper)}: name one of these (${join(folder, deeper[0])}).`,
      );
    throw new NumislabError(
      "input",
      `${folder} has no labelled photographs: make one folder a class with ${READ_FORMS} files in it, or name the files by class, a 0 and a number, like 'Atenas0 (78).jpg'.`,
    );
  }
  if (others.length > 0)
    warnings.push(`not photographs, left alone: ${some(others.sort(inNaturalOrder))}`);
  return {
    classes: [...new Set(photographs.map((p) => p.label))].sort(inNaturalOrder),
    photographs,
    leftOut,
    warnings,
  };
}

/** Which of these folders hold folders of photographs themselves. */
async function classFoldersIn(folder: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const { folders } = await photographsIn(join(folder, name));
    const inside = folders.map((label) => photographsIn(join(folder, name, label)));
    if ((await Promise.all(inside)).some(({ photographs }) => photographs.length > 0))
      found.push(name);
  }
  return found;
}

/** What a person should know of the classes before a training, in words. */
export function classWarnings({ classes, photographs }: ClassFolder): string[] {
  const folders = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { name, label } of photographs) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    if (name.includes("/"))
      folders.set(label, (folders.get(label) ?? new Set()).add(name.split("/")[0]));
  }
  return classes.flatMap((label) => [
    ...(counts.get(label) === 1
      ? [`class ${label} has one photograph: it cannot be both trained on and tested`]
      : []),
    ...((folders.get(label)?.size ?? 1) > 1
      ? [
          `${folders.get(label)!.size} folders are called ${label}, which look alike: taken as one class`,
        ]
      : []),
  ]);
}

/** Names that cameras, scanners and telephones give. */
const CAMERA =
  /^(img|dsc[nf]?|pxl|mvimg|sam|win|p|imgp|cimg|gopr|dji|scan|image|photo|foto|screenshot|whatsapp image|signal)[ _-]*\d/i;

function namedByClass(folder: string, names: string[], warnings: string[]): ClassPhotograph[] {
  const camera = names.filter((name) => CAMERA.test(name));
  if (camera.length > 0)
    warnings.push(
      `named by a camera, which says no class, left out: ${some(camera)}; make one folder a class`,
    );
  const label = (name: string) =>
    name.indexOf("0") > 0 && !CAMERA.test(name)
      ? name.slice(0, name.indexOf("0")).trim().normalize("NFC")
      : "";
  for (const [cut, those] of cutInNumbers(names, label))
    warnings.push(
      `class '${cut}' is what stands before the first 0 of ${some(those)}: if that is not the class, make one folder a class`,
    );
  const unnamed = names.filter((name) => label(name) === "" && !CAMERA.test(name));
  if (unnamed.length > 0)
    warnings.push(`no class in the name (class, 0, number), left out: ${some(unnamed)}`);
  return names
    .filter((name) => label(name) !== "")
    .map((name) => ({ file: join(folder, name), name, label: label(name) }));
}

/**
 * The names whose class ends in a digit, by the class: there the first 0 may lie within a number,
 * such as a year.
 */
function cutInNumbers(
  names: readonly string[],
  label: (name: string) => string,
): Map<string, string[]> {
  const cut = new Map<string, string[]>();
  for (const name of names)
    if (/\d$/.test(label(name))) cut.set(label(name), [...(cut.get(label(name)) ?? []), name]);
  return cut;
}

/** The first few of a list, and how many more there are. */
function some(names: string[]): string {
  return names.length > 5
    ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`
    : names.join(", ");
}
