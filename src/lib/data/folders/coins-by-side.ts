import { basename, join, relative } from "node:path";
import { stemOf, withoutMasks } from "./beside";
import type { CoinFiles, FolderOfCoins } from "./folder-of-coins";
import { some } from "./some";
import { inNaturalOrder, photographsIn, type LeftOut, type PhotographsIn } from "../photographs-in";
import { sidesInNames } from "./sides-in-names";
import { sideOfFolder } from "./sides-of-folders";

/** Coins whose sides are photographs of their own, by the sides that the names say. */
export async function coinsBySide(folder: string, listed: PhotographsIn): Promise<FolderOfCoins> {
  const { images, leftOut, warnings } = await sidePhotographs(folder, listed);
  const named = sidesInNames(
    images.map(({ folder, name }) => ({ folder, stem: stemOf(name) })),
    { called: basename(folder) },
  );
  warnings.push(...named.warnings);
  const byName = new Map<string, CoinFiles["sides"]>();
  const sideless: string[] = [];
  named.files.forEach(({ coin, side = "obverse" }, i) => {
    const { file, name } = images[i];
    if (!named.files[i].side && EDGE.test(stemOf(name))) {
      leftOut.push({ file, why: `${file} is by its name of the coin's edge, and not compared.` });
      return;
    }
    if (!named.files[i].side) sideless.push(relative(folder, file));
    const sides = byName.get(coin) ?? {};
    const before = sides[side];
    if (before)
      warnings.push(
        `${file}: ${relative(folder, before)} shows the ${side} of coin '${coin}' already; left out`,
      );
    else byName.set(coin, { ...sides, [side]: file });
  });
  joinCases(byName, warnings);
  if (sideless.length > 0)
    warnings.push(
      `${some(sideless)} ${sideless.length === 1 ? "does" : "do"} not say which side ${sideless.length === 1 ? "it shows" : "they show"} (…-obverse, …-reverse, …_o, …_r); taken as ${sideless.length === 1 ? "an obverse" : "obverses"}`,
    );
  const having = (side: "obverse" | "reverse") =>
    [...byName].filter(([, sides]) => sides[side]).map(([name]) => name);
  const [obverses, reverses] = [having("obverse"), having("reverse")];
  if (
    sideless.length === 0 &&
    obverses.length > 0 &&
    reverses.length > 0 &&
    obverses.length + reverses.length === byName.size
  )
    warnings.push(
      `no coin has both sides: the obverses are called ${some(obverses)}, the reverses ${some(reverses)}; if they are the same coins, name the two photographs of a coin alike but for the side`,
    );
  const coins = [...byName].map(([name, { obverse, reverse }]) => ({
    name,
    file: (obverse ?? reverse)!,
    sides: { ...(obverse ? { obverse } : {}), ...(reverse ? { reverse } : {}) },
  }));
  return {
    coins: coins.sort((a, b) => inNaturalOrder(a.name, b.name)),
    leftOut,
    warnings,
    evidence: named.evidence,
  };
}

/** Photographs of a coin's edge. */
const EDGE = /(?:^|[\s._-])(?:edge|rim|rand|tranche|taglio|canto|kante|profile?|profil)\)?$/i;

/** Joins coins whose names differ in upper and lower case only, and that have one side each. */
function joinCases(coins: Map<string, CoinFiles["sides"]>, warnings: string[]): void {
  const first = new Map<string, string>();
  for (const [name, sides] of [...coins]) {
    const other = first.get(name.toLowerCase());
    const before = other === undefined ? undefined : coins.get(other);
    if (other === undefined || !before) {
      first.set(name.toLowerCase(), name);
      continue;
    }
    if (Object.keys({ ...before, ...sides }).length !== 2 || Object.keys(before).length === 2)
      continue;
    coins.set(other, { ...before, ...sides });
    coins.delete(name);
    warnings.push(`'${name}' and '${other}' differ in upper and lower case only: read as one coin`);
  }
}

interface SidePhotograph {
  folder: string | null;
  name: string;
  file: string;
}

/**
 * The photographs of layout `single`: those in the folder, in folders that are called by a side,
 * and, where there are no others, in folders of coins.
 */
async function sidePhotographs(
  folder: string,
  { photographs, folders, leftOut }: PhotographsIn,
): Promise<{ images: SidePhotograph[]; leftOut: LeftOut[]; warnings: string[] }> {
  const left = [...leftOut];
  const loose = withoutMasks(photographs);
  const warnings = loose.warnings;
  const bySide = folders.filter(sideOfFolder);
  const letters = folders.filter((name) => /^\p{L}$/u.test(name.normalize("NFC")));
  const own = loose.images.length === 0 && bySide.length === 0 ? folders : [];
  const read = [...new Set([...bySide, ...(letters.length === 2 ? letters : []), ...own])];
  const images: SidePhotograph[] = loose.images.map((name) => ({
    folder: null,
    name,
    file: join(folder, name),
  }));
  for (const inside of read) {
    const within = await photographsIn(join(folder, inside));
    const kept = withoutMasks(within.photographs);
    left.push(...within.leftOut);
    warnings.push(...kept.warnings.map((warning) => `${inside}: ${warning}`));
    images.push(
      ...kept.images.map((name) => ({ folder: inside, name, file: join(folder, inside, name) })),
    );
  }
  const path = ({ folder, name }: SidePhotograph) => (folder === null ? name : `${folder}/${name}`);
  return {
    images: images.sort((a, b) => inNaturalOrder(path(a), path(b))),
    leftOut: left,
    warnings,
  };
}
