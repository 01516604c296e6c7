import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Files of Markdown that are part of the project, by their paths. */
export function markdownFiles(): string[] {
  const within = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  const models = readdirSync("models").map((model) => join("models", model, "README.md"));
  return [...readdirSync("."), ...within("docs"), ...models, "experiments/README.md"].filter(
    (file) => file.endsWith(".md") && !file.startsWith(join("docs", "api")),
  );
}

/** The text of a file without its blocks of code. */
export const proseOf = (file: string) =>
  readFileSync(file, "utf8").replace(/^ *```[\s\S]*?^ *```/gm, "");

/** Addresses of links and pictures in a text. */
export const linksOf = (text: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address]) => address);

/** Anchors of the headings of a text, as GitHub makes them. */
export const anchorsOf = (text: string) =>
  [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
