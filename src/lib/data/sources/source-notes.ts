import type { Manifest } from "./manifest";

/** What a user must know of a set: whose it is, under which licence, how to cite it. */
export function sourceNotes({ name, title, about, labels, origins }: Manifest): string {
  const from = origins.map(({ base, licence, citation, note, files }) =>
    [
      `${files.length} ${files.length === 1 ? "file" : "files"}${base ? ` from ${base}` : ""}`,
      `  Licence: ${licence ?? "none stated, so all rights are their owner's. Use them for your own study; do not pass them on."}`,
      `  Citation: ${citation}`,
      ...(note ? [`  ${note}`] : []),
    ].join("\n"),
  );
  return `${[`${name}: ${title}`, about, ...(labels ? [labels] : []), ...from].join("\n\n")}\n`;
}
