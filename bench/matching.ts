import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedFolder } from "../src/lib/data/index";
import { nodePeer, pythonPeer, takeTurns, type Peer } from "./lib/peer";
import { median } from "./lib/spread";
import type { Row, Stage } from "./lib/stage";

const ROOT = join(__dirname, "..");
const OPENCV = join(ROOT, ".cache", "bench-opencv");
const COINS = [50, 91, 200, 400];
/** Simulated hoards of 91 coins: enough for the most. */
const SEEDS = [1, 2, 3, 4, 5];
/** Coins whose every pair both sides register. */
const BESIDE = 24;
const ROUNDS = 3;

type Stages = { engine: string; photographsMs: number; screenMs: number; registerMs: number; pairs: number; refined: number; peak_mb: number };
type Turn = { ms: number; cpu_ms: number };

/** From photographs to pairs, and one pair beside OpenCV. */
export const stage: Stage = {
  title: "Die matching: both sides of n simulated coins, from photographs to pairs; then registering beside OpenCV's ECC, and every pair beside SIFT with RANSAC",
  async run({ say }) {
    say("simulated photographs, made where they are not there yet …");
    const folders: string[] = [];
    for (const seed of SEEDS) folders.push(await simulatedFolder(join(ROOT, "data", "raw"), { coins: 91, seed, width: 1574 }));
    const rows: Row[] = [];
    for (const coins of COINS) rows.push(...(await stagesOf(folders, coins, say)));
    return [...rows, ...(await besideOpenCv(folders, say))];
  },
};

async function stagesOf(folders: string[], coins: number, say: (line: string) => void): Promise<Row[]> {
  const cache = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  try {
    const rows: Row[] = [];
    for (const how of ["fresh", "out of the cache"]) {
      say(`${coins} coins, ${how} …`);
      const peer = nodePeer("matching-peer.ts"); // a process of its own, so that its peak memory is this run's
      const { photographsMs, screenMs, registerMs, pairs, refined, peak_mb } = await peer.ask<Stages>({ what: "stages", folders, coins, cache });
      peer.close();
      const ms = photographsMs + screenMs + registerMs;
      rows.push({ name: `${coins} coins, ${how}`, numislab_ms: ms, photographs_ms: photographsMs, screen_ms: screenMs, register_ms: registerMs, pairs, refined, pairs_per_s: (1000 * pairs) / ms, peak_mb });
    }
    return rows;
  } finally {
    rmSync(cache, { recursive: true });
  }
}

async function besideOpenCv(folders: string[], say: (line: string) => void): Promise<Row[]> {
  if (!opencv(say)) return [{ name: "OpenCV: not measured, it could not be installed" }];
  const folder = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  const [here, there] = [nodePeer("matching-peer.ts"), pythonPeer("opencv_match.py", { python: join(OPENCV, "bin", "python") })];
  const pairs = (BESIDE * (BESIDE - 1)) / 2;
  const beside = async (name: string, ours: object, theirs: object): Promise<Row> => {
    say(`${name} …`);
    const as = (peer: Peer, asked: object): Peer => ({ ask: (question) => peer.ask({ ...question, ...asked }), close: peer.close });
    const turns = () => takeTurns<Turn>([as(here, ours), as(there, theirs)], ROUNDS, { folders, coins: BESIDE, folder });
    const [a, b] = await turns();
    const each = (values: Turn[], key: keyof Turn) => median(values.map((turn) => turn[key])) / pairs;
    return {
      name,
      numislab_ms: each(a, "ms"),
      opencv_ms: each(b, "ms"),
      ratio_to_opencv: median(a.map(({ ms }, i) => ms / b[i].ms)),
      cpu_ratio: median(a.map(({ cpu_ms }, i) => cpu_ms / b[i].cpu_ms)),
      rounds: ROUNDS,
    };
  };
  try {
    await here.ask({ what: "export", folders, coins: BESIDE, folder });
    return [
      await beside(`a pair of ${pairs} registered beside ECC, a thread each`, { what: "registrations" }, { peer: "ecc", one_thread: true }),
      await beside(`a pair of ${pairs} screened and registered beside SIFT with RANSAC`, { what: "pairs" }, { peer: "sift" }),
    ];
  } finally {
    here.close();
    there.close();
    rmSync(folder, { recursive: true });
  }
}

/** Whether there is an environment with OpenCV; made at the first time. */
function opencv(say: (line: string) => void): boolean {
  const python = join(OPENCV, "bin", "python");
  if (existsSync(python) && spawnSync(python, ["-c", "import cv2"]).status === 0) return true;
  say("OpenCV for Python, once …");
  const made = spawnSync("python3", ["-m", "venv", OPENCV]).status === 0;
  return made && spawnSync(python, ["-m", "pip", "install", "-q", "-r", join(__dirname, "opencv.txt")]).status === 0;
}
