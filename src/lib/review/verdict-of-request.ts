import type { IncomingMessage } from "node:http";
import { NumislabError } from "../base/index";
import type { NewVerdict } from "../diestudy/index";
import type { NewGroupVerdict } from "./record-group-verdict";

/** Largest size of a verdict, bytes: names of the coins of a group can be long. */
const MAX_VERDICT_BYTES = 4096;

/**
 * The texts of a verdict that was sent; `recordVerdict` and `recordGroupVerdict` look at what they
 * say.
 *
 * @returns `coins`: names of a group, empty where they are not all texts
 * @throws NumislabError "input" where it is too long or no JSON
 */
export async function verdictOfRequest(
  request: IncomingMessage,
): Promise<Omit<NewVerdict, "at"> & Pick<NewGroupVerdict, "coins">> {
  const body = await bodyOf(request);
  const [side, a, b, verdict, by] = ["side", "a", "b", "verdict", "by"].map((key) =>
    typeof body[key] === "string" ? body[key] : "",
  );
  const given: unknown[] = Array.isArray(body.coins) ? body.coins : [];
  const coins = given.every((name) => typeof name === "string") ? given : [];
  return { side, a, b, verdict, by, coins } as Omit<NewVerdict, "at"> &
    Pick<NewGroupVerdict, "coins">;
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
