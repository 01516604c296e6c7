/**
 * Measures numislab beside its peers: `npm run bench -- STAGE [--json] [--small]`; `--small` tries
 * a stage that has a small version.
 *
 * A stage is one file in this folder, named for it (`bench/input.ts` is the stage `input`), that
 * exports
 *
 *     export const stage: Stage = { title: "…", async run({ say }) { …; return rows; } };
 *
 * with `Stage` and `Row` from `./lib/stage`. It measures, tells a person how far it is with `say`
 * (stderr), and returns rows; it prints nothing itself. The runner prints the rows as a table, or
 * with --json as one document on stdout: `{ stage, title, machine, rows: [{ name, numislab_ms,
 * keras_ms, ratio_to_keras, … }] }`.
 *
 * Helpers that stages share are in `bench/lib`: `peer.ts` (long-living processes that take turns,
 * the Keras side being a Python file in this folder), `spread.ts` (medians, and ratios of paired
 * rounds).
 */
import { readdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import type { Row, Stage } from "./lib/stage";
import { table } from "./lib/table";

/** Runs the stage that the words name; sets the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(words: readonly string[]): Promise<void> {
  const stages = readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && file !== "run.ts")
    .map((file) => file.slice(0, -3));
  const names = words.filter((word) => !word.startsWith("--"));
  const unknown = words.find(
    (word) => word.startsWith("--") && word !== "--json" && word !== "--small",
  );
  if (names.length !== 1 || !stages.includes(names[0]) || unknown) {
    if (unknown) say(`There is no option ${unknown}.`);
    else if (names.length === 1) say(`There is no stage "${names[0]}".`);
    say(`Usage: npm run bench -- STAGE [--json] [--small], with STAGE one of ${stages.join(", ")}`);
    process.exitCode = 2;
    return;
  }
  try {
    const { stage } = require(`./${names[0]}`) as { stage: Stage };
    const small = words.includes("--small");
    if (small && !stage.hasSmall) {
      say(`The stage ${names[0]} has no small version.`);
      process.exitCode = 2;
      return;
    }
    const load = loadavg()[0];
    if (load > 0.5)
      say(
        `Something else is at work here (load ${load.toFixed(1)}): times will be longer, ratios less sure.`,
      );
    const machine = { cpu: cpus()[0].model, cores: cpus().length, load_at_start: load };
    const rows: Row[] = await stage.run({ say, small });
    if (words.includes("--json"))
      console.log(JSON.stringify({ stage: names[0], title: stage.title, machine, rows }, null, 1));
    else console.log(`${stage.title}\n${machine.cpu}, ${machine.cores} cores\n\n${table(rows)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

const say = (line: string) => void process.stderr.write(`${line}\n`);
