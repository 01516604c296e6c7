import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { NumislabError, writeWhole } from "../../base/index";
import { exportedRun } from "./exported-run";

/**
 * Writes a run as DVCLive logs one, for `dvc metrics show`, `dvc params diff` and `dvc plots`:
 * metrics.json (metrics, and the last epoch's values), params.yaml, a table of values by step for
 * each curve, and the dvc.yaml that names them.
 *
 * @param folders of one run: DVC tells runs apart by commit, not by folder
 * @param out the folder; what an earlier export left there is written over
 * @returns the folder, once
 * @throws NumislabError "usage" for several runs, or a folder with something else in it
 * @see dvclive.Live
 */
export async function exportDvclive(folders: readonly string[], out: string): Promise<string[]> {
  const [folder, ...more] = folders;
  if (more.length > 0)
    throw new NumislabError("usage", "DVCLive keeps one run a folder: export them one by one");
  if (existsSync(join(out, "dvc.yaml")) && !existsSync(join(out, "metrics.json")))
    throw new NumislabError(
      "usage",
      `${out} holds a dvc.yaml that is not DVCLive's: name another folder`,
    );
  const { params, figures, curves } = exportedRun(folder);
  const last = Object.entries(curves).map(
    ([name, values]) => [name, values.at(-1)!.value] as const,
  );
  const step = Math.max(
    0,
    ...Object.values(curves).flatMap((values) => values.map((value) => value.step)),
  );
  const entries: (readonly [string, unknown])[] = [
    ...Object.entries(figures).map(([name, value]) => [name.replaceAll(".", "/"), value] as const),
    ...last,
    ["step", step],
  ];
  const texts = {
    "metrics.json": `${JSON.stringify(nested(entries, "/"), null, 4)}\n`,
    "params.yaml": stringify(nested(Object.entries(params), ".")),
    "dvc.yaml": stringify({
      params: ["params.yaml"],
      metrics: ["metrics.json"],
      plots: [{ "plots/metrics": { x: "step" } }],
    }),
    ...Object.fromEntries(
      Object.entries(curves).map(([name, values]) => [
        `plots/metrics/${name}.tsv`,
        table(name.split("/").at(-1)!, values),
      ]),
    ),
  };
  for (const [path, text] of Object.entries(texts)) await writeWhole(join(out, path), text);
  return [out];
}

function table(name: string, values: readonly { step: number; value: number }[]): string {
  return (
    [`step\t${name}`, ...values.map(({ step, value }) => `${step}\t${value}`)].join("\n") + "\n"
  );
}

/** `a/b` as `{ a: { b } }`. */
function nested(entries: readonly (readonly [string, unknown])[], separator: string): object {
  const all: Record<string, unknown> = {};
  for (const [path, value] of entries) {
    const keys = path.split(separator);
    let at = all;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[keys.at(-1)!] = value;
  }
  return all;
}
