import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedFolder } from "../src/lib/simulator/index";
import type { Row, Stage } from "./lib/stage";
import { realismPage } from "./realism/page";
import { prepareSides } from "./realism/prepare-sides";
import { measure, realismPython, type Measured, type Scores } from "./realism/python";
import { hoardCoins, simulatedCoins } from "./realism/sets";

const ROOT = join(__dirname, "..");
const MIRROR = process.env.NUMISLAB_MIRROR;
const HOARDS = [...(MIRROR ? [join(MIRROR, "hoard")] : []), join(ROOT, "data", "raw", "hoard")];
/** Same-die pairs, and of look-alikes, that are matched of each set and side. */
const PAIRS = 1000;

/**
 * Simulated strikes beside a real hoard: how they look, and how hard their pairs are for two
 * classical matchers. Minutes.
 */
export const stage: Stage = {
  title:
    "The strike simulator beside a real hoard: grey levels, spectrum, local contrast, and scores of pairs under AKAZE and FFT correlation",
  async run({ say }) {
    const hoard = HOARDS.find((folder) => existsSync(join(folder, "die-labels.csv")));
    if (!hoard)
      throw new Error(
        "There is no real hoard to measure beside: get it with npx numislab data fetch hoard, or name the folder that holds hoard/ in NUMISLAB_MIRROR.",
      );
    const python = await realismPython(say);
    say("simulated photographs, made where they are not there yet …");
    const simulated = await simulatedFolder(join(ROOT, "data", "raw"), {
      coins: 91,
      seed: 1,
      width: 1574,
    });
    const folder = mkdtempSync(join(tmpdir(), "numislab-realism-"));
    try {
      say("normalising both sets …");
      const real = hoardCoins(hoard);
      const struck = simulatedCoins(simulated);
      const sets = [
        ...(await prepareSides("hoard", real.coins, folder, PAIRS, real.unsure)),
        ...(await prepareSides("simulated", struck, folder, PAIRS)),
      ];
      say("measuring and matching …");
      const job = join(folder, "job.json");
      writeFileSync(job, JSON.stringify({ sets }));
      const measured = await measure(python, job);
      const out = join(ROOT, "reports", "simulator-realism.html");
      mkdirSync(join(ROOT, "reports"), { recursive: true });
      writeFileSync(out, await realismPage(measured, real.coins, struck));
      say(`with pictures: ${out}`);
      return rows(measured);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** A figure a row: the hoard's value beside the simulator's. */
function rows(measured: readonly Measured[]): Row[] {
  return ["obverse", "reverse"].flatMap((side) => {
    const [hoard, simulated] = ["hoard", "simulated"].map((name) =>
      measured.find((m) => m.name === name && m.side === side)!,
    );
    const both = (name: string, of: (m: Measured) => number): Row => ({
      name: `${side}: ${name}`,
      hoard: of(hoard),
      simulated: of(simulated),
    });
    const score = (
      m: "akaze" | "fft",
      kind: "same" | "alike",
      q: keyof NonNullable<Scores["same"]>,
    ) =>
      both(
        `${m} ${kind === "same" ? "one die" : "look-alikes"} ${q}`,
        (x) => x[m][kind]?.[q] ?? NaN,
      );
    return [
      both("grey, median side's mean", (m) => m.mean[2]),
      both("grey, median side's deviation", (m) => m.deviation[2]),
      both("grey, median side's skewness", (m) => m.skew[2]),
      {
        name: `${side}: histograms apart, grey levels (earth mover)`,
        simulated: earthMover(hoard.histogram, simulated.histogram),
      },
      ...Object.keys(hoard.contrast).map((sigma) =>
        both(`local deviation, sigma ${sigma} px`, (m) => m.contrast[sigma][2]),
      ),
      {
        name: `${side}: spectra apart, log10 power (rms)`,
        simulated: Math.sqrt(
          hoard.spectrum.reduce((sum, s, i) => sum + (s - simulated.spectrum[i]) ** 2, 0) /
            hoard.spectrum.length,
        ),
      },
      ...(["akaze", "fft"] as const).flatMap((m) => [
        ...(["n", "q0", "q25", "q50", "q75", "q100"] as const).map((q) => score(m, "same", q)),
        ...(["n", "q50", "q90", "q99", "q100"] as const).map((q) => score(m, "alike", q)),
        both(`${m} ROC AUC, one die against look-alikes`, (x) => x[m].auc ?? NaN),
      ]),
    ];
  });
}

/** Grey levels that have to be moved, on average, to make one histogram of 64 bins the other. */
function earthMover(a: readonly number[], b: readonly number[]): number {
  let [gap, sum] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    gap += a[i] - b[i];
    sum += Math.abs(gap) * 4;
  }
  return sum;
}
