// Our side of the stage `matching`; bench/opencv_match.py is OpenCV's.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { toPng } from "../../src/lib/coins/index";
import { coinsInFolder } from "../../src/lib/data/index";
import { startEngine } from "../../src/lib/engine/index";
import { IDENTITY } from "../../src/lib/matchers/registration/align/affine";
import { candidates } from "../../src/lib/matchers/registration/search/candidates";
import { matchSides, type MatchSide } from "../../src/lib/matchers/index";
import { readSides } from "../../src/lib/matchers/registration/read-sides";
import { register } from "../../src/lib/matchers/registration/align/register";
import { screen } from "../../src/lib/matchers/registration/search/screen";
import { fixedSide } from "../../src/lib/matchers/registration/align/fixed-side";
import { swappedHalves } from "../../src/lib/matchers/swapped-halves";
import { startWorkers } from "../../src/lib/matchers/registration/workers";
import { serve } from "./peer";
import { processMemory } from "./process-memory";

type Question = { folders: string[]; coins: number; cache?: string } & (
  | { what: "stages" }
  | { what: "export"; folder: string }
  | { what: "registrations" }
  | { what: "pairs" }
);

const workers = startWorkers();
let kept: MatchSide[] = [];

void serve(async (question: Question) => {
  const { folders, coins, cache } = question;
  const { name } = await startEngine();
  const found = (await Promise.all(folders.map((folder) => coinsInFolder(folder)))).flatMap(
    (folder, f) => folder.coins.map(({ name, file }) => ({ name: `${f}-${name}`, file })),
  );
  const photographs = found
    .slice(0, coins)
    .map(({ file }) => ({ file, sides: ["obverse", "reverse"] as const }));
  if (question.what === "stages")
    return { engine: name, ...(await stages(photographs, cache)), ...processMemory() };
  if (question.what === "export") {
    const read = await readSides(photographs, "halves", workers, { cache });
    kept = read.map(({ sides }) => sides[0].seen);
    for (const [
      i,
      {
        pyramid: [, , { size, relief }],
      },
    ] of kept.entries()) {
      const data = Uint8Array.from(relief, (value) => value + 128);
      writeFileSync(
        join(question.folder, `${String(i).padStart(3, "0")}.png`),
        await toPng({ width: size, height: size, channels: 1, data }),
      );
    }
    return { exported: kept.length };
  }
  return measured(question.what === "registrations" ? registrations : everyPair);
});

/** From photographs to pairs, stage by stage, both sides. */
async function stages(photographs: Parameters<typeof readSides>[0], cache?: string) {
  const cpu = process.cpuUsage();
  let last = performance.now();
  const lap = () => -last + (last = performance.now());
  const read = await readSides(photographs, "halves", workers, { cache });
  const photographsMs = lap();
  await swappedHalves(
    read.map(({ sides: [obverse, reverse] }) => ({ obverse: obverse.seen, reverse: reverse.seen })),
  );
  const halvesMs = lap();
  const parts = [0, 1].map((side) => read.map(({ sides }) => sides[side].seen));
  const screened = parts.map((sides) => screen(sides));
  const screenMs = lap();
  let refined = 0;
  for (const [side, sides] of parts.entries()) {
    const chosen = candidates(screened[side], sides.length);
    refined += chosen.length;
    const byStill = new Map<number, number[]>();
    for (const i of chosen)
      byStill.set(screened[side][i].a, [...(byStill.get(screened[side][i].a) ?? []), i]);
    await Promise.all(
      [...byStill].map(([a, pairs]) =>
        workers.register({
          fixed: sides[a],
          others: pairs.map((i) => sides[screened[side][i].b]),
          starts: pairs.map((i) => screened[side][i].map),
        }),
      ),
    );
  }
  const registerMs = lap();
  const { user, system } = process.cpuUsage(cpu);
  return {
    photographsMs,
    halvesMs,
    screenMs,
    registerMs,
    cpuMs: (user + system) / 1000,
    pairs: screened[0].length + screened[1].length,
    refined,
  };
}

/** Every pair of what was exported, from where they lie, on one thread: what ECC does. */
async function registrations() {
  const still = kept.map(fixedSide);
  for (let a = 0; a < kept.length; a++)
    for (let b = a + 1; b < kept.length; b++) register(still[a], kept[b], IDENTITY);
}

/** Every pair of what was exported, screened and registered: what SIFT with RANSAC does. */
async function everyPair() {
  await matchSides(
    kept.map((seen, i) => ({ coin: String(i), side: "obverse", seen })),
    { workers },
  );
}

async function measured(work: () => Promise<void>) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpu_ms: (user + system) / 1000 };
}
