import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedEuro, simulatedHoard } from "../simulated";
import { runSiamese } from "../../src/lib/experiments/index";
import { runNotebook, withNotebookJob } from "../../src/lib/workspace/index";
import { slow } from "../slow";
import { lacksPython, root } from "../workspace/jupyter";

const name = `test-same-${process.pid}`;
const dir = mkdtempSync(join(tmpdir(), "numislab twice "));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

const [coins, euros] = [join(dir, "coins"), join(dir, "euros")];
const siamese = {
  kind: "siamese",
  name,
  data: { folder: coins },
  input: { size: 32 },
  network: { filters: [4], embedding: 8 },
  split: { folds: 3, crossValidate: true },
  training: { epochs: 3 },
  evaluation: { resamples: 5 },
};
const classifier = {
  name,
  data: { folder: euros },
  split: { test: 8 },
  input: { size: 32 },
  network: { filters: [4, 8], hidden: 8 },
  training: { epochs: 3 },
};
let run: string;

/**
 * Notebooks with what makes them small, and how many figures and pictures they show at least.
 */
const notebooks: [string, () => Record<string, unknown>, number][] = [
  ["02-augmentation", () => ({ data: { folder: euros }, input: { size: 32 } }), 15],
  ["04-siamese-training", () => ({ ...siamese, baseline: null }), 10],
  ["05-threshold-sweep", () => ({ run }), 5],
  ["03-classifier-training", () => classifier, 4],
  ["07-write-up", () => ({ run }), 4],
  ["08-identify", () => ({ raw: dir, reports: dir, simulated: { photographs: 4, seed: 1 } }), 6],
  [
    "01-data-collection",
    () => ({
      raw: dir,
      simulated: { photographs: 24, seed: 1 },
      strikes: { coins: 4, seed: 1, width: 400 },
    }),
    9,
  ],
  [
    "06-die-study",
    () => ({
      raw: dir,
      strikes: { coins: 3, seed: 1, width: 640 },
      coins: ["001", "001"],
      study: join(dir, `study-${times++}`),
      review: false,
    }),
    4,
  ],
];
let times = 0;

describe.skipIf(!slow || lacksPython())(
  "a notebook that is run from its first cell again, in a kernel of its own",
  () => {
    beforeAll(async () => {
      await simulatedEuro(euros, { photographs: 32, seed: 2 });
      await simulatedHoard(coins, { coins: 24, seed: 2, width: 400 });
      run = (await runSiamese(siamese, { root })).folder;
    });

    it.each(notebooks)(
      "%s shows the same figures and pictures",
      async (notebook, settings, least) => {
        const [first, second] = [
          await shown(notebook, settings()),
          await shown(notebook, settings()),
        ];
        expect(first.length).toBeGreaterThanOrEqual(least);
        expect(second.length).toBe(first.length);
        first.forEach((one, i) =>
          expect({ i, same: one === second[i], differs: difference(one, second[i]) }).toEqual({
            i,
            same: true,
            differs: "",
          }),
        );
      },
    );
  },
);

/**
 * What a run of a notebook shows: each figure's description, each picture's bytes, each drawing.
 */
async function shown(notebook: string, settings: Record<string, unknown>): Promise<string[]> {
  const out = join(dir, "out.ipynb");
  await withNotebookJob(
    root,
    settings,
    () => {},
    (parameters) =>
      runNotebook({ root, notebook: resolve("notebooks", `${notebook}.ipynb`), out, parameters }),
  );
  expect(existsSync(out)).toBe(true);
  type Output = { data?: Record<string, string | string[] | object> };
  const outputs: Output[] = JSON.parse(readFileSync(out, "utf8")).cells.flatMap(
    (cell: { outputs?: Output[] }) => cell.outputs ?? [],
  );
  const text = (value: unknown) => [value].flat().join("");
  return outputs.flatMap(({ data = {} }) => [
    ...("application/vnd.plotly.v1+json" in data
      ? [JSON.stringify(data["application/vnd.plotly.v1+json"])]
      : []),
    ...("image/svg+xml" in data ? [text(data["image/svg+xml"])] : []),
    ...(text(data["text/html"] ?? "").match(/data:image\/[^"]+/g) ?? []),
  ]);
}

/** Where two texts part, in a few words. */
function difference(a: string, b: string): string {
  if (a === b) return "";
  let i = 0;
  while (a[i] === b[i]) i++;
  return `${a.slice(Math.max(0, i - 60), i + 30)} | ${b.slice(i, i + 30)}`;
}
