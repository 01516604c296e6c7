import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findCoin } from "../../src/lib/coins/index";
import { NumislabError } from "../../src/lib/base/errors";
import { sha256Of } from "../../src/lib/base/sha256";
import { writeWhole } from "../../src/lib/base/write-whole";
import type { OutlineEvidence } from "../../src/lib/coins/find/judge/judged-outline";
import { composedCases, groundsCases, type OutlineCase } from "./outline-cases";

/** What became of one picture; what was judged is kept, so that it can be judged anew. */
export interface OutlineResult {
  set: string;
  kind: string;
  source: string;
  /** Overlap with the true mask; null where no coin was found at all. */
  iou: number | null;
  right: boolean;
  confidence: number;
  evidence: OutlineEvidence | null;
  /** Other warnings than that the outline is not sure. */
  warnings: string[];
  /** Why the outline is not sure, or no coin was found. */
  doubt: string;
  milliseconds: number;
}

const FINDER = join("src", "lib", "coins", "find");
const UNSURE = "the outline of the coin is not sure: ";

/** Results of all pictures, from a cache whose key is the finder's source where it is there. */
export async function outlineResults(
  each: number,
  say: (line: string) => void,
): Promise<OutlineResult[]> {
  const sources = readdirSync(FINDER, { recursive: true, encoding: "utf8" }).sort();
  const judged = sources.filter(
    (name) => name.endsWith(".ts") && !name.endsWith("outline-probability.ts"),
  );
  const key = sha256Of(Buffer.concat(judged.map((name) => readFileSync(join(FINDER, name)))));
  const file = join(".cache", "outlines", `${key.slice(0, 16)}-${each}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as OutlineResult[];
  const results: OutlineResult[] = [];
  for (const cases of [groundsCases(), composedCases(each)]) {
    for await (const one of cases) {
      const result = resultOf(one);
      results.push(result);
      say(`${results.length} ${result.kind}, ${result.source}: ${result.iou?.toFixed(3) ?? "-"}`);
    }
  }
  await writeWhole(file, JSON.stringify(results));
  return results;
}

function resultOf({ set, kind, source, picture, truth, limit }: OutlineCase): OutlineResult {
  const start = performance.now();
  const same = { set, kind, source };
  try {
    const found = findCoin(picture, source, { takeDoubtful: true });
    const milliseconds = Math.round(performance.now() - start);
    const iou = overlapWith(truth, picture, found);
    const { confidence, evidence } = found;
    const doubts = found.warnings.filter((text) => text.startsWith(UNSURE));
    const warnings = found.warnings.filter((text) => !text.startsWith(UNSURE));
    const doubt = doubts.join("").slice(UNSURE.length);
    return {
      ...same,
      iou,
      right: iou >= limit,
      confidence,
      evidence,
      warnings,
      doubt,
      milliseconds,
    };
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    const milliseconds = Math.round(performance.now() - start);
    const none = { iou: null, right: false, confidence: 0, evidence: null, warnings: [] };
    return { ...same, ...none, doubt: error.message, milliseconds };
  }
}

/** Intersection over union in the pixels of the picture. */
function overlapWith(
  truth: Uint8Array,
  picture: { width: number; height: number },
  { mask, width, height, step }: { mask: Uint8Array; width: number; height: number; step: number },
): number {
  let [both, either] = [0, 0];
  for (let y = 0, i = 0; y < picture.height; y++) {
    const row = Math.min(height - 1, Math.floor(y / step)) * width;
    for (let x = 0; x < picture.width; x++, i++) {
      const found = mask[row + Math.min(width - 1, Math.floor(x / step))];
      both += found & truth[i];
      either += found | truth[i];
    }
  }
  return both / either;
}
