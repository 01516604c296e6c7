import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Layout, Pair, Side } from "../coins/index";
import { fromCsv, NumislabError } from "../base/index";
import { pairKey, photographFolder } from "../data/index";
import { readStudySource, STUDY_FILE, type Verdict } from "../diestudy/index";
import { isFile } from "./is-file";

/** A die study as it lies in its folder, with the photographs that it was made from. */
export interface ReviewStudy {
  folder: string;
  name: string;
  layout: Layout;
  anyRotation: boolean;
  /** Where the verdicts are kept. */
  verdicts: string;
  coins: { name: string; sides: { [side in Side]?: string } }[];
}

/** A pair to be looked at, as review.csv has it. */
export interface ReviewItem extends Pair {
  study: "same" | "different";
  /** Of one die, by all pairs together; null where review.csv does not have the pair. */
  together: number | null;
  /** Of one die, by this pair alone; null where the two were not compared. */
  probability: number | null;
  contradictions: number;
  /** What to look at in their photographs, in words; empty where there is nothing. */
  warning: string;
  /** Dies that the study gave them. */
  dies: [string, string];
}

/**
 * Finds a study and its photographs.
 *
 * @param photographs  where they are now, if they were moved
 * @throws NumislabError "input" where there is no finished study, or a photograph is missing
 */
export async function openStudy(dir: string, photographs?: string): Promise<ReviewStudy> {
  const folder = resolve(dir);
  const source = await readStudySource(folder);
  if (source === null)
    throw new NumislabError(
      "input",
      `${folder} holds no finished die study (there is no ${STUDY_FILE} in it): make one with \`numislab die-study PHOTOGRAPHS --out ${dir}\`.`,
    );
  const place = await photographFolder(
    photographs === undefined ? source.folder : resolve(photographs),
  ).catch(() => null);
  const moved = `The photographs of this study were in ${source.folder}`;
  if (place === null)
    throw new NumislabError(
      "input",
      `${moved}: ${photographs ?? "that folder"} is not there. Name their folder with --photographs.`,
    );
  const coins = source.coins.map(({ name, sides }) => ({
    name,
    sides: Object.fromEntries(
      Object.entries(sides).map(([side, photograph]) => [side, join(place, photograph!.file)]),
    ) as { [side in Side]?: string },
  }));
  const files = [...new Set(coins.flatMap(({ sides }) => Object.values(sides)))];
  const missing = (
    await Promise.all(files.map(async (file) => ((await isFile(file)) ? [] : [basename(file)])))
  ).flat();
  if (missing.length > 0)
    throw new NumislabError(
      "input",
      `${moved}; of ${files.length}, ${missing.length} are not in ${place} (${missing.slice(0, 3).join(", ")}${missing.length > 3 ? " …" : ""}): name the folder that holds them with --photographs.`,
    );
  return {
    folder,
    name: basename(folder),
    layout: source.layout,
    anyRotation: source.anyRotation,
    verdicts: join(folder, "verdicts.csv"),
    coins,
  };
}

/**
 * The queue of review.csv, the most uncertain first, with the dies of dies.csv; then pairs that
 * were judged and are not in it any more. Read again each time: the study may have been made again.
 */
export async function reviewItems(
  { folder }: Pick<ReviewStudy, "folder">,
  judged: readonly Verdict[],
): Promise<ReviewItem[]> {
  const [queue, coins] = await Promise.all([
    tableOf(folder, "review.csv"),
    tableOf(folder, "dies.csv"),
  ]);
  const dies = new Map(coins.map((row) => [row.coin, row]));
  const diesOf = (side: Side, a: string, b: string): [string, string] => [
    dies.get(a)?.[`${side}_die`] ?? "",
    dies.get(b)?.[`${side}_die`] ?? "",
  ];
  const queued = new Set(queue.map((row) => pairKey(row.side as Side, row.coin_a, row.coin_b)));
  return [
    ...queue.map((row): ReviewItem => ({
      side: row.side as Side,
      a: row.coin_a,
      b: row.coin_b,
      study: row.study as ReviewItem["study"],
      together: Number(row.together),
      probability: row.probability === "" ? null : Number(row.probability),
      contradictions: Number(row.contradictions),
      warning: row.warning ?? "", // studies of earlier versions have none
      dies: diesOf(row.side as Side, row.coin_a, row.coin_b),
    })),
    ...judged
      .filter(({ side, a, b }) => !queued.has(pairKey(side, a, b)))
      .map(({ side, a, b }): ReviewItem => {
        const own = diesOf(side, a, b);
        return {
          side,
          a,
          b,
          study: own[0] === own[1] ? "same" : "different",
          together: null,
          probability: null,
          contradictions: 0,
          warning: "",
          dies: own,
        };
      }),
  ];
}

async function tableOf(folder: string, name: string): Promise<Record<string, string>[]> {
  try {
    return fromCsv(await readFile(join(folder, name), "utf8"));
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${join(folder, name)} cannot be read: make the study again with \`numislab die-study\`.`,
      { cause },
    );
  }
}
