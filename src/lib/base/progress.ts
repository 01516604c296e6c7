/** How far a long piece of work has come; whoever shows it decides how. */
export interface Progress {
  /** What is being done, in a few words. */
  stage: string;
  done: number;
  total: number;
  /** More about this moment, such as the loss. */
  detail?: string;
}

export type OnProgress = (progress: Progress) => void;
