import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { SIDES } from "../pairs";
import { objectsOf, type Json } from "./iiif-text";
import { coinsOfStatements, type CoinStatement, type PublishedStudy } from "./published-study";

/** Name of a property without what stands before it: `nmo:hasDie`, or its whole address. */
const localName = (key: string) => key.replace(/^.*[#/:]/, "");

/** The values of a property, however its name is written. */
const valuesOf = (thing: Json, name: string): unknown[] =>
  Object.entries(thing)
    .filter(([key]) => !key.startsWith("@") && localName(key) === name)
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]));

/**
 * A die study as Nomisma's model has it, in JSON-LD: coins (`nmo:NumismaticObject`) with
 * `nmo:hasObverse` and `nmo:hasReverse`, each with `nmo:hasDie`, as the Roman Republican Die Project
 * publishes it. Names may be short, with a prefix, or whole addresses; things may lie inside each
 * other or be named by their `@id`.
 *
 * @throws NumislabError "input" where no coin has a die
 * @see https://nomisma.org/ontology
 */
export function readDieRecords(file: string, document: unknown): PublishedStudy {
  const things = allThings(document);
  const byId = new Map<string, Json>();
  for (const thing of things) {
    const id = thing["@id"];
    // what is said of one thing in several places belongs to it
    if (typeof id === "string") byId.set(id, mergedThings(byId.get(id), thing));
  }
  const whole = (value: unknown): Json[] =>
    objectsOf(value).map((one) => byId.get(String(one["@id"] ?? "")) ?? one);
  const coins = [...new Set(things.map((thing) => byId.get(String(thing["@id"] ?? "")) ?? thing))];
  const dieTexts = (face: Json) =>
    valuesOf(face, "hasDie").flatMap((value) => {
      const assigned = whole(value).flatMap(dieValue);
      return assigned.length > 0 ? assigned : [textOf(value)];
    });
  const found = coins.flatMap((coin) => {
    const faces = SIDES.map((side) => ({
      side,
      own: valuesOf(coin, side === "obverse" ? "hasObverse" : "hasReverse").flatMap(whole),
    }));
    const dies = faces.flatMap(({ side, own }) =>
      own.flatMap((face) => dieTexts(face).flatMap((die) => (die === null ? [] : [{ side, die }]))),
    );
    const named = textOf(coin) ?? textOf(valuesOf(coin, "identifier")[0]);
    return dies.length === 0 || named === null ? [] : [{ coin, named, dies, faces }];
  });
  if (found.length === 0)
    throw new NumislabError(
      "input",
      `${file} has no coin with nmo:hasObverse or nmo:hasReverse and nmo:hasDie: give the JSON-LD of a die study in Nomisma's model, a IIIF manifest, or a table of coins and dies.`,
    );
  const [coinName, dieName] = [
    shortNames(found.map(({ named }) => named)),
    shortNames(found.flatMap(({ dies }) => dies.map(({ die }) => die))),
  ];
  return coinsOfStatements(
    file,
    found.map(({ coin, named, dies, faces }): CoinStatement => ({
      coin: coinName(named),
      dies: dies.map(({ side, die }) => ({ side, die: dieName(die) })),
      photographs: photographsOf(coin, faces, coinName(named)),
    })),
  );
}

function photographsOf(
  coin: Json,
  faces: readonly { side: Side; own: readonly Json[] }[],
  label: string,
) {
  const depicted = (thing: Json) =>
    textOf(valuesOf(thing, "depiction")[0]) ?? textOf(valuesOf(thing, "thumbnail")[0]);
  const bySide = faces.flatMap(({ side, own }) => {
    const address = own.map(depicted).find((one) => one !== null);
    return address ? [{ side, address, label: null }] : [];
  });
  if (bySide.length > 0) return bySide;
  return [{ side: null, address: depicted(coin), label }];
}

/** What a die is called: the value that scholars assigned, or itself. */
function dieValue(die: Json): (string | null)[] {
  return valuesOf(die, "value").map(textOf);
}

/** A text or an address; null of a thing without either, or that only this document names. */
function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim() || null;
  const [own] = objectsOf(value);
  const said = own?.["@value"] ?? own?.["@id"];
  return typeof said === "string" && !said.startsWith("_:") ? said.trim() || null : null;
}

/** Every object of a document, those inside others too. */
function allThings(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(allThings);
  if (typeof value !== "object" || value === null) return [];
  const { "@context": _, ...own } = value as Json;
  return [own, ...Object.values(own).flatMap(allThings)];
}

/** Two descriptions of one thing, the values of both. */
function mergedThings(one: Json | undefined, other: Json): Json {
  if (one === undefined) return other;
  const merged: Json = { ...one };
  for (const [key, value] of Object.entries(other))
    if (key !== "@id") merged[key] = key in merged ? [merged[key], value].flat() : value;
  return merged;
}

/** The last parts of addresses as names; whole addresses where two would be called alike. */
function shortNames(addresses: readonly string[]): (address: string) => string {
  const short = (address: string) =>
    /^[a-z][a-z\d+.-]*:\/\//i.test(address)
      ? address.replace(/[#/]+$/, "").replace(/^.*[#/]/, "")
      : address;
  const all = new Map<string, Set<string>>();
  for (const address of addresses)
    all.set(short(address), (all.get(short(address)) ?? new Set()).add(address));
  return (address) => (all.get(short(address))!.size > 1 ? address : short(address));
}
