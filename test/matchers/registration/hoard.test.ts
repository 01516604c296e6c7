import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import {
  prepareSide,
  readPhotograph,
  splitHalves,
  type Picture,
  type Side,
} from "../../../src/lib/coins/index";
import { loadDieLinks } from "../../../src/lib/data/index";
import { startEngine } from "../../../src/lib/engine/index";
import {
  matchSide,
  matchSides,
  type MatchedPair,
  type MatchSide,
  type NamedSide,
} from "../../../src/lib/matchers/index";
import { readSides } from "../../../src/lib/matchers/registration/read-sides";
import { startWorkers } from "../../../src/lib/matchers/registration/workers";
import { realPhotographs } from "../../real-photographs";
import { slow } from "../../slow";

const HOARD = realPhotographs("hoard");

/**
 * Every coin with a die link, and look-alikes of the same legends: the pairs that scored highest
 * among different dies.
 */
const LINKED = [
  "53",
  "87",
  "134",
  "164",
  "213",
  "270",
  "413",
  "453",
  "459",
  "590",
  "607",
  "614",
  "628",
  "747",
  "828",
  "846",
];
const LOOK_ALIKES = ["86", "199", "237", "244", "409", "416", "508"];

/** What a camera or a mail program may do to a photograph. */
const CHANGES: Record<string, (image: Sharp, width: number) => Sharp> = {
  brighter: (image) => image.linear(1, 12),
  flatter: (image) => image.linear(0.8, 20),
  smaller: (image, width) => image.resize(Math.round(0.9 * width)),
  larger: (image, width) => image.resize(Math.round(1.1 * width)),
  compressed: (image) => image.jpeg({ quality: 60 }),
};

/** One side of a photograph after a change. */
async function changed(file: string, side: Side, how: string): Promise<MatchSide> {
  const { width } = await sharp(file).metadata();
  const image = CHANGES[how](sharp(file), width!);
  return matchSide(
    prepareSide(
      splitHalves(
        how === "compressed"
          ? await readPhotograph(await image.toBuffer(), file)
          : await pixels(image),
        file,
      )[side],
      file,
    ),
  );
}

async function pixels(image: Sharp): Promise<Picture> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    channels: info.channels as Picture["channels"],
    data,
  };
}

describe.skipIf(HOARD.missing)("the real hoard's die links", () => {
  let pairs: MatchedPair[];
  let sides: NamedSide[];
  const files = new Map<string, string>();
  const dies = new Map<string, Record<string, string | null>>();
  beforeAll(async () => {
    await startEngine();
    const { coins } = await loadDieLinks(HOARD.folder);
    const chosen = coins.filter(({ name }) => LINKED.includes(name) || LOOK_ALIKES.includes(name));
    for (const { name, obverseDie, reverseDie } of chosen)
      dies.set(name, { obverse: obverseDie, reverse: reverseDie });
    for (const { name, file } of chosen) files.set(name, file);
    const workers = startWorkers(2);
    try {
      const read = await readSides(
        chosen.map(({ file }) => ({ file, sides: ["obverse", "reverse"] })),
        "halves",
        workers,
      );
      sides = read.flatMap((one, i) =>
        one.sides.map((side) => ({ coin: chosen[i].name, ...side })),
      );
      pairs = (await matchSides(sides, { workers })).filter(
        ({ a, b, side }) => !(side === "reverse" && a === "164" && b === "828"),
      ); // unsure
    } finally {
      await workers.close();
    }
  });

  it("rank above every look-alike, by a margin, and are called the same", () => {
    const same = pairs.filter(({ a, b, side }) => dies.get(a)![side] === dies.get(b)![side]);
    const different = pairs.filter((pair) => !same.includes(pair));
    expect(same).toHaveLength(8);
    expect(Math.min(...same.map(({ score }) => score))).toBeGreaterThan(
      1.5 * Math.max(...different.map(({ score }) => score)),
    );
    expect(same.map(({ answer }) => answer)).toEqual(same.map(() => "same"));
    expect(different.filter(({ answer }) => answer === "same")).toEqual([]);
  });

  it.skipIf(!slow)(
    "stay the same, and look-alikes not, with one photograph brighter, flatter, smaller, larger or compressed",
    async () => {
      const workers = startWorkers(0);
      const isSame = ({ a, b, side }: MatchedPair) => dies.get(a)![side] === dies.get(b)![side];
      const likest = pairs
        .filter((pair) => !isSame(pair))
        .sort((x, y) => y.score - x.score)
        .slice(0, 3);
      for (const how of Object.keys(CHANGES)) {
        for (const pair of [...pairs.filter(isSame), ...likest]) {
          const still = sides.find(({ coin, side }) => coin === pair.a && side === pair.side)!;
          const seen = await changed(files.get(pair.b)!, pair.side, how);
          const [again] = await matchSides([still, { coin: "changed", side: pair.side, seen }], {
            workers,
          });
          expect(Math.abs(again.score - pair.score), `${pair.a} ${pair.b} ${how}`).toBeLessThan(
            0.08,
          );
          expect(again.answer === "same", `${pair.a} ${pair.b} ${how}`).toBe(isSame(pair));
        }
      }
    },
  );
});
