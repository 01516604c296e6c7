/** How far a long piece of work has come; whoever shows it decides how. */
export interface Progress {
  /** What is being done, in a few words. */
  stage: string;
  done: number;
  total: number;
  /** More about this moment, such as the loss. */
  detail?: string;
  /** Share of the whole work that is done, where the stage is one of many of it, such as an epoch. */
  share?: number;
  /** What the stage before came to, such as the last epoch's loss: for bars, which have one line. */
  note?: string;
}

export type OnProgress = (progress: Progress) => void;

/** Milliseconds before an estimate of the time left is given. */
const SETTLING_MS = 3000;

/**
 * The words beside a progress bar, and how full it is: the stage, its loss or count, and the time
 * left, estimated from the time since the work began.
 *
 * @returns to be called with each event, and the time in milliseconds
 */
export function progressWords(): (
  progress: Progress,
  now?: number,
) => { share: number; text: string } {
  let work = "";
  let began = { share: 0, at: 0 };
  let last = 0;
  return ({ stage, done, total, detail, note, share: ofAll }, now = performance.now()) => {
    const share = ofAll ?? (total > 0 ? done / total : 0);
    const same = stage.replace(/ of at most \d+/, "").replace(/\d+/g, "#");
    if (same !== work || share < last) [work, began] = [same, { share, at: now }];
    last = share;
    const elapsed = now - began.at;
    const left = (elapsed * (1 - share)) / (share - began.share);
    const parts = [
      ofAll === undefined && total > 1 ? `${stage} ${done}/${total}` : stage,
      detail ?? note,
      elapsed > SETTLING_MS && share < 1 && Number.isFinite(left) ? `${clock(left)} left` : null,
    ];
    return { share, text: parts.filter(Boolean).join(" · ") };
  };
}

/** Milliseconds as minutes and seconds, 0:21, or hours, minutes and seconds. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number) => String(value % 60).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds)}`
    : `${Math.floor(minutes / 60)}:${two(minutes)}:${two(seconds)}`;
}
