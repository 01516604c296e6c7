import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { curvesFigure, reportComparison } from "../../../src/lib/report/index";

const history = (losses: number[]) =>
  losses.map((loss, i) => ({ epoch: i + 1, loss, validationLoss: loss + 1 }));

describe("curvesFigure", () => {
  const figure = curvesFigure([
    { label: "a", kind: "classifier", history: history([3, 2]) },
    { label: "b", kind: "classifier", history: history([4]) },
  ]);
  const traces = figure.data as {
    name: string;
    y: number[];
    yaxis: string;
    showlegend: boolean;
    line: { dash: string; color: string };
  }[];

  it("lays runs over each other, training drawn through and validation dashed, a colour a run", () => {
    expect(traces.map(({ name, y, line }) => [name, y, line.dash])).toEqual([
      ["a", [3, 2], "solid"],
      ["a", [4, 3], "dash"],
      ["b", [4], "solid"],
      ["b", [5], "dash"],
    ]);
    expect(traces[0].line.color).toBe(traces[1].line.color);
    expect(traces[0].line.color).not.toBe(traces[2].line.color);
    expect(traces.filter(({ showlegend }) => showlegend).map(({ name }) => name)).toEqual([
      "a",
      "b",
    ]);
  });

  it("keeps losses of different kinds apart", () => {
    const mixed = curvesFigure([
      { label: "a", kind: "classifier", history: history([3]) },
      { label: "b", kind: "siamese", history: [{ epoch: 1, loss: 1, validation: 0.5 }] },
    ]);
    const of = (name: string) =>
      (mixed.data as typeof traces)
        .filter((trace) => trace.name === name)
        .map(({ yaxis }) => yaxis);
    expect(new Set(of("a")).size + new Set(of("b")).size).toBe(3);
    expect(of("a").some((axis) => of("b").includes(axis))).toBe(false);
  });

  it("has nothing to show of runs without an epoch", () => {
    expect(curvesFigure([{ label: "a", kind: "siamese", history: [] }]).data).toEqual([]);
  });
});

describe("a page of runs side by side", () => {
  let root: string;
  const folder = (id: string) => join(root, "experiments", "<b>", id);
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "numislab page "));
    mkdirSync(join(root, ".cache"));
    for (const name of readdirSync(".cache").filter((n) => n.startsWith("plotly-")))
      cpSync(join(".cache", name), join(root, ".cache", name));
    const provenance = {
      numislab: "0",
      commit: null,
      modified: null,
      node: "v20",
      engine: { name: "native" },
      hardware: { cores: 2, processor: "p" },
    };
    for (const [id, epochs, accuracy] of [
      ["1", 5, 0.9],
      ["2", 7, 0.8],
    ] as const) {
      mkdirSync(folder(id), { recursive: true });
      const write = (name: string, value: object) =>
        writeFileSync(join(folder(id), name), JSON.stringify(value));
      write("run.json", {
        name: "<b>",
        id,
        kind: "classifier",
        seed: 1,
        state: "finished",
        reason: null,
        start: "2026-03-04T00:00:00Z",
        end: "2026-03-04T00:00:09Z",
        data: { folder: "x", simulated: true, sha256: { photographs: id.repeat(64) } },
        provenance,
      });
      write("config.json", { kind: "classifier", name: "b", training: { epochs } });
      write("evaluation.json", {
        classes: ["a", "b"],
        photographs: { training: 4, validation: 2, test: 2 },
        bestEpoch: 1,
        test: {
          accuracy: { value: accuracy, low: 0.7, high: 0.95 },
          recall: { value: 0.5, low: 0.4, high: 0.6 },
          macroRecall: 0.5,
          loss: 0.3,
        },
      });
      writeFileSync(
        join(folder(id), "metrics.jsonl"),
        history([2, 1])
          .map((entry) => `${JSON.stringify(entry)}\n`)
          .join(""),
      );
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("has the settings that differ, figures with intervals and links to their files, and names safe to show", async () => {
    const file = await reportComparison(root, [folder("1"), folder("2")], join(root, "page.html"));
    const markup = readFileSync(file, "utf8");
    expect(markup).toMatch(/<tr><td>training\.epochs<\/td><td>5<\/td><td>7<\/td><\/tr>/);
    expect(markup).toContain("0.900 <small>[0.700, 0.950]</small>");
    expect(markup).toContain("not tested on the same photographs");
    expect(markup).toContain("Simulated photographs.");
    expect(markup).toContain(`href="experiments/%3Cb%3E/1/evaluation.json"`);
    expect(markup).not.toContain("<b>");
  });
});
