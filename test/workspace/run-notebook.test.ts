import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NumislabError } from "../../src/lib/base/errors";
import type { Progress } from "../../src/lib/base/progress";
import { jupyterEnvironment, projectPython } from "../../src/lib/workspace/jupyter-environment";
import { runNotebook } from "../../src/lib/workspace/run-notebook";
import { slow } from "../slow";
import { lacksPython, notebookOf, processesWith, root, until } from "./jupyter";

const redDot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

describe.skipIf(lacksPython())("runNotebook", () => {
  let folder: string;
  const place = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "numislab notebooks "));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(
    name: string,
    cells: string[],
    more: Partial<Parameters<typeof runNotebook>[0]> = {},
  ) {
    writeFileSync(place(`${name}.ipynb`), notebookOf(...cells));
    await runNotebook({
      root,
      notebook: place(`${name}.ipynb`),
      out: place(`${name}-out.ipynb`),
      ...more,
    });
    return JSON.parse(readFileSync(place(`${name}-out.ipynb`), "utf8")).cells.map(
      (cell: { outputs: object[] }) => cell.outputs,
    );
  }
  const failure = (name: string, cells: string[]) =>
    run(name, cells).then(
      () => "passed",
      (error: NumislabError) => `${error.code}: ${error.message}`,
    );

  it.skipIf(!slow)("passes on a burst of outputs, none lost and in order", async () => {
    const [, outputs] = await run("burst", [
      'import { liveFigure, progressBar } from "./src/lib/workspace/display";',
      "const curve = liveFigure();\nconst bar = progressBar();\nfor (let i = 0; i < 200; i++) {\n  curve({ data: [{ y: new Array(2000).fill(i) }] });\n  bar({ stage: `stage ${i}`, done: 1, total: 1 });\n  console.log(i);\n}",
    ]);
    const printed = outputs
      .filter((output: { text?: string }) => output.text)
      .map((output: { text: string[] }) => [output.text].flat().join(""))
      .join("");
    expect(printed.trim().split("\n")).toEqual(Array.from({ length: 200 }, (_, i) => String(i)));
    const figure = "application/vnd.plotly.v1+json";
    const shown = outputs.filter((output: { data?: object }) => output.data);
    expect(shown).toHaveLength(3); // the colours of the theme, the figure, the bar
    const drawn = shown.filter(({ data }: { data: object }) => figure in data);
    expect(drawn).toHaveLength(1);
    expect(drawn[0].data[figure].data[0].y[0]).toBe(199);
  });

  it.skipIf(!slow)("is not disturbed by files that change while a cell runs", async () => {
    const work = `.cache/test-changes-${process.pid}`;
    mkdirSync(join(root, work), { recursive: true });
    writeFileSync(
      join(root, work, "one.ts"),
      'import { two } from "./two";\nimport sharp from "sharp";\nexport const one = two + (sharp ? 1 : 0);\n',
    );
    writeFileSync(join(root, work, "two.ts"), "export const two = 2;\n");
    try {
      const [, [printed]] = await run("changes", [
        `import * as fs from "fs";\nimport { one } from "./${work}/one";`,
        `for (let i = 0; i < 8; i++) {
           fs.writeFileSync("${work}/two.ts", \`export const two = 2; // \${i}\`);
           fs.mkdirSync("${work}/new/" + i, { recursive: true });
           fs.mkdirSync("${work}/node_modules/" + i, { recursive: true });
           for (const name of ["a.ts", "b.ts", "package.json"]) for (const place of ["new", "node_modules"]) fs.writeFileSync("${work}/" + place + "/" + i + "/" + name, "{}");
           await new Promise((r) => setTimeout(r, 400));
         }
         console.log(one);`,
      ]);
      expect([printed.text].flat().join("")).toBe("3\n");
    } finally {
      rmSync(join(root, work), { recursive: true, force: true });
    }
  });

  it.skipIf(!slow)(
    "shows figures, tables, pictures and progress, as outputs and as a page that needs no network",
    async () => {
      const seen: Progress[] = [];
      const html = place("page.html");
      const [, [figure], [table], [pictures], progress] = await run(
        "display",
        [
          'import { progressBar, showFigure, showPictures, showTable } from "./src/lib/workspace/display";',
          'showFigure({ data: [{ x: new Float32Array([1, 2]), y: [3, 4], type: "scatter" }], layout: { title: { text: "</script><b>" } } });',
          'showTable([{ coin: "<b>1</b>", score: 0.123456 }, { coin: "2" }]);',
          `showPictures([{ png: Buffer.from("${redDot}", "base64"), caption: "obverse & reverse" }]);`,
          'const bar = progressBar();\nfor (let done = 0; done <= 5; done++) { await new Promise((r) => setTimeout(r, 1)); bar({ stage: "training", done, total: 5 }); }\nconsole.log(process.env.COINS, process.cwd());',
        ],
        { html, parameters: { COINS: "91" }, onProgress: (progress) => seen.push(progress) },
      );
      const drawn = figure.data["application/vnd.plotly.v1+json"];
      expect(drawn.data[0]).toEqual({ x: [1, 2], y: [3, 4], type: "scatter" });
      expect([table.data["text/html"]].flat().join("")).toMatch(
        /<td[^>]*>&lt;b&gt;1&lt;\/b&gt;<\/td><td[^>]*>0\.123<\/td>/,
      );
      expect([pictures.data["text/html"]].flat().join("")).toContain(
        `src="data:image/png;base64,${redDot}"`,
      );
      expect(progress).toHaveLength(2); // one bar, updated in place, and the line printed after it
      expect([progress[0].data["text/plain"]].flat().join("")).toBe("training 5/5");
      expect([progress[1].text].flat().join("")).toBe(`91 ${root}\n`);

      // five megabytes: compared here, so that a failure does not print it
      const page = readFileSync(html, "utf8");
      expect(page.includes("Plotly.newPlot(")).toBe(true);
      expect(page.includes("</script><b>")).toBe(false);
      expect(page.match(/<(script|link|img)[^>]+(src|href)="?https?:/)?.[0]).toBeUndefined();
      expect(page.match(/import\s*\(?["'][^"']*https?:|from ["']https?:/)?.[0]).toBeUndefined();
      expect(seen.map(({ done, total }) => [done, total])).toEqual([
        [0, 5],
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ]);
    },
  );

  it("keeps the links of its texts right where the outputs lie in another folder", () => {
    const script = `
import nbformat.v4 as v4, json
from links import links_from
texts = ["[a](other.ipynb), [b](../docs/guide/runs.md#folder) and [c](sub/x.md)", "[d](https://a.b/c.d) [e](#f) [g](/h)"]
book = v4.new_notebook(cells=[*map(v4.new_markdown_cell, texts), v4.new_code_cell("[i](j.k)")])
links_from(book, "work/notebooks/one.ipynb", "work/reports/one.ipynb")
print(json.dumps([cell.source for cell in book.cells]))`;
    const printed = execFileSync(projectPython(root), ["-c", script], {
      cwd: join(root, "src/lib/workspace/offline"),
      env: jupyterEnvironment(root, { PYTHONDONTWRITEBYTECODE: "1" }),
    });
    expect(JSON.parse(printed.toString())).toEqual([
      "[a](../notebooks/other.ipynb), [b](../docs/guide/runs.md#folder) and [c](../notebooks/sub/x.md)",
      "[d](https://a.b/c.d) [e](#f) [g](/h)",
      "[i](j.k)",
    ]);
  });

  it("never writes into the notebook itself", async () => {
    writeFileSync(place("source.ipynb"), notebookOf("1 + 1"));
    await expect(
      runNotebook({
        root,
        notebook: place("source.ipynb"),
        out: join(folder, ".", "source.ipynb"),
      }),
    ).rejects.toMatchObject({ code: "usage" });
    expect(readFileSync(place("source.ipynb"), "utf8")).toBe(notebookOf("1 + 1"));
  });

  it("names the cell that threw and what it said, and keeps what was reached", async () => {
    expect(
      await failure("throws", [
        "console.log('fine')",
        "throw new Error('no coin found')",
        "console.log('never')",
      ]),
    ).toMatch(/^state: throws\.ipynb: cell 2 of 3 failed\.\n[^]*no coin found/);
    expect(JSON.parse(readFileSync(place("throws.ipynb"), "utf8")).cells[0].outputs).toEqual([]);
    const { cells } = JSON.parse(readFileSync(place("throws-out.ipynb"), "utf8"));
    // others may come first: that the library's types are read
    expect(cells[0].outputs.flatMap(({ text }: { text: string[] }) => text).join("")).toContain(
      "fine\n",
    );
    expect(cells[2].outputs).toEqual([]);
    const counts = cells.map((cell: { execution_count: number | null }) => cell.execution_count);
    expect(counts).toEqual([1, 2, null]);
  });

  it.skipIf(!slow)(
    "fails on a type error, a rejection that nobody waits for, and a kernel that ends",
    async () => {
      const [type, rejection, death] = await Promise.all([
        failure("type", ['const dies: number = "seven";']),
        failure("rejection", ["", 'Promise.reject(new Error("left alone"));']),
        failure("death", ["process.exit(3)"]),
      ]);
      expect(type).toContain(
        "cell 1 of 1 failed.\n1:7 - Type 'string' is not assignable to type 'number'.",
      );
      expect(rejection).toMatch(/cell 2 of 2 failed\.\n[^]*left alone/);
      expect(death).toContain("The kernel ended while this cell ran");
    },
  );

  it("says when there is no such notebook", async () => {
    await expect(
      runNotebook({ root, notebook: place("none.ipynb"), out: place("x.ipynb") }),
    ).rejects.toMatchObject({ code: "input" });
  });

  it.runIf(slow && process.platform === "linux").each(["stopped", "killed"])(
    "leaves no kernel behind when it is %s",
    async (how) => {
      const mark = `numislab-test-${how}-${process.pid}`;
      const started = place(`${how}.started`);
      const stop = new AbortController();
      const cell = `require("fs").writeFileSync(${JSON.stringify(started)}, ""); await new Promise((r) => setTimeout(r, 60000));`;
      const running = run(how, [cell], { parameters: { MARK: mark }, signal: stop.signal });
      const ending = expect(running).rejects.toMatchObject({
        code: how === "stopped" ? "stopped" : "state",
      });
      await until(() => existsSync(started));
      const processes = processesWith(mark);
      expect(processes.length).toBeGreaterThanOrEqual(2); // the runner and the kernel
      if (how === "stopped") stop.abort();
      else process.kill(Math.min(...processes), "SIGKILL"); // the runner, which came first
      await ending;
      await until(() => processesWith(mark).length === 0);
    },
  );
});
