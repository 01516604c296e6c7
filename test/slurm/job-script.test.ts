import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobScript } from "../../src/lib/slurm/job-script";
import { readTemplate } from "../../src/lib/slurm/template";

const template = (text: string) => ({ file: "mine.sh", text });
const run = (script: string, task: number) =>
  execFileSync("bash", ["-c", script], {
    env: { ...process.env, SLURM_ARRAY_TASK_ID: String(task) },
    encoding: "utf8",
  });

describe("jobScript", () => {
  it("has each task run its own words, with the template that ships", () => {
    const script = jobScript(readTemplate(), [
      ["echo", "first"],
      ["echo", "second", "one"],
    ]);
    expect(script).toMatch(/^#!\/bin\/bash\n[^]*#SBATCH --mem/);
    expect([0, 1].map((task) => run(script, task))).toEqual(["first\n", "second one\n"]);
  });

  it("hands words over as they are, whatever is in them", () => {
    const word = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
    fc.assert(
      // many words at once: a process takes longer to start than to read them
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        expect(run(jobScript(readTemplate(), [["printf", "%s\\0", ...words]]), 0)).toBe(
          words.map((one) => `${one}\0`).join(""),
        );
      }),
      { numRuns: 3, examples: [[['it\'s $HOME; `a` "b" \\ {{task}} $& \n']]] },
    );
  });

  it("lets the template run the words its own way", () => {
    expect(
      run(
        jobScript(template('#!/bin/bash\n  {{task}}\necho in a container: "$@"\n'), [["a b", "c"]]),
        0,
      ),
    ).toBe("in a container: a b c\n");
  });

  it.each([
    ['echo {{task}}\n{{task}}\nexec "$@"', /mine\.sh: the first line names no shell/],
    ['#!/bin/bash\n# {{task}}\nexec "$@"', /mine\.sh: there is no line \{\{task\}\}/],
    ['#!/bin/bash\n{{task}}\n# exec "$@"', /mine\.sh: nothing below \{\{task\}\} runs "\$@"/],
    ['#!/bin/bash\nexec "$@"\n{{task}}', /mine\.sh: nothing below \{\{task\}\} runs "\$@"/],
  ])("refuses a template without a place for the work: %j", (text, message) => {
    expect(() => jobScript(template(text), [["true"]])).toThrow(message);
  });
});
