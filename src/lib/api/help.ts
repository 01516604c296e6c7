import { NumislabError } from "../base/index";
import { showTable } from "../workspace/index";
import { HELP } from "./help-entries";

/** What each namespace is for, in the order of the work. */
const NAMESPACES: Record<string, string> = {
  data: "folders of photographs, sheets of die links, classes",
  coins: "from a photograph to a normalised coin",
  simulate: "simulated coins and euro photographs",
  augment: "random views and changes of photographs",
  train: "configurations, splits and training",
  models: "networks and their files",
  match: "are two coins from the same dies?",
  dies: "die studies, counts and charts",
  identify: "which euro coin is this?",
  runs: "finished runs: reading, comparing, exporting",
  metrics: "metrics, labels before scores",
  plots: "figures, to be shown with show.figure",
  report: "pages to hand in",
  show: "output of a notebook cell",
};

/**
 * Shows what the library offers: the namespaces; the functions of one, as in `help("train")`; or
 * one function, as in `help("train.siamese")`.
 *
 * @throws NumislabError "usage" where there is no such name
 */
export function help(name?: string): void {
  const entries = Object.entries(HELP);
  if (name === undefined) {
    const spaces = Object.entries(NAMESPACES).map(([space, use]) => ({ name: space, use }));
    const alone = entries.filter(([full]) => !full.includes("."));
    showTable(
      [...spaces, ...alone.map(([, { signature, docstring }]) => row(signature, docstring))],
      {
        max: Infinity,
      },
    );
    return console.log('numislab.help("train") lists the functions of a namespace.');
  }
  const own = HELP[name];
  if (own) return console.log(`numislab.${prefixOf(name)}${own.signature}\n\n${own.docstring}`);
  const within = entries.filter(([full]) => full.startsWith(`${name}.`));
  if (within.length === 0)
    throw new NumislabError(
      "usage",
      `numislab.${name} is not there; numislab.help() lists what is`,
    );
  showTable(
    within.map(([, { signature, docstring }]) => row(signature, docstring)),
    { max: Infinity },
  );
}

const prefixOf = (name: string) => name.slice(0, name.lastIndexOf(".") + 1);

/** A function with the first sentence of its docstring. */
const row = (name: string, docstring: string) => ({
  name,
  use: docstring
    .split("\n\n")[0]
    .replace(/\s+/g, " ")
    .split(/(?<=\.) /)[0],
});
