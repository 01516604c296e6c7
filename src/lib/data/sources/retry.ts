import type { Random } from "../../base/index";

/** A failure of one attempt that another may not meet. */
export class Passing extends Error {
  /** What the server asks to wait, in ms; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(message: string, retryAfter: number | null = null) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** The last of several failures. */
export class OutOfAttempts extends Error {}

/** How often to try, and how long to wait in between; times in ms. */
export interface RetryOptions {
  /** Attempts in all. */
  attempts: number;
  /** Before the second attempt; doubled each time. */
  delay: number;
  /** No wait is longer; a server that asks for more is not waited for. */
  longest: number;
  sleep: (ms: number) => Promise<void>;
  /**
   * Spreads the waits over the upper half of their length, so that several clients do not come back
   * at once.
   */
  random: Random;
}

/**
 * Tries again what failed with `Passing`, after waits that double, or after what the server asked
 * for.
 *
 * @throws what any attempt threw that is no `Passing`; OutOfAttempts when the last one has failed,
 *   or is too far off
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { attempts, delay, longest, sleep, random }: RetryOptions,
): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      const backOff = Math.min(longest, delay * 2 ** (n - 1)) * random.uniform(0.5, 1);
      const wait = Math.max(error.retryAfter ?? 0, backOff);
      if (wait > longest)
        throw new OutOfAttempts(`${error.message}, and asks to wait ${Math.round(wait / 1000)} s`);
      if (n === attempts) throw new OutOfAttempts(`${error.message} (tried ${attempts} times)`);
      await sleep(wait);
    }
  }
}

/**
 * The wait that an answer asks for in `Retry-After`, in ms; null where it does not. A date there is
 * taken against the answer's own `Date`, so no clock of ours has to be right.
 *
 * @see RFC 9110, 10.2.3
 */
export function retryAfter(headers: Headers): number | null {
  const asked = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const wait = Date.parse(asked) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
