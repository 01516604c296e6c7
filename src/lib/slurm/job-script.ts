import { NumislabError, quoted } from "../base/index";

/** The line of a template in whose place numislab puts what a task runs. */
const PLACE = /^[ \t]*\{\{task\}\}[ \t]*$/m;

/** A batch script with a line {{task}}, and "$@" below it; and where it was read. */
export interface Template {
  file: string;
  text: string;
}

/**
 * The script of an array job.
 *
 * @param commands  program and words of each task; a task's place is its number in the array
 * @throws NumislabError "input" where the template has no place for the tasks
 */
export function jobScript(
  { file, text }: Template,
  commands: readonly (readonly string[])[],
): string {
  const place = PLACE.exec(text);
  const wrong = (what: string) =>
    new NumislabError(
      "input",
      `${file}: ${what}. numislab's own template shows how it is done (docs/guide/slurm.md).`,
    );
  if (!text.startsWith("#!")) throw wrong("the first line names no shell (#!/bin/bash)");
  if (place === null)
    throw wrong("there is no line {{task}}, in whose place the work of a task is put");
  const [before, after] = [text.slice(0, place.index), text.slice(place.index + place[0].length)];
  if (!/^[^#\n]*"\$@"/m.test(after))
    throw wrong('nothing below {{task}} runs "$@", the work of a task');
  const cases = commands.map((words, i) => `${i}) set -- ${words.map(quoted).join(" ")} ;;`);
  return `${before}${["case $SLURM_ARRAY_TASK_ID in", ...cases, "esac"].join("\n")}${after}`;
}
