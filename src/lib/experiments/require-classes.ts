import type { loadClassFolder } from "../data/index";
import { NumislabError } from "../base/index";

type ClassFolder = Pick<Awaited<ReturnType<typeof loadClassFolder>>, "classes" | "photographs">;

/** @throws NumislabError "input" where a folder's photographs show fewer than two classes */
export function requireClasses(folder: string, { classes }: Pick<ClassFolder, "classes">): void {
  if (classes.length >= 2) return;
  throw new NumislabError(
    "input",
    `${folder}: all photographs are of one class (${classes.join()}): at least 2 classes are needed to tell them apart. Add a folder of photographs for another class.`,
  );
}

/** What is to be known of classes with a single photograph. */
export function loneClasses({ classes, photographs }: ClassFolder): string[] {
  return classes
    .filter((name) => photographs.filter(({ label }) => label === name).length === 1)
    .map(
      (name) =>
        `class ${name} has one photograph: it is trained on, validated with or tested, so nothing can be said of this class`,
    );
}
