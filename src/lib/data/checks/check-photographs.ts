import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { type ErrorCode, mapConcurrent, NumislabError, threadPool } from "../../base/index";
import { copiesAmong } from "./copies";
import { judgeLabels, type Judged } from "./judge-labels";
import { lookAtPhotograph, type Looks } from "./look-at-photograph";
import type { ClassPhotograph } from "../folders/class-folder";
import type { LeftOut } from "../photographs-in";

/** Something about photographs that a person should look at. */
export interface Finding {
  /**
   * `suspect`: read, but perhaps not what was meant (damaged, empty, several frames); `duplicate`:
   * the same file; `near duplicate`: most likely one picture, compressed, resized or
   * relit; `two labels`: duplicates of either kind with different labels; `doubtful label`: the
   * coin looks like another class's.
   */
  kind:
    | "unreadable"
    | "suspect"
    | "too small"
    | "two labels"
    | "duplicate"
    | "near duplicate"
    | "doubtful label";
  photographs: ClassPhotograph[];
  message: string;
}

export interface PhotographReport {
  photographs: number;
  findings: Finding[];
  /** How the labels were judged; null where there is one class only, or too few photographs. */
  labels: Pick<Judged, "by" | "agreement"> | null;
}

/** Shorter side under which the design of a coin is lost, in pixels. */
const MIN_SIDE_PX = 100;

/**
 * Looks through photographs for what harms a training: files that cannot be read, pictures that are
 * too small, copies, and labels that look wrong. Nothing is removed or changed.
 *
 * @param options.leftOut what the folder holds that was not taken as a photograph (see
 *   `loadClassFolder`); each is a finding
 */
export async function checkPhotographs(
  photographs: readonly ClassPhotograph[],
  {
    leftOut = [],
    onProgress = () => {},
  }: { leftOut?: readonly LeftOut[]; onProgress?: (done: number, total: number) => void } = {},
): Promise<PhotographReport> {
  const seen = await lookAtAll(photographs, onProgress);
  const findings = leftOut.map(({ file, why }): Finding => ({
    kind: "unreadable",
    photographs: [{ file, name: basename(file), label: "" }],
    message: why,
  }));
  for (const { photograph, refusal } of seen) {
    if (refusal)
      findings.push({
        kind: /too small/.test(refusal.message) ? "too small" : "unreadable",
        photographs: [photograph],
        message: refusal.message,
      });
  }
  const readable = seen
    .filter((s) => s.looks !== null)
    .map(({ photograph, looks }) => ({ photograph, looks: looks! }));
  for (const { photograph, looks } of readable) {
    const { width, height, notes } = looks;
    for (const note of notes)
      findings.push({ kind: "suspect", photographs: [photograph], message: note });
    if (Math.min(width, height) < MIN_SIDE_PX)
      findings.push({
        kind: "too small",
        photographs: [photograph],
        message: `${width} x ${height} pixels: a design needs ${MIN_SIDE_PX} px at least`,
      });
  }
  const { groups, isCopy } = copiesAmong(readable.map((r) => r.looks));
  for (const group of groups) findings.push(copiesFinding(group.map((i) => readable[i])));
  const judged = judgeLabels(
    readable.map((r) => ({ ...r.looks, label: r.photograph.label })),
    isCopy,
  );
  for (const { photograph, suggested, margin } of judged?.doubtful ?? []) {
    const doubted = readable[photograph].photograph;
    findings.push({
      kind: "doubtful label",
      photographs: [doubted],
      message: `labelled ${doubted.label}, looks like ${suggested} (margin ${margin.toFixed(2)})`,
    });
  }
  // stable: within a kind as found
  findings.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return {
    photographs: photographs.length,
    findings,
    labels: judged && { by: judged.by, agreement: judged.agreement },
  };
}

/** Photographs below which threads do not pay: each takes a second to start. */
const MIN_PHOTOGRAPHS_FOR_THREADS = 100;

/**
 * Looks at each photograph; one that cannot be read is a refusal, processing continues with the
 * rest.
 */
async function lookAtAll(
  photographs: readonly ClassPhotograph[],
  onProgress: (done: number, total: number) => void,
) {
  const threads =
    photographs.length < MIN_PHOTOGRAPHS_FOR_THREADS ? 1 : Math.min(availableParallelism(), 8);
  const pool =
    threads > 1
      ? threadPool<string, Looks>(join(__dirname, "checks", "look-thread.ts"), threads)
      : null;
  const look = async (file: string): Promise<Looks> => {
    if (!pool) return lookAtPhotograph(file);
    return pool
      .ask(file)
      .catch((error) => (isOf("state", error) ? lookAtPhotograph(file) : Promise.reject(error))); // where threads cannot run
  };
  let done = 0;
  try {
    return await mapConcurrent(photographs, 2 * threads, async (photograph) => {
      try {
        return { photograph, looks: await look(photograph.file), refusal: null };
      } catch (error) {
        if (!isOf("input", error)) throw error;
        return { photograph, looks: null, refusal: error };
      } finally {
        onProgress(++done, photographs.length);
      }
    });
  } finally {
    await pool?.close();
  }
}

function isOf(code: ErrorCode, error: unknown): error is NumislabError {
  return error instanceof NumislabError && error.code === code;
}

const KINDS: Finding["kind"][] = [
  "unreadable",
  "suspect",
  "too small",
  "two labels",
  "duplicate",
  "near duplicate",
  "doubtful label",
];

function copiesFinding(group: { photograph: ClassPhotograph; looks: Looks }[]): Finding {
  const photographs = group.map((g) => g.photograph);
  const labels = [...new Set(photographs.map((p) => p.label))];
  const same = new Set(group.map((g) => g.looks.sha256)).size === 1;
  if (labels.length > 1)
    return {
      kind: "two labels",
      photographs,
      message: `${same ? "the same file" : "almost the same picture"} under ${labels.join(" and ")}: at most one is right`,
    };
  return same
    ? { kind: "duplicate", photographs, message: "the same file: keep one" }
    : {
        kind: "near duplicate",
        photographs,
        message: "almost the same picture: keep one, or keep all on one side of a split",
      };
}
