/**
 * What went wrong, as the person who sees it needs to know it.
 *
 * `usage`: the command line or a call was wrong; `input`: a file, sheet or photograph was;
 * `config`: an experiment's settings were; `engine`: no TensorFlow backend can do what was asked;
 * `state`: a run folder or saved model is not in a state that allows it; `stopped`: the user
 * stopped the work.
 */
export type ErrorCode = "usage" | "input" | "config" | "engine" | "state" | "stopped";

/**
 * The one error class of numislab: its message says what was wrong, where (file, sheet, row) and
 * what to do.
 */
export class NumislabError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message);
    this.name = "NumislabError";
    this.code = code;
    if (options?.cause !== undefined) this.cause = options.cause;
  }
}
