/**
 * Every error code: what it is about and the exit status of a command that ends with it.
 * docs/guide/errors.md has a heading for each, with what to do.
 */
export const ERROR_CODES = {
  usage: { about: "the command line or a call was wrong", exitStatus: 2 },
  input: { about: "a photograph, sheet, model or other file of the user was wrong", exitStatus: 2 },
  config: { about: "the settings of an experiment were wrong", exitStatus: 2 },
  engine: { about: "no TensorFlow backend can do what was asked", exitStatus: 1 },
  state: {
    about: "the machine, a run folder or a saved model does not allow it",
    exitStatus: 1,
  },
  stopped: { about: "the user stopped the work", exitStatus: 1 },
} as const satisfies Record<string, { about: string; exitStatus: 1 | 2 }>;

/**
 * What went wrong, as the person who sees it needs to know it: `input` is for the user's files,
 * `state` for the machine (a file that cannot be written is `state`).
 */
export type ErrorCode = keyof typeof ERROR_CODES;

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
