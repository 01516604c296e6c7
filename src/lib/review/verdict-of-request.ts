import type { IncomingMessage } from "node:http";
import { NumislabError } from "../base/index";
import type { NewVerdict } from "../diestudy/index";

/** Largest size of a verdict, bytes. */
const MAX_VERDICT_BYTES = 4096;

/**
 * The texts of a verdict that was sent; `recordVerdict` looks at what they say.
 *
 * @throws NumislabError "input" where it is too long or no JSON
 */
export async function verdictOfRequest(request: IncomingMessage): Promise<Omit<NewVerdict, "at">> {
  const body = await bodyOf(request);
  const [side, a, b, verdict, by] = ["side", "a", "b", "verdict", "by"].map((key) =>
    typeof body[key] === "string" ? body[key] : "",
  );
  return { side, a, b, verdict, by } as Omit<NewVerdict, "at">;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > MAX_VERDICT_BYTES)
      throw new NumislabError("input", "That is no verdict: it is too long.");
  }
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // told below
  }
  throw new NumislabError("input", "That is no verdict: it is not JSON.");
}
