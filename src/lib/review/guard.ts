import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Who may ask: a request as it came, and the token and port of this server. */
export interface Gate {
  token: string;
  port: number;
}

/** What every answer says: nothing runs, is shown or is reached but what this server gives. */
export const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
} as const;

/**
 * Why a request is refused, or null. Another page in the same browser knows no token, and what it
 * sends carries its own origin; a name that was pointed at this machine (DNS rebinding) shows in
 * the Host header.
 *
 * @returns the status to answer with
 */
export function refusal(
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  token: string | undefined,
  gate: Gate,
): number | null {
  const hosts = [`127.0.0.1:${gate.port}`, `localhost:${gate.port}`];
  if (!headers.host || !hosts.includes(headers.host)) return 421;
  if (!isToken(token, gate)) return 403;
  if (method === "GET" || method === "HEAD") return null;
  if (method !== "POST") return 405;
  if (headers.origin !== `http://${headers.host}`) return 403;
  if (!isToken(headers["x-review-token"], gate)) return 403;
  return /^application\/json(;|$)/.test(headers["content-type"] ?? "") ? null : 415;
}

/** Compared in a time that does not tell how much of it was right. */
function isToken(given: string | string[] | undefined, { token }: Gate): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof given === "string" && timingSafeEqual(digest(given), digest(token));
}
