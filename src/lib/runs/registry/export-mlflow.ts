import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "yaml";
import { writeWhole, sha256Of, makeFolder } from "../../base/index";
import type { RunState } from "../run-record";
import { copyArtifacts, exportedRun } from "./exported-run";

/** mlflow.entities.RunStatus; a run that was stopped was KILLED in MLflow's words. */
const STATUS: Record<RunState, number> = { running: 1, finished: 3, failed: 4, stopped: 5 };

/**
 * Writes runs into a file store of MLflow: `mlflow ui --backend-store-uri DIR`. The runs of one
 * name make an experiment. A run that is there already is replaced, and others stay.
 *
 * When each epoch ended is not kept, so all values of a run bear its start as their time.
 *
 * @param folders the runs'
 * @param out the store, MLflow's `mlruns`
 * @returns each run's folder there
 * @see mlflow.store.tracking.file_store.FileStore
 */
export async function exportMlflow(folders: readonly string[], out: string): Promise<string[]> {
  const made: string[] = [];
  for (const folder of folders) made.push(await exportRun(folder, out));
  return made;
}

async function exportRun(folder: string, out: string): Promise<string> {
  const { record, params, figures, curves } = exportedRun(folder);
  const { name, id, state, provenance, data } = record;
  const [start, end] = [
    Date.parse(record.start),
    record.end === null ? null : Date.parse(record.end),
  ];
  const experiment = experimentId(name);
  const run = sha256Of(`${name}/${id}`).slice(0, 32);
  const home = join(out, experiment);
  const place = join(home, run);
  makeFolder(home);
  if (!existsSync(join(home, "meta.yaml"))) {
    const times = { creation_time: start, last_update_time: start };
    await writeWhole(
      join(home, "meta.yaml"),
      stringify(
        {
          artifact_location: pathToFileURL(home).href,
          ...times,
          experiment_id: experiment,
          lifecycle_stage: "active",
          name,
        },
        QUOTED,
      ),
    );
  }
  const draft = mkdtempSync(join(home, ".draft-"));
  const texts: Record<string, string> = {
    "meta.yaml": stringify(
      {
        artifact_uri: pathToFileURL(join(place, "artifacts")).href,
        end_time: end,
        entry_point_name: "",
        experiment_id: experiment,
        lifecycle_stage: "active",
        run_id: run,
        run_name: id,
        run_uuid: run,
        source_name: "numislab",
        source_type: 4,
        source_version: provenance.commit ?? "",
        start_time: start,
        status: STATUS[state],
        tags: [],
        user_id: "",
      },
      QUOTED,
    ),
    ...Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        `params/${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(figures).map(([key, value]) => [`metrics/${key}`, `${start} ${value} 0\n`]),
    ),
    ...Object.fromEntries(
      Object.entries(curves).map(([key, values]) => [
        `metrics/${key}`,
        values.map(({ step, value }) => `${start} ${value} ${step}\n`).join(""),
      ]),
    ),
    ...Object.fromEntries(Object.entries(tags()).map(([key, value]) => [`tags/${key}`, value])),
  };
  function tags(): Record<string, string> {
    const simulated = data.simulated
      ? "Simulated photographs: the metrics say nothing about real coins yet."
      : null;
    return {
      "mlflow.runName": id,
      "mlflow.source.name": "numislab",
      "mlflow.source.type": "LOCAL",
      ...(provenance.commit && { "mlflow.source.git.commit": provenance.commit }),
      ...(simulated && { "mlflow.note.content": simulated }),
      "numislab.kind": record.kind,
      "numislab.state": state,
      "numislab.simulated": String(data.simulated),
      "numislab.seed": String(record.seed),
      ...(record.tag && { "numislab.tag": record.tag }),
    };
  }
  for (const [path, text] of Object.entries(texts)) await writeWhole(join(draft, path), text);
  copyArtifacts(folder, join(draft, "artifacts"));
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
  return place;
}

/** Ids are texts of digits: YAML must not take them for numbers. */
const QUOTED = { defaultStringType: "QUOTE_SINGLE", defaultKeyType: "PLAIN" } as const;

/**
 * A number of 18 digits, as MLflow gives them, from the name: the same name is the same experiment
 * again.
 */
const experimentId = (name: string) =>
  (10n ** 17n + (BigInt(`0x${sha256Of(name)}`) % (9n * 10n ** 17n))).toString();
