import { Argument, type Command } from "commander";
import { command, print } from "./command";
import { completionScript, SHELLS, type Shell } from "./help/completion-scripts";

/** Completion of words in a shell. */
export function addCompletion(program: Command): void {
  command(program, "completion", "a script with which a shell completes commands and options")
    .addArgument(new Argument("<shell>", "the shell that reads it").choices(SHELLS))
    .action((shell: Shell, { json }) => {
      const script = completionScript(program, shell);
      print({ json }, { shell, script }, script.trimEnd());
    });
}
