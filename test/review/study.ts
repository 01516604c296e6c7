import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simulatedHoard } from "../simulated";
import { STUDY_FILE, studySource } from "../../src/lib/diestudy/index";

/** A study of four simulated coins with four doubtful pairs, without the work of making one. */
export async function smallStudy(dir: string): Promise<{ photographs: string; study: string }> {
  const [photographs, study] = [join(dir, "photographs"), join(dir, "study")];
  await simulatedHoard(photographs, { coins: 4, seed: 5, width: 640, types: 1 });
  mkdirSync(study);
  writeFileSync(join(study, STUDY_FILE), JSON.stringify(await studySource(photographs)));
  writeFileSync(
    join(study, "dies.csv"),
    "coin,obverse_die,reverse_die,obverse_support,reverse_support\n001,O1,R1,1,1\n002,O1,R2,1,1\n003,O1,R3,1,1\n004,O2,R3,1,1\n",
  );
  const queue = [
    "obverse,001,002,same,0.5,0.75,0.2,1",
    "obverse,002,003,same,0.4,0.8,,0",
    "obverse,001,003,same,0.3,0.85,0.9,0",
    "reverse,003,004,same,0.1,0.95,0.6,0",
  ];
  writeFileSync(
    join(study, "review.csv"),
    `side,coin_a,coin_b,study,uncertainty,together,probability,contradictions\n${queue.join("\n")}\n`,
  );
  return { photographs, study };
}

export const options = (study: string, dir: string) => ({
  study,
  by: "Ada",
  now: () => new Date("2026-01-02T03:04:05Z"),
  cache: join(dir, "cache"),
});
