import { readFileSync } from "node:fs";

/**
 * The commands that a page tells a reader to type, in its order: lines of code blocks, and code
 * within its sentences. @param heading of the section to look at, else all of it
 */
export function documentedCommands(page: string, heading?: string): string[] {
  const text = readFileSync(page, "utf8");
  const from = heading === undefined ? 0 : text.indexOf(`\n## ${heading}`) + 1;
  if (heading !== undefined && from === 0) throw new Error(`${page} has no section ‘${heading}’`);
  const end = heading === undefined ? -1 : text.indexOf("\n## ", from);
  const section = text.slice(from, end < 0 ? undefined : end);
  return [...section.matchAll(/(?:^[ \t]*|`)((?:npx numislab|npm run|npm test)\b[^`\n]*)/gm)].map(
    ([, command]) => command.replace(/\s+#.*$/, "").trim(),
  );
}
