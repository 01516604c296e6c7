import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../base/index";
import type { Template } from "./job-script";

/**
 * Reads a user's batch script, or the one that ships. @throws NumislabError "input" where it cannot
 * be read
 */
export function readTemplate(file = join(__dirname, "template.sh")): Template {
  try {
    return { file, text: readFileSync(file, "utf8") };
  } catch (cause) {
    throw new NumislabError("input", `The template cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}
