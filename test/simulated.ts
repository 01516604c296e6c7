import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createdOnce } from "../src/lib/base/index";
import { simulateEuro, simulateHoard } from "../src/lib/simulator/index";

const store = resolve(".cache", "test-data");

/**
 * `simulateHoard`, but sets that several tests want are drawn once and copied: drawing takes up to
 * half a second a coin. What was drawn is used again until the simulator's code changes.
 */
export const simulatedHoard = (dir: string, options: Parameters<typeof simulateHoard>[1]) =>
  copied(dir, { hoard: options }, (own) => simulateHoard(own, options));

/** `simulateEuro`, drawn once and copied. */
export const simulatedEuro = (dir: string, options: Parameters<typeof simulateEuro>[1]) =>
  copied(dir, { euro: options }, (own) => simulateEuro(own, options));

async function copied(dir: string, what: object, make: (own: string) => Promise<unknown>) {
  const key = createHash("sha256").update(JSON.stringify(what)).update(sources()).digest("hex");
  const whole = await createdOnce(join(store, key.slice(0, 20)), existsSync, make);
  cpSync(whole, dir, { recursive: true });
}

let digest: string | undefined;
/** Of all that decides what is drawn. */
function sources(): string {
  if (digest) return digest;
  const hash = createHash("sha256");
  for (const room of ["simulator", "coins"].map((name) => join("src", "lib", name))) {
    for (const name of readdirSync(room, { recursive: true, encoding: "utf8" }).sort()) {
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(room, name)));
    }
  }
  return (digest = hash.digest("hex"));
}
