import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { commandLine } from "../src/cli";
import { pathOf } from "../src/commands/command";
import { EXAMPLES } from "../src/commands/help/examples";

const leaves = (command: Command): Command[] =>
  command.commands.length > 0 ? command.commands.flatMap(leaves) : [command];
const commands = leaves(commandLine()).filter((one) => !(one as { _hidden?: boolean })._hidden);

describe("the help of a subcommand", () => {
  it("has examples, and there are none of other commands", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(commands.map(pathOf).sort());
  });

  it.each(commands.map((one) => [pathOf(one), one] as const))(
    "%s has examples with its own options, and what it requires",
    (path, own) => {
      for (const words of EXAMPLES[path]) {
        expect(words.startsWith(path)).toBe(true);
        const rest = words.slice(path.length).split(" ").filter(Boolean);
        const options = rest.filter((word) => word.startsWith("--"));
        for (const option of options) expect(own.options.map(({ long }) => long)).toContain(option);
        for (const { mandatory, long } of own.options)
          if (mandatory) expect(options).toContain(long);
        const required = own.registeredArguments.filter((argument) => argument.required);
        expect(rest.length).toBeGreaterThanOrEqual(required.length);
      }
    },
  );
});
