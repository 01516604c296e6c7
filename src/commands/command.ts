import { sep } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import { takeDoubtfulOutlines } from "../lib/coins/find/doubtful-outlines";
import { progressLine } from "../terminal";
import { exampleText } from "./help/examples";

/** A subcommand; each takes --json, and its help ends with examples. */
export function command(parent: Command, words: string, description: string): Command {
  const own = parent
    .command(words)
    .description(description)
    .option("--json", "one JSON document on standard output, nothing else there");
  return own.addHelpText("after", () => exampleText(pathOf(own)));
}

/** A command's name after those that it belongs to, without that of the program: `data list`. */
export function pathOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name();
}

/** The option of each command that looks for coins in photographs. */
export function withTakeDoubtful(own: Command): Command {
  return own
    .option(
      "--take-doubtful",
      "takes photographs in which the outline of the coin is not sure, with a warning, instead of leaving them out",
    )
    .hook("preAction", (_, action) => {
      if (action.opts().takeDoubtful) takeDoubtfulOutlines();
    });
}

export const LAYOUT_CHOICES = ["halves", "stacked", "single"];
export const LAYOUT_WORDS =
  "halves: one image a coin, obverse left; stacked: obverse above; single: one image a side";

/** The layout where the command finds or reads it when it is not given. */
export function givenLayout(): Option {
  return new Option(
    "--layout <layout>",
    `${LAYOUT_WORDS}; auto: found from the names and the photographs; as the folder's folder.json says where it is left out, else halves`,
  ).choices([...LAYOUT_CHOICES, "auto"]);
}

export function layoutOption(): Option {
  return new Option("--layout <layout>", LAYOUT_WORDS).choices(LAYOUT_CHOICES).default("halves");
}

export function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("expected a whole number");
  return Number(text);
}

/** A port that a server can listen on. */
export function portNumber(text: string): number {
  const number = whole(text);
  if (number < 1 || number > 65_535)
    throw new InvalidArgumentError("expected a port from 1 to 65535");
  return number;
}

export function degrees(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("expected degrees");
  return Number(text);
}

export function twoNumbers(text: string): { obverse: number; reverse: number } {
  const [obverse, reverse, ...more] = text.split(",").map(whole);
  if (reverse === undefined || more.length > 0)
    throw new InvalidArgumentError("expected two numbers, obverse and reverse, e.g. 17,32");
  return { obverse, reverse };
}

/** Adds what says which pairs the matcher looks at. `checkPairWords` says which do not go together. */
export const addPairOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        "--any-rotation",
        "the coins lie at any rotation; without it or --upright a sample decides. Not for networks",
      ).conflicts("upright"),
    )
    .option("--upright", "all coins are upright in their photographs, within 18 degrees")
    .option("--every-pair", "look at every pair, however many coins; without it up to 300 coins")
    .option(
      "--neighbours <k>",
      "instead of every pair, register each side's k nearest neighbours (8 by default) and the pairs that follow from these",
      whole,
    )
    .option(
      "--types <sheet>",
      "coin, obverse_type and reverse_type (or ..._legend): pairs of different types are not looked at",
    );

/** Words about which pairs are looked at, where they do not go together. */
export function checkPairWords({
  everyPair,
  neighbours,
  types,
}: {
  everyPair?: boolean;
  neighbours?: number;
  types?: string;
}): void {
  const large = [
    neighbours !== undefined && "--neighbours",
    types !== undefined && "--types",
  ].filter(Boolean);
  if (everyPair && large.length > 0)
    throw new NumislabError(
      "usage",
      `--every-pair looks at every pair: leave out ${large.join(" and ")}, or it`,
    );
  if (neighbours !== undefined && neighbours < 1)
    throw new NumislabError("usage", "--neighbours must be at least 1");
}

/** Prints the result: a document, or text in which paths below the current folder are relative. */
export function print({ json }: { json?: boolean }, value: unknown, text: string): void {
  console.log(json ? JSON.stringify(value, null, 2) : relativePaths(text, process.cwd()));
}

/** A text whose paths below a folder are relative to it. */
export function relativePaths(text: string, folder: string): string {
  const start = `${folder}${folder.endsWith(sep) ? "" : sep}`;
  const pieces = text.split(start);
  // not within a longer path, such as /mnt/folder of /folder
  return pieces.reduce((joined, piece) =>
    /(^|[\s'"(=])$/.test(joined) ? joined + piece : joined + start + piece,
  );
}

/** Counts what could not be used; the exit status is 1 then. */
export function tellUnused(count: number, what: string): void {
  if (count === 0) return;
  console.error(`${count} ${count === 1 ? what : `${what}s`} could not be used`);
  process.exitCode = 1;
}

/** Names what could not be used, with a count at the end; the exit status is 1 then. */
export function tellLeftOut(why: readonly string[], what: string): void {
  for (const one of why) console.error(`left out: ${one}`);
  tellUnused(why.length, what);
}

/** Does a piece of work with progress on standard error; `line` prints a line of its own there. */
export async function withProgress<T>(
  work: (
    onProgress: ReturnType<typeof progressLine>["show"],
    line: (text: string) => void,
  ) => Promise<T>,
): Promise<T> {
  const progress = progressLine();
  try {
    return await work(progress.show, (text) => {
      progress.end();
      console.error(text);
    });
  } finally {
    progress.end();
  }
}
