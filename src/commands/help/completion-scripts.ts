import type { Command, Option } from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** What can be typed after a command. */
interface Completed {
  /** The command's words after the program's name; empty for the program itself. */
  path: string;
  description: string;
  subcommands: string[];
  options: { flags: string[]; words: string; takesValue: boolean; choices: readonly string[] }[];
  /** Values of its arguments, where there is a choice. */
  values: readonly string[];
}

/** A program's commands with all that belong to them, those that its help leaves out apart. */
function completed(command: Command, path: string[] = []): Completed[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command).filter((own) => own.name() !== "help");
  const own = {
    path: path.join(" "),
    description: command.description(),
    subcommands: commands.map((one) => one.name()),
    options: help.visibleOptions(command).map(optionOf),
    values: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
  return [own, ...commands.flatMap((one) => completed(one, [...path, one.name()]))];
}

const optionOf = ({ short, long, description, required, optional, argChoices }: Option) => ({
  flags: [short, long].filter((flag): flag is string => flag !== undefined),
  words: description,
  takesValue: required || optional,
  choices: argChoices ?? [],
});

/**
 * Script with which a shell completes the commands, options and their values of a program, and names
 * of files everywhere else.
 */
export function completionScript(program: Command, shell: Shell): string {
  const all = completed(program);
  const name = program.name();
  return { bash, zsh, fish }[shell](name, all);
}

const flagsOf = ({ options }: Completed) => options.flatMap(({ flags }) => flags).join(" ");
const wordsOf = ({ subcommands, values }: Completed) => [...subcommands, ...values].join(" ");

/** Patterns of `COMMAND WORD` where the word is a command of the former. */
const steps = (all: readonly Completed[]) =>
  all
    .filter(({ path }) => path !== "")
    .map(({ path }) => `"${path.includes(" ") ? "" : " "}${path}"`);

/** Patterns of `COMMAND OPTION` where a value follows, with the values that there are. */
const valued = (all: readonly Completed[]) =>
  all.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ flags, choices }) => ({
        pattern: flags.map((flag) => `"${path} ${flag}"`).join("|"),
        choices: choices.join(" "),
      })),
  );

function bash(name: string, all: readonly Completed[]): string {
  return `# Completion of ${name} in bash
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="" word words="" flags=""
  COMPREPLY=()
  # bash takes --option=value for three words
  if [[ $current == "=" ]]; then current=""
  elif [[ $previous == "=" ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      ${steps(all).join("|")}) command="\${command:+$command }$word" ;;
    esac
  done
  case "$command $previous" in
${valued(all)
  .map(
    ({ pattern, choices }) =>
      `    ${pattern}) ${choices && `COMPREPLY=($(compgen -W "${choices}" -- "$current")); `}return ;;`,
  )
  .join("\n")}
  esac
  case "$command" in
${all.map((one) => `    "${one.path}") words="${wordsOf(one)}" flags="${flagsOf(one)}" ;;`).join("\n")}
  esac
  [[ $current == -* ]] && words="$flags"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${name} ${name}
`;
}

function zsh(name: string, all: readonly Completed[]): string {
  return `#compdef ${name}
# Completion of ${name} in zsh
_${name}() {
  local command="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$command $word" in
      ${steps(all).join("|")}) command="\${command:+$command }$word" ;;
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${valued(all)
  .map(
    ({ pattern, choices }) =>
      `    ${pattern}) ${choices ? `compadd -- ${choices}` : "_files"}; return ;;`,
  )
  .join("\n")}
  esac
  case "$command" in
${all
  .map(
    (one) =>
      `    "${one.path}") if [[ \${words[CURRENT]} == -* ]]; then compadd -- ${flagsOf(one)}; else ${wordsOf(one) ? `compadd -- ${wordsOf(one)}` : "_files"}; fi ;;`,
  )
  .join("\n")}
  esac
}
compdef _${name} ${name}
`;
}

const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

function fish(name: string, all: readonly Completed[]): string {
  const at = (path: string) => `complete -c ${name} -n ${quoted(`__${name}_at ${quoted(path)}`)}`;
  const described = new Map(all.map(({ path, description }) => [path, description]));
  const lines = all.flatMap(({ path, subcommands, values, options }) => [
    ...subcommands.map(
      (own) => `${at(path)} -f -a ${own} -d ${quoted(described.get(`${path} ${own}`.trim())!)}`,
    ),
    ...(values.length > 0 ? [`${at(path)} -f -a ${quoted(values.join(" "))}`] : []),
    ...options.map(({ flags, words, takesValue, choices }) => {
      const names = flags.map((flag) =>
        flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : " -r";
      return `${at(path)} ${names.join(" ")}${takesValue ? value : ""} -d ${quoted(words)}`;
    }),
  ]);
  return `# Completion of ${name} in fish
function __${name}_at
  set -l command ""
  for word in (commandline -opc)[2..]
    switch "$command $word"
      case ${steps(all).join(" ")}
        set command (string trim "$command $word")
    end
  end
  test "$command" = "$argv[1]"
end
${lines.join("\n")}
`;
}
