import type { DownloadOptions } from "./connection";
import { download } from "./download";
import { hostTurns } from "./host-turns";
import type { SourceFile } from "./manifest";
import { OutOfAttempts, Passing, withRetries, type RetryOptions } from "./retry";

/** How patiently and politely to download; times in ms. */
export interface FetchLimits extends Omit<RetryOptions, "sleep" | "random"> {
  /** Silence after which an attempt is given up. */
  stall: number;
  /** Requests under way to one host. */
  perHost: number;
  /** Between the beginnings of two requests to one host. */
  interval: number;
}

/**
 * After this number of consecutive files that a host did not deliver in all attempts, the rest is
 * not requested: it may take hours.
 */
const MAX_LOST_IN_A_ROW = 4;
export const LIMITS: FetchLimits = {
  attempts: 5,
  delay: 1000,
  longest: 120_000,
  stall: 30_000,
  perHost: 4,
  interval: 50,
};

/** Brings one file to its place. */
export type Take = (source: SourceFile, file: string) => Promise<void>;

/** Does the attempts to download from an address; `attempt` is one of them. */
export type Patiently = <T>(
  address: string,
  attempt: (options: DownloadOptions) => Promise<T>,
) => Promise<T>;

/** Takes files from their addresses: with patience, and no more than a host bears. */
export function fromNetwork(
  limits: FetchLimits,
  means: Pick<RetryOptions, "random" | "sleep">,
): Take {
  const patiently = patientDownloads(limits, means);
  return async ({ address, ...source }, file) => {
    if (address === null)
      throw new Error("no address of it is known: it can only be taken from a mirror");
    await patiently(address, (options) => download({ ...source, address }, file, options));
  };
}

/**
 * Repeats attempts that may succeed later, keeps requests to one host apart, and requests nothing
 * more from a host that failed too often.
 */
export function patientDownloads(
  limits: FetchLimits,
  { random, sleep }: Pick<RetryOptions, "random" | "sleep">,
): Patiently {
  const { turn, pause } = hostTurns(limits.interval, sleep);
  const inARow = new Map<string, number>(); // files of a host that failed in all attempts
  return async (address, attempt) => {
    const { host } = new URL(address);
    const lost = inARow.get(host) ?? 0;
    if (lost >= MAX_LOST_IN_A_ROW)
      throw new Error(`not tried: ${lost} files in a row could not be had from ${host}`);
    const once = async () => {
      try {
        return await attempt({ stall: limits.stall, turn });
      } catch (error) {
        // The host is asked for nothing else meanwhile
        if (
          error instanceof Passing &&
          error.retryAfter !== null &&
          error.retryAfter <= limits.longest
        )
          pause(address, error.retryAfter);
        throw error;
      }
    };
    try {
      const result = await withRetries(once, { ...limits, sleep, random });
      inARow.set(host, 0);
      return result;
    } catch (error) {
      if (error instanceof OutOfAttempts) inARow.set(host, (inARow.get(host) ?? 0) + 1);
      throw error;
    }
  };
}
