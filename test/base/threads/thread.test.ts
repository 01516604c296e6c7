import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { startThread, threadPool, type Thread } from "../../../src/lib/base/index";
import { runNotebook } from "../../../src/lib/workspace/run-notebook";
import { slow } from "../../slow";
import { lacksPython, notebookOf, root } from "../../workspace/jupyter";
import type { EchoQuestion } from "./echo-thread";
import { ended } from "../../ended";

type Answer = { values?: Float32Array; thread: number };
const file = join(__dirname, "echo-thread.ts");
let opened: Thread<EchoQuestion, Answer>[] = [];
const start = () => opened[opened.push(startThread<EchoQuestion, Answer>(file)) - 1];
afterEach(async () => {
  await Promise.all(opened.map((thread) => thread.close()));
  opened = [];
});

describe("startThread", () => {
  it("answers in the order of the questions, whatever each takes", async () => {
    const thread = start();
    const ended: number[] = [];
    await Promise.all([60, 0, 20].map((wait, i) => thread.ask({ wait }).then(() => ended.push(i))));
    expect(ended).toEqual([0, 1, 2]);
  });

  it("takes and gives buffers without copying", async () => {
    const values = Float32Array.of(1, 2.5, -3);
    const answer = start().ask({ values }, [values.buffer]);
    expect(values.length).toBe(0); // gone over
    expect((await answer).values).toEqual(Float32Array.of(2, 5, -6));
  });

  it("hands on a refusal as it was, and any other failure, and goes on", async () => {
    const thread = start();
    await expect(thread.ask({ fail: "refuse" })).rejects.toMatchObject({
      name: "NumislabError",
      code: "input",
      message: "12.jpg shows no coin",
    });
    await expect(thread.ask({ fail: "throw" })).rejects.toThrow(/beyond/);
    expect((await thread.ask({ values: Float32Array.of(1) })).values).toEqual(Float32Array.of(2));
  });

  it("says so when the thread died, then and later", async () => {
    const thread = start();
    await expect(thread.ask({ fail: "die" })).rejects.toMatchObject({
      code: "state",
      message: /ended before it had answered/,
    });
    await expect(thread.ask({})).rejects.toMatchObject({ code: "state" });
    const none = startThread(join(__dirname, "no-such-file.ts"));
    await expect(none.ask({})).rejects.toMatchObject({
      code: "state",
      message: /a thread failed: Cannot find module/,
    });
  });

  it("is closed in the middle of an answer", async () => {
    const thread = start();
    const asked = thread.ask({ fail: "hang" });
    await thread.close();
    await expect(asked).rejects.toMatchObject({ code: "state" });
  });
});

describe("threadPool", () => {
  it("spreads questions over its threads", async () => {
    const pool = threadPool<EchoQuestion, Answer>(file, 2);
    opened.push(pool);
    const answers = await Promise.all([20, 20, 20, 20].map((wait) => pool.ask({ wait })));
    expect(new Set(answers.map(({ thread }) => thread)).size).toBe(2);
  });
});

describe("a process with a thread", () => {
  it.each([
    ["ends when the thread is closed", "close", 0],
    ["ends when it fails", "throw", 1],
    ["ends when it is told to exit", "exit", 5],
    ["ends when nothing is left to do, though the thread was never closed", "forget", 0],
  ])("%s", async (_, way, status) => {
    const done = await ended(
      process.execPath,
      ["--require", require.resolve("tsx/cjs"), join(__dirname, "ask-and-end.ts"), way],
      { timeout: 300_000 },
    );
    expect(done.status).toBe(status);
    expect(done.stdout).toBe(way === "close" ? "closed\n" : "");
  });
});

describe.skipIf(!slow || lacksPython())("in a notebook", () => {
  it("a thread runs as anywhere else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "numislab threads "));
    const [notebook, out] = ["in", "out"].map((name) => join(folder, `${name}.ipynb`));
    writeFileSync(
      notebook,
      notebookOf(
        'import { startThread } from "./src/lib/base/threads/thread";',
        `const thread = startThread<any, any>(${JSON.stringify(file)});\nconst answer = await thread.ask({ values: Float32Array.of(21) });\nawait thread.close();\nconsole.log(answer.values[0]);`,
      ),
    );
    await runNotebook({ root, notebook, out });
    expect(JSON.parse(readFileSync(out, "utf8")).cells[1].outputs[0].text.toString().trim()).toBe(
      "42",
    );
    rmSync(folder, { recursive: true });
  });
});
