import { Passing, retryAfter } from "./retry";

export interface DownloadOptions {
  /** Silence on the line after which an attempt is given up, in ms. */
  stall: number;
  /** Called before every request, also that of a redirect. */
  turn: (address: string) => Promise<void>;
}

/** Answers that another attempt may not get: a time-out, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);
const REDIRECTS = 5;

/** A connection that is given up when nothing comes for a while. */
export interface Line {
  signal: AbortSignal;
  /** Something came, or was asked for. */
  alive(): void;
  /** Nothing is waited for. */
  rest(): void;
}

export function watchLine(stall: number): Line {
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
export async function request(
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

/** @throws Passing or Error where the server answers with an error; the answer is then closed */
export async function checkAnswer(answer: Response): Promise<void> {
  if (answer.ok) return;
  await answer.body?.cancel();
  const why = `the server answers ${answer.status} ${answer.statusText}`.trim();
  if (answer.status >= 500 || PASSING.has(answer.status))
    throw new Passing(why, retryAfter(answer.headers));
  throw new Error(why);
}

/** What an attempt threw, as Passing where the cause is the connection. */
export function ofConnection(error: unknown, line: Line, stall: number): unknown {
  if (line.signal.aborted) return new Passing(`nothing came for ${stall / 1000} s`);
  return isNetworkFailure(error) ? new Passing(inWords(error)) : error;
}

/** fetch throws a TypeError for whatever happens on the way, with the reason as its cause. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message);
}

function inWords(error: unknown): string {
  const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
  return `the connection failed (${cause?.code ?? cause?.message ?? (error as Error).message})`;
}
