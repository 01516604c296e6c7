import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { SourceFile } from "./manifest";
import { Passing, retryAfter } from "./retry";
import { sha256Of, sizeOf } from "./verify";

export interface DownloadOptions {
  /** Silence on the line after which an attempt is given up, in ms. */
  stall: number;
  /** Called before every request, also that of a redirect. */
  turn: (address: string) => Promise<void>;
}

/** What the server has is not the file; what was kept of it is thrown away. */
class WrongFile extends Error {}

/** Answers that another attempt may not get: a time-out, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);
const REDIRECTS = 5;

/**
 * One attempt to download a file. What arrives is kept in `<file>.part`, with which the next
 * attempt goes on; the file itself is there only when size and sha256 are right.
 *
 * @throws Passing when another attempt may succeed; Error when none will
 */
export async function download(
  source: SourceFile & { address: string },
  file: string,
  options: DownloadOptions,
): Promise<void> {
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  let have = (await sizeOf(part)) ?? 0;
  if (have > 0 && have >= source.bytes) {
    // A whole one that was not yet renamed, or one of something else
    if (have === source.bytes && (await sha256Of(part)) === source.sha256)
      return rename(part, file);
    have = 0;
  }
  const line = watchLine(options.stall);
  try {
    const answer = await request(source.address, have, options.turn, line);
    const continues =
      answer.status === 206 && answer.headers.get("content-range")?.startsWith(`bytes ${have}-`);
    if (answer.status === 416 || (answer.status === 206 && !continues)) {
      await answer.body?.cancel();
      await rm(part, { force: true });
      throw new Passing("the server does not go on from where the download was cut off");
    }
    if (!answer.ok) {
      await answer.body?.cancel();
      const why = `the server answers ${answer.status} ${answer.statusText}`.trim();
      if (answer.status >= 500 || PASSING.has(answer.status))
        throw new Passing(why, retryAfter(answer.headers));
      throw new Error(why);
    }
    const from = continues ? have : 0;
    const announced = answer.headers.get("content-length");
    if (announced !== null && from + Number(announced) !== source.bytes) {
      await answer.body?.cancel();
      throw new WrongFile(
        `the server has ${from + Number(announced)} bytes where ${source.bytes} are expected`,
      );
    }
    const size = await keep(answer, part, from, source.bytes, line);
    if (size < source.bytes)
      throw new Passing(`the download was cut off after ${size} of ${source.bytes} bytes`);
    if ((await sha256Of(part)) !== source.sha256) {
      // The beginning may have been another download's
      if (continues) {
        await rm(part, { force: true });
        throw new Passing("the pieces of the download do not fit together");
      }
      throw new WrongFile("the server has another file at this address (sha256 differs)");
    }
    await rename(part, file);
  } catch (error) {
    if (error instanceof WrongFile) await rm(part, { force: true });
    if (line.signal.aborted) throw new Passing(`nothing came for ${options.stall / 1000} s`);
    throw isNetworkFailure(error) ? new Passing(inWords(error)) : error;
  } finally {
    line.rest();
  }
}

/** A connection that is given up when nothing comes for a while. */
interface Line {
  signal: AbortSignal;
  /** Something came, or was asked for. */
  alive(): void;
  /** Nothing is waited for. */
  rest(): void;
}

function watchLine(stall: number): Line {
  const stalled = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const rest = () => clearTimeout(timer);
  const alive = () => {
    rest();
    timer = setTimeout(() => stalled.abort(), stall);
  };
  return { signal: stalled.signal, alive, rest };
}

/** Asks for a file from a byte on, and follows redirects. */
async function request(
  address: string,
  from: number,
  turn: DownloadOptions["turn"],
  line: Line,
): Promise<Response> {
  // Not compressed: sizes and ranges are those of the file
  const headers: Record<string, string> = {
    "accept-encoding": "identity",
    ...(from > 0 ? { range: `bytes=${from}-` } : {}),
  };
  for (let at = new URL(address), redirects = 0; ; redirects++) {
    line.rest();
    await turn(at.href);
    line.alive();
    const answer = await fetch(at, { headers, redirect: "manual", signal: line.signal });
    const location = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || location === null) return answer;
    await answer.body?.cancel();
    if (redirects === REDIRECTS)
      throw new Error(`more than ${REDIRECTS} redirects, the last to ${location}`);
    const to = new URL(location, at);
    const safe = to.protocol === "https:" || (to.protocol === "http:" && at.protocol === "http:");
    if (!safe) throw new Error(`redirected to ${to.href}, which is not https`);
    at = to;
  }
}

/**
 * Appends what comes to the file, up to the size that is expected; returns the size that it then
 * has.
 */
async function keep(
  answer: Response,
  part: string,
  from: number,
  expected: number,
  line: Line,
): Promise<number> {
  const out = await open(part, from > 0 ? "a" : "w");
  let size = from;
  try {
    for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      line.alive();
      size += chunk.length;
      if (size > expected)
        throw new WrongFile(`the server sends more than the ${expected} bytes that are expected`);
      await out.appendFile(chunk);
    }
    return size;
  } finally {
    await out.close();
  }
}

/** fetch throws a TypeError for whatever happens on the way, with the reason as its cause. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message);
}

function inWords(error: unknown): string {
  const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
  return `the connection failed (${cause?.code ?? cause?.message ?? (error as Error).message})`;
}
