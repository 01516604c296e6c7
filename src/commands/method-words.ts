import { Option, type Command } from "commander";
import { withTakeDoubtful } from "./command";
import { experiments, load, shippedSiamese } from "./rooms";

const MODEL =
  "a run or a model folder, which means --method siamese; for methods that take one the model that ships where it is left out";

/** Adds --method, --model and --take-doubtful, and the list of methods at the end of --help. */
export function addMethodOptions(to: Command): Command {
  return withTakeDoubtful(to)
    .addOption(
      new Option(
        "--method <name>",
        "how sides are compared, listed below; registration where it is left out",
      ),
    )
    .option("--model <dir>", MODEL)
    .addHelpText("after", methodList);
}

/** The methods, a line each. Loaded when help is printed: this takes a second. */
export const methodList = () =>
  `\nMethods:\n${load
    .matchers()
    .METHODS.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`)
    .join("\n")}`;

type MethodOptions = Parameters<ReturnType<(typeof load)["matchers"]>["checkMethodOptions"]>[1];

/**
 * The method that was asked for and its model, if it takes one, with a word about where that comes
 * from.
 *
 * @param options further options, which are refused where the method has no use for them
 */
export function chosenMethod(
  { method = undefined as string | undefined, model = undefined as string | undefined },
  options: MethodOptions = {},
): { method: string; model?: string } {
  const { checkMethodOptions, methodNamed } = load.matchers();
  const chosen = methodNamed(method ?? (model === undefined ? "registration" : "siamese"));
  checkMethodOptions(chosen, { ...options, model });
  return {
    method: chosen.name,
    model: chosen.takes.includes("model") ? siameseFolder(model) : undefined,
  };
}

/** The Siamese model that was named, or the one that ships. */
export function siameseFolder(model: string | undefined): string {
  const { learnedFromSimulation, modelOf } = load.runs();
  const folder = model === undefined ? shippedSiamese : modelOf(experiments, model, "siamese");
  let caution = "";
  if (model === undefined)
    caution =
      "; it learned dies from simulated strikes, so trust its probabilities little on real coins";
  else if (learnedFromSimulation(folder))
    caution = "; it learned from simulated strikes, so trust it little on real coins";
  console.error(`answered by ${folder}${caution}`);
  return folder;
}
