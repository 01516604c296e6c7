import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { commandLine } from "../../src/cli";
import { completionScript, type Shell } from "../../src/commands/help/completion-scripts";

const dir = mkdtempSync(join(tmpdir(), "numislab completion "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const has = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

function scriptFile(shell: Shell): string {
  const file = join(dir, shell);
  writeFileSync(file, completionScript(commandLine(), shell));
  return file;
}

describe.skipIf(!has("bash"))("completion in bash", () => {
  /** What bash offers for the last word of each of some command lines. */
  function offered(...lines: string[][]): string[][] {
    const asked = lines.map(
      (words) =>
        `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _numislab; echo "\${COMPREPLY[*]}"`,
    );
    const source = `source '${scriptFile("bash")}'; complete -p numislab; ${asked.join("; ")}`;
    const said = execFileSync("bash", ["--norc", "-c", source], { encoding: "utf8" }).split("\n");
    expect(said[0]).toBe("complete -o default -F _numislab numislab");
    return said.slice(1, -1).map((line) => line.split(" ").filter(Boolean));
  }

  it("offers commands, those that belong to one, options, and their values", () => {
    const [commands, of, begun, options, values, equals, argument] = offered(
      ["numislab", ""],
      ["numislab", "runs", ""],
      ["numislab", "rep"],
      ["numislab", "runs", "export", "siamese-map", "--f"],
      ["numislab", "runs", "export", "--format", ""],
      ["numislab", "reproduce", "--scale", "=", "q"],
      ["numislab", "completion", ""],
    );
    expect(commands).toEqual(expect.arrayContaining(["train", "data", "runs", "completion"]));
    expect(of).toEqual(["list", "annotate", "compare", "card", "export"]);
    expect(begun).toEqual(["report", "reproduce"]);
    expect(options).toEqual(["--format"]);
    expect(values).toEqual(["mlflow", "dvclive"]);
    expect(equals).toEqual(["quick"]);
    expect(argument).toEqual(["bash", "zsh", "fish"]);
  });

  it("leaves names of files to bash where they belong", () => {
    const [file, value, word] = offered(
      ["numislab", "compare", ""],
      ["numislab", "die-study", "coins", "--out", ""],
      ["numislab", "compare", "train", ""],
    );
    expect([file, value, word]).toEqual([[], [], []]);
  });
});

describe("completion in other shells", () => {
  it("offers every command", () => {
    const program = commandLine();
    const shown = program.createHelp().visibleCommands(program);
    const names = shown.map((one) => one.name()).filter((name) => name !== "help");
    for (const shell of ["zsh", "fish"] as const)
      for (const name of names)
        expect(completionScript(commandLine(), shell)).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it.each((["zsh", "fish"] as const).filter(has))("is a script that %s reads", (shell) => {
    expect(spawnSync(shell, ["-n", scriptFile(shell)], { encoding: "utf8" }).stderr).toBe("");
  });
});
