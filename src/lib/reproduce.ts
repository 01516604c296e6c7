import { basename, join } from "node:path";
import { dataFolder, parseConfig, readJson, runSiamese, type SiameseResult } from "./experiments/index";
import type { OnProgress } from "./progress";
import { reportSiamese } from "./report/index";
import { stopSignal } from "./training/index";
import { jupyterIsReady, runNotebook, withNotebookJob } from "./workspace/index";
import { NumislabError } from "./errors";

export interface Reproduction {
  run: string;
  report: string;
  /** The notebook with its outputs, as a page; null where there is no JupyterLab. */
  notebook: string | null;
  evaluation: SiameseResult;
}

/** `quick` shows in a few minutes, on any engine, that everything works; its figures mean little. */
export type Scale = "quick" | "full";

/** What `quick` changes in a configuration. */
const QUICK = {
  data: { simulated: { coins: 48, width: 787 } },
  split: { folds: 3, crossValidate: true },
  input: { size: 48 },
  network: { filters: [8, 16, 32], embedding: 32 },
  training: { epochs: 3 },
  evaluation: { resamples: 50 },
};

/**
 * The main job: photographs to report. Runs the notebook headless, so that what a person reads there is what made the
 * figures; without JupyterLab the same work is done without the notebook.
 *
 * @param options.data  photographs and sheet; simulated strikes where it is left out
 * @param options.onLine  told what a person should read, a line at a time
 * @throws NumislabError as the run and the notebook do
 */
export async function reproduce(options: {
  root: string;
  data?: string;
  scale: Scale;
  onProgress?: OnProgress;
  onLine?: (line: string) => void;
}): Promise<Reproduction> {
  const { root, data, scale, onProgress = () => {}, onLine = () => {} } = options;
  const quick: Partial<typeof QUICK> = scale === "quick" ? QUICK : {};
  const settings = {
    kind: "siamese",
    name: nameOf(data, scale),
    ...(scale === "full" ? { split: { crossValidate: true } } : quick),
    data: { ...quick.data, folder: data ?? null },
  };
  const config = parseConfig(settings, "reproduce");
  await dataFolder(config, root, onProgress); // here, where its progress can be seen, not in the notebook's first cell

  const notebook = join(root, "notebooks", "04-siamese-training.ipynb");
  const page = join(root, "reports", `04-siamese-training-${config.name}.html`);
  let run: string;
  const withNotebook = jupyterIsReady(root);
  if (withNotebook) {
    onLine(`running ${basename(notebook)} in its kernel`);
    const result = await withNotebookJob(root, settings, onProgress, (parameters) =>
      runNotebook({ root, notebook, out: page.replace(/\.html$/, ".ipynb"), html: page, parameters }),
    );
    if (typeof result?.run !== "string") throw new NumislabError("state", `${basename(notebook)} did not say which run it made: its last cell must call job.finish({ run })`);
    run = result.run;
  } else {
    onLine("no JupyterLab here (numislab doctor says why): doing the notebook's work without it");
    const { folder, state } = await runSiamese(settings, { root, listen: stopSignal, onProgress, onWarning: onLine });
    if (state !== "finished") throw new NumislabError("stopped", `stopped; go on with: numislab train --resume ${folder}`);
    run = folder;
    await reportSiamese(root, run); // as the notebook does
  }
  return { run, report: join(run, "report.html"), notebook: withNotebook ? page : null, evaluation: readJson(join(run, "evaluation.json")) };
}

/** The experiment's name, after the folder of photographs, whatever signs its name has. */
export function nameOf(data: string | undefined, scale: Scale): string {
  const folder = data === undefined ? "simulated" : basename(data).replace(/[^a-z0-9._]+/gi, "-");
  return `siamese-${folder}${scale === "quick" ? "-quick" : ""}`;
}
