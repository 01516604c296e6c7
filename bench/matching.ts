import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedFolder } from "../src/lib/simulator/index";
import { growthExponent, sharesOf } from "./lib/growth";
import { nodePeer, pythonPeer, takeTurns, type Peer } from "./lib/peer";
import { median } from "../src/lib/base/median";
import type { Row, Stage } from "./lib/stage";

const ROOT = join(__dirname, "..");
const OPENCV = join(ROOT, ".cache", "bench-opencv");
/**
 * Simulated hoards, how many of their coins to match, coins whose every pair both sides register,
 * and how often.
 */
const FULL = {
  hoards: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => ({ coins: 91, seed, width: 1574 })),
  matched: [50, 91, 200, 400, 861],
  beside: 24,
  rounds: 3,
};
const SMALL: typeof FULL = {
  hoards: [{ coins: 24, seed: 1, width: 787 }],
  matched: [12, 24],
  beside: 6,
  rounds: 1,
};

type Stages = {
  engine: string;
  photographsMs: number;
  halvesMs: number;
  screenMs: number;
  registerMs: number;
  cpuMs: number;
  pairs: number;
  refined: number;
  peak_mb: number;
};
type Turn = { ms: number; cpu_ms: number };

/** From photographs to pairs, and one pair beside OpenCV. */
export const stage: Stage = {
  title:
    "Die matching: both sides of n simulated coins, from photographs to pairs; then registering beside OpenCV's ECC, and every pair beside SIFT with RANSAC",
  hasSmall: true,
  async run({ say, small }) {
    const { hoards, matched, beside, rounds } = small ? SMALL : FULL;
    say("simulated photographs, made where they are not there yet …");
    const folders: string[] = [];
    for (const hoard of hoards)
      folders.push(await simulatedFolder(join(ROOT, "data", "raw"), hoard));
    const rows: Row[] = [];
    for (const coins of matched) rows.push(...(await stagesOf(folders, coins, say)));
    return [...rows, ...growth(rows), ...(await besideOpenCv(folders, beside, rounds, say))];
  },
};

async function stagesOf(
  folders: string[],
  coins: number,
  say: (line: string) => void,
): Promise<Row[]> {
  const cache = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  try {
    const rows: Row[] = [];
    for (const how of ["fresh", "out of the cache"]) {
      say(`${coins} coins, ${how} …`);
      // a process of its own, so that its peak memory is this run's
      const peer = nodePeer("matching-peer.ts");
      const { photographsMs, halvesMs, screenMs, registerMs, cpuMs, pairs, refined, peak_mb } =
        await peer.ask<Stages>({ what: "stages", folders, coins, cache });
      peer.close();
      const ms = photographsMs + halvesMs + screenMs + registerMs;
      rows.push({
        name: `${coins} coins, ${how}`,
        coins,
        numislab_ms: ms,
        cpu_ms: cpuMs,
        photographs_ms: photographsMs,
        halves_ms: halvesMs,
        screen_ms: screenMs,
        register_ms: registerMs,
        pairs,
        refined,
        pairs_per_s: (1000 * pairs) / ms,
        peak_mb,
        ...sharesOf({
          photographs: photographsMs,
          halves: halvesMs,
          screen: screenMs,
          registering: registerMs,
        }),
      });
    }
    return rows;
  } finally {
    rmSync(cache, { recursive: true });
  }
}

/** How time grows with the number of coins: of all stages, and of each. */
function growth(rows: readonly Row[]): Row[] {
  return ["fresh", "out of the cache"].map((how) => {
    const some = rows.filter(({ name }) => name.endsWith(how));
    const of = (key: string) => growthExponent(some, "coins", key);
    return {
      name: `exponents of ${how}, by least squares`,
      exponent_of_clock: of("numislab_ms"),
      exponent_of_processor: of("cpu_ms"),
      exponent_of_photographs: of("photographs_ms"),
      exponent_of_screen: of("screen_ms"),
      exponent_of_registering: of("register_ms"),
    };
  });
}

async function besideOpenCv(
  folders: string[],
  coins: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Row[]> {
  if (!opencv(say)) return [{ name: "OpenCV: not measured, it could not be installed" }];
  const folder = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  const [here, there] = [
    nodePeer("matching-peer.ts"),
    pythonPeer("opencv_match.py", { python: join(OPENCV, "bin", "python") }),
  ];
  const pairs = (coins * (coins - 1)) / 2;
  const beside = async (name: string, ours: object, theirs: object): Promise<Row> => {
    say(`${name} …`);
    const as = (peer: Peer, asked: object): Peer => ({
      ask: (question) => peer.ask({ ...question, ...asked }),
      close: peer.close,
    });
    const turns = () =>
      takeTurns<Turn>([as(here, ours), as(there, theirs)], rounds, { folders, coins, folder });
    const [a, b] = await turns();
    const each = (values: Turn[], key: keyof Turn) =>
      median(values.map((turn) => turn[key])) / pairs;
    return {
      name,
      numislab_ms: each(a, "ms"),
      opencv_ms: each(b, "ms"),
      ratio_to_opencv: median(a.map(({ ms }, i) => ms / b[i].ms)),
      cpu_ratio: median(a.map(({ cpu_ms }, i) => cpu_ms / b[i].cpu_ms)),
      rounds,
    };
  };
  try {
    await here.ask({ what: "export", folders, coins, folder });
    return [
      await beside(
        `a pair of ${pairs} registered beside ECC, a thread each`,
        { what: "registrations" },
        { peer: "ecc", one_thread: true },
      ),
      await beside(
        `a pair of ${pairs} screened and registered beside SIFT with RANSAC`,
        { what: "pairs" },
        { peer: "sift" },
      ),
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
  return (
    made &&
    spawnSync(python, ["-m", "pip", "install", "-q", "-r", join(__dirname, "opencv.txt")])
      .status === 0
  );
}
