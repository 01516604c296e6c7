import type { Judged, Result } from "./case";

const RESULTS: Result[] = ["right", "warned", "refused", "wrong", "crash"];

/** docs/measurements/cases.md: how inputs as people bring them are answered, counted by kind. */
export function casesPage(judged: readonly Judged[]): string {
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort();
  const row = (name: string, own: readonly Judged[]) =>
    `| ${[name, own.length, ...RESULTS.map((result) => own.filter((one) => one.result === result).length)].join(" | ")} |`;
  return `# Sheets and folders as people bring them

Made by \`test/data/cases/cases.test.ts\`, which keeps it current (\`NUMISLAB_SLOW=1 npx vitest run test/data/cases -u\` writes it again). Each variant is an input that somebody has reported: a sheet in some language and form, a folder with some naming, a photograph, a model. It is made in a temporary folder, read, and compared with the value that a person reads in it.

- right: the right value
- warned: the right value, and what is doubtful or not used is told with its place
- refused: refused with words that name the place, the fault and the remedy
- wrong: another value, or a warning that was due is missing
- crash: any other error

| kind | variants | ${RESULTS.join(" | ")} |
| --- | --: | ${RESULTS.map(() => "--:").join(" | ")} |
${kinds
  .map((kind) =>
    row(
      kind,
      judged.filter((one) => one.kind === kind),
    ),
  )
  .join("\n")}
${row("**all**", judged)}
`;
}
