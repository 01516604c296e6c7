import { basename, join } from "node:path";
import type { RunRecord } from "../../runs/index";
import { formatNumber } from "../../base/index";
import { address } from "./address";
import { html, type Html } from "./html";

/**
 * What a run was made with, and its files, each with a link.
 *
 * @param files  names in the run folder
 * @param page path of the page that links them
 */
export function origin(
  folder: string,
  record: RunRecord,
  files: readonly string[],
  page: string,
): Html {
  const end = record.trained ?? record.end;
  const seconds = (Date.parse(end ?? record.start) - Date.parse(record.start)) / 1000;
  const times = record.resumed?.length ?? 0;
  const took =
    end === null
      ? "Not ended"
      : times > 0
        ? `Gone on with ${times === 1 ? "once" : `${times} times`} after a stop`
        : `Training and evaluation took ${formatNumber(seconds, "not measured", 0)} s`;
  return html`<p>${madeWith(record.provenance)} ${took}. Photographs: sha256 ${record.data.sha256.photographs.slice(0, 16)}…</p>
<p>Files of the run ${basename(folder)}: ${files.map((name, i) => html`${i > 0 ? ", " : ""}<a href="${address(join(folder, name), page)}">${name}</a>`)}.</p>`;
}

/** The program and the machine, in words. */
export function madeWith({
  engine,
  hardware,
  commit,
  modified,
  node,
  numislab,
}: RunRecord["provenance"]): string {
  const version = `numislab ${numislab}${commit ? `, commit ${commit.slice(0, 10)}${modified ? " with changes" : ""}` : ""}`;
  return `${version}; engine ${engine.name}${engine.tensorflow ? `, TensorFlow ${engine.tensorflow}` : ""}; Node ${node}; ${hardware.cores} cores, ${hardware.processor}.`;
}

/** What a user should look at in the data, as a list; nothing where there is nothing. */
export function toLookAt(warnings: readonly string[]): Html | null {
  return warnings.length > 0
    ? html`<p>To look at in the data:</p><ul>${warnings.slice(0, 50).map((warning) => html`<li>${warning}</li>`)}</ul>`
    : null;
}
