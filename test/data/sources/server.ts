import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the n-th request (from 0) for a path is answered. */
export type Answer = (response: ServerResponse, request: IncomingMessage, n: number) => void;

/** A web server that answers as it is told, and remembers what it was asked. */
export async function startServer(): Promise<{
  base: string;
  answers: Map<string, Answer>;
  asked: { path: string; range: string | undefined }[];
  close: () => Promise<void>;
}> {
  const answers = new Map<string, Answer>();
  const asked: { path: string; range: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url!.slice(1));
    const n = asked.filter((a) => a.path === path).length;
    asked.push({ path, range: request.headers.range });
    const answer = answers.get(path);
    if (answer) answer(response, request, n);
    else response.writeHead(404).end("no such file");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answers,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The whole, or from where the client asks to go on. */
export const serve =
  (content: Buffer): Answer =>
  (response, request) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (from > 0)
      response.writeHead(206, {
        "content-range": `bytes ${from}-${content.length - 1}/${content.length}`,
        "content-length": content.length - from,
      });
    else response.writeHead(200, { "content-length": content.length });
    response.end(content.subarray(from));
  };

/** One answer after the other; the last goes on. */
export const inTurn =
  (...answers: Answer[]): Answer =>
  (response, request, n) =>
    answers[Math.min(n, answers.length - 1)](response, request, n);

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end("a page about it");

/** Sends the beginning only, as a chunked answer, then breaks off or stays silent. */
export const begin =
  (
    content: Buffer,
    length: number,
    then: "break" | "stall",
    headers: Record<string, number> = {},
  ): Answer =>
  (response) => {
    response.writeHead(200, headers);
    response.write(
      content.subarray(0, length),
      () => then === "break" && setTimeout(() => response.destroy(), 100),
    );
  };
